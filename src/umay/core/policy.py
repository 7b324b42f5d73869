"""Policy: the one table that says which role may do what. All else is closed.

Opening a screen is decided here; opening a sealed field also needs its key. The allow
and the deny tests of every role and action are made from this table.
"""

from umay.core.roles import Role
from umay.core.secrets import Category

HOUSE = frozenset({Role.DUTY, Role.SOCIAL, Role.DIRECTOR})
DAY = frozenset({Role.SOCIAL, Role.DIRECTOR})
CARE = DAY | {Role.PSYCHOLOGIST, Role.CHILDREN, Role.LAWYER, Role.MEDIC}
INSIDE = CARE | {Role.DUTY}
DANGER = HOUSE | {Role.PSYCHOLOGIST}
PAPERS = DAY | {Role.LAWYER}
PROOF = frozenset({Role.SOCIAL, Role.LAWYER})
EVERYBODY = frozenset(Role)

# Who takes families in: to them a new family's keys are sealed until she has her own
# worker, and only they may look whether a woman was here before.
INTAKE = frozenset({Role.DUTY, Role.SOCIAL})

POLICY: dict[str, frozenset[Role]] = {
    "home": EVERYBODY,
    "own.sign_in": EVERYBODY,
    "own.account": EVERYBODY,
    "tonight.see": HOUSE,
    "morning.see": frozenset({Role.DIRECTOR}),
    "board.see": HOUSE,
    "limits.see": HOUSE,
    "forecast.see": DAY,
    "week.see": HOUSE,
    "bed.history": DAY,
    "elsewhere.see": HOUSE,
    "request.take": HOUSE,
    "request.see": HOUSE,
    "request.end": HOUSE,
    "turn_away.see": DAY,
    "hold.place": HOUSE,
    "hold.change": HOUSE,
    "waiting.see": HOUSE,
    "waiting.change": HOUSE,
    "stay.open": HOUSE,
    "household.see": INSIDE,
    "secrets.open": INSIDE,
    "secrets.grant": CARE,
    "secrets.take_on": frozenset({Role.SOCIAL}),
    "secrets.find_again": INTAKE,
    "door.open": frozenset({Role.SOCIAL}),
    "door.end": DAY,
    "glass.break": CARE,
    "glass.tell": INSIDE,
    "contact.see": INSIDE,
    "contact.change": INSIDE,
    "paper.see": PAPERS,
    "paper.release": PAPERS,
    "opened.print": INSIDE,
    "her_page.print": INSIDE,
    "receipt.take": INSIDE,
    "evidence.see": PROOF,
    "evidence.add": PROOF,
    "evidence.export": PROOF,
    "demand.take": HOUSE | {Role.LAWYER},
    "demand.see": PAPERS,
    "demand.check": frozenset({Role.LAWYER, Role.DIRECTOR}),
    "demand.answer": PAPERS,
    # Only what was made to herself; of the others nobody learns that they are there.
    "complaint.answer": frozenset({Role.DIRECTOR, Role.LAWYER, Role.SOCIAL}),
    "right.see": DAY,
    "right.ask": INSIDE,
    "right.answer": DAY,
    "right.erase": DAY,
    # Who keeps the files when another organisation takes the house over.
    "operator.see": DAY | {Role.LAWYER},
    "operator.ask": DAY,
    "operator.open": frozenset({Role.DIRECTOR}),
    "operator.agree": frozenset({Role.DIRECTOR, Role.LAWYER}),
    "plan.see": CARE,
    "plan.change": CARE,
    "service.give": CARE,
    "note.see": CARE,
    "note.write": CARE,
    "child.see": INSIDE,
    "child.write": CARE,
    "child.session": frozenset({Role.CHILDREN, Role.PSYCHOLOGIST}),
    "event.see": HOUSE,
    "event.record": HOUSE,
    "event.to_incident": DAY,
    "gate_card.see": HOUSE,
    "gate_card.write": HOUSE,
    "locker.see": HOUSE,
    "locker.give": HOUSE,
    "allergies.see": INSIDE,
    "allergies.write": HOUSE,
    "handover.see": HOUSE,
    "handover.give": HOUSE,
    "journal.see": DAY | {Role.INSPECTOR},
    "journal.print": DAY,
    "report.make": frozenset({Role.DIRECTOR}),
    "report.gaps": frozenset({Role.DIRECTOR, Role.LAWYER}),
    "incident.see": CARE,
    "incident.report": CARE,
    "danger.see": DANGER,
    "danger.talk": DANGER,
    "safety.see": DANGER,
    "safety.change": DANGER,
    "safety.print": DANGER,
    "consent.ask": PAPERS,
    "consent.end": INSIDE,
    "known.declare": INSIDE,
    "wall.put_up": DAY,
    "wall.look_at": frozenset({Role.DIRECTOR}),
    "reads.review": frozenset({Role.DIRECTOR}),
    "reads.review_directors": frozenset({Role.SOCIAL, Role.LAWYER}),
    "record.see": frozenset({Role.DIRECTOR, Role.LAWYER, Role.ADMIN}),
    "record.witness": frozenset({Role.DIRECTOR, Role.ADMIN}),
    "member.change": HOUSE,
    "absence.change": HOUSE,
    "stay.move": HOUSE,
    "stay.end": HOUSE,
    "leaving.plan": DAY,
    "leaving.see": CARE,
    "follow_up.write": DAY,
    "extension.ask": DAY,
    "extension.decide": frozenset({Role.DIRECTOR}),
    "appeal.make": CARE,
    # By the constraint never by whoever refused: a second director, or the lawyer.
    "appeal.decide": frozenset({Role.DIRECTOR, Role.LAWYER}),
    "task.close": HOUSE,
    "apart.change": DAY,
    "unit.condition": HOUSE,
    "unit.keep_back": frozenset({Role.DIRECTOR}),
    "house.settings": frozenset({Role.DIRECTOR, Role.ADMIN}),
    "house.change": frozenset({Role.DIRECTOR}),
    "units.change": frozenset({Role.DIRECTOR, Role.ADMIN}),
    "workers.see": DAY | {Role.ADMIN},
    "workers.invite": frozenset({Role.DIRECTOR, Role.ADMIN}),
    "workers.end": frozenset({Role.DIRECTOR, Role.ADMIN}),
    # An administrator raises nobody: neither her own role nor an account she has
    # invited or reset, which gets no shared key before somebody vouches for it.
    "workers.rights": frozenset({Role.DIRECTOR}),
    "workers.vouch": DAY,
}

# What a resident may do, signed in with her card. No role of a worker opens these, and
# nothing in the table above is open to her.
HERS = frozenset({"her.own"})

# Which role may be given the keys of which category, by whoever holds them. Her own
# worker may hold all; an administrator and an inspector none, ever.
MAY_HOLD: dict[Category, frozenset[Role]] = {
    Category.IDENTITY: INSIDE,
    Category.SAFETY: INSIDE,
    Category.NOTES: CARE,
    Category.HEALTH: frozenset({Role.SOCIAL, Role.MEDIC, Role.PSYCHOLOGIST}),
    Category.EVIDENCE: PROOF,
    Category.PRIVATE: CARE,
}


def allows(role: str, action: str) -> bool:
    """Whether the policy opens ``action`` to a role. Raises ``KeyError`` if unknown."""
    return role in POLICY[action]


def may_hold(role: str, category: Category) -> bool:
    return role in MAY_HOLD[category]
