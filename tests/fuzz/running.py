"""Running: turn after turn, somebody opens an address and sends what she likes.

What a turn changed is undone after it. The seed and the number of a turn draw the
same requests again, but for the keys of rows, which are new in each house.
"""

import re
import time
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from random import Random
from urllib.parse import urlsplit
from uuid import UUID

from django.db import transaction
from django.urls import Resolver404, URLPattern, get_resolver, resolve

from tests.fuzz import garbage
from tests.fuzz.asking import Answer, ask
from tests.fuzz.filling import Typed, filled, new_key
from tests.fuzz.garbage import Asked
from tests.fuzz.house import Fuzzed, fuzzed_house
from tests.fuzz.judging import FAULT, Judge
from tests.fuzz.pages import Control, Form, Page
from tests.fuzz.people import Person, people
from umay.core.policy import POLICY
from umay.core.roles import Role
from umay.web.quick import QUESTIONS

NAMED = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")
FORGED: dict[str, object] = {"int": 7, "str": "x", "slug": "x", "path": "x/y"}
NIL = UUID(int=7)
BAR = 30  # pages: a form on more of them is not the page's own, as signing out
SEE_MOST = (Role.SOCIAL, Role.DIRECTOR)
POSTS = 4  # at most, in one turn
SPOILED = 0.6  # of what is sent
LIKELY = 0.6  # that who asks is one to whom the address is open, unlocked


@dataclass(frozen=True)
class Route:
    name: str
    pattern: str
    action: str | None

    def address(self, key: Callable[[str, str], object]) -> str:
        def filled_in(found: re.Match[str]) -> str:
            return str(key(found["name"], found["kind"] or "str"))

        return NAMED.sub(filled_in, self.pattern)


def routes() -> list[Route]:
    """Return every address there is, as the program itself finds them."""
    found = list(_walk(get_resolver().url_patterns, "/"))
    quick = {path: action for (_, path), (_, action) in QUESTIONS.items()}
    return found + [Route(path, path, action) for path, action in quick.items()]


def _walk(patterns: Iterable[object], before: str) -> Iterator[Route]:
    for one in patterns:
        here = before + str(one.pattern)
        if isinstance(one, URLPattern):
            action = getattr(one.callback, "umay_action", None)
            yield Route(one.name or here, here, action)
        else:
            yield from _walk(one.url_patterns, here)


@dataclass
class Told:
    """What a run came to. ``opened``: answers with words their reader may read."""

    requests: int = 0
    turns: int = 0
    opened: int = 0
    slowest: float = 0.0
    slowest_asked: str = ""
    statuses: Counter[int] = field(default_factory=Counter)
    acts: Counter[str] = field(default_factory=Counter)
    by_route: Counter[str] = field(default_factory=Counter)
    by_person: Counter[str] = field(default_factory=Counter)
    found: list[str] = field(default_factory=list)


class Fuzz:
    """A house, its people and what they send: made once, run for as long as wanted."""

    def __init__(self, seed: int, only: Container[str] = ()) -> None:
        self.seed = seed
        self.made: Fuzzed = fuzzed_house()
        self.people = people(self.made)
        self.told = Told()
        self.show: Callable[[str], None] | None = None
        self.forms: dict[str, list[Form]] = {}
        self.names: list[str] = []
        self.routes = [one for one in routes() if not only or one.name in only]
        self._harvest()

    def run(
        self, turns: Iterable[int], show: Callable[[str], None] | None = None
    ) -> Told:
        """Take these turns; ``show`` is told every request."""
        self.show = show
        for number in turns:
            self._turn(number, self.routes[number % len(self.routes)])
        return self.told

    def _harvest(self) -> None:
        """Look at every page as one of those who see most; keep every form."""
        names: set[str] = set()
        leads: Counter[str] = Counter()
        by_name = {person.name: person for person in self.people}
        for route in self.routes:
            may = POLICY.get(route.action or "", frozenset())
            seeing = next((role for role in SEE_MOST if role in may), SEE_MOST[0])
            person = by_name[f"{seeing}, unlocked"]
            with self._undone(person, person.jar()):
                person.is_here_now()
                page = self._page(person, route)
            names |= page.asked
            leads.update({form.action for form in page.forms})
            for form in page.forms:
                self._keep(form, route)
                names |= set(form.controls)
        self.names = sorted(names)
        self.everywhere = {action for action, pages in leads.items() if pages > BAR}

    def _page(self, person: Person, route: Route) -> Page:
        path = route.address(lambda name, kind: self._keys(name, kind)[0])
        answer = self._ask(person, Asked("GET", path), f"seeing {route.name}")
        return Page(answer.body)

    def _keep(self, form: Form, here: Route) -> None:
        """Keep a form under the route it is sent to, once for each set of boxes."""
        try:
            name = resolve(urlsplit(form.action).path).url_name if form.action else ""
        except Resolver404:
            name = ""
        kept = self.forms.setdefault(name or here.name, [])
        if all(one.controls.keys() != form.controls.keys() for one in kept):
            kept.append(form)

    def _turn(self, number: int, route: Route) -> None:
        dice = Random(f"{self.seed}/{number}")
        person = self._who(route, dice)
        jar, told = person.jar(), f"seed {self.seed} turn {number}, {person.name}"
        self.told.turns += 1
        self.told.by_route[route.name] += 1
        self.told.by_person[person.name] += 1
        with self._undone(person, jar):
            person.is_here_now()
            path = route.address(lambda name, kind: self._key(name, kind, dice))
            sent = self._first(person, path, dice, told)
            forms = self._own_forms(sent.body, route, path)
            for _ in range(dice.randint(1, POSTS)):
                form = dice.choice(forms) if forms else self._made_up(dice)
                if not self._send(person, form.action or path, form, dice, told):
                    return

    def _who(self, route: Route, dice: Random) -> Person:
        roles = POLICY.get(route.action or "", frozenset())
        may = [one for one in self.people if one.role in roles]
        if not may or dice.random() > LIKELY:
            return dice.choice(self.people)
        return dice.choice([one for one in may if one.has_keys] or may)

    def _first(self, person: Person, path: str, dice: Random, told: str) -> Answer:
        """Open the address: plainly, so that its form is seen, or with garbage too."""
        asked = Asked("GET", path)
        if dice.random() < 0.4:
            asked.query = garbage.query(self.names, dice)
            garbage.hostile(asked, dice, person.jar())
        if dice.random() < 0.03:
            asked.path += dice.choice(("%00", "/../", "%FF", "//", "?", "x" * 3000))
        if dice.random() < 0.1:
            asked.method = dice.choice(garbage.METHODS)
        answer = self._ask(person, asked, told)
        return answer if answer.body else self._ask(person, Asked("GET", path), told)

    def _send(
        self, person: Person, to: str, form: Form, dice: Random, told: str
    ) -> bool:
        """Send a form once or twice. Return whether the turn may go on."""
        worker = person.worker or dice.choice(self.people[1:]).worker
        username = worker.username if worker else ""
        typed: Typed = filled(form, dice, username)
        parts = urlsplit(to)
        asked = Asked("POST", parts.path, parts.query, garbage.encoded(typed))
        if dice.random() < SPOILED:
            garbage.mangled(asked, typed, dice)
            garbage.hostile(asked, dice, person.jar())
        if dice.random() < 0.05:
            asked.method = dice.choice(garbage.METHODS)
        answers = [self._ask(person, asked, told)]
        if dice.random() < 0.2:  # the same key again, with the same or other words
            asked.body = dice.choice((asked.body, garbage.encoded(typed[::-1])))
            answers.append(self._ask(person, asked, told))
        return all(answer.status < FAULT for answer in answers)

    def _own_forms(self, page: str, route: Route, path: str) -> list[Form]:
        """Return what is to be filled in there; what was seen elsewhere, if nothing."""
        forms = [form for form in Page(page).forms if form.method == "post"]
        own = [form for form in forms if form.action not in self.everywhere]
        seen = self.forms.get(route.name, [])
        return own or [replace(form, action=path) for form in seen]

    def _made_up(self, dice: Random) -> Form:
        """A form for an address nobody has shown one for."""
        some = dice.sample(self.names, min(4, len(self.names)))
        form = Form("", "post", {name: Control(name, "text") for name in some})
        form.controls["key"] = Control("key", "hidden", [new_key(dice)])
        return form

    def _ask(self, person: Person, asked: Asked, told: str) -> Answer:
        judge, jar = Judge.before(self.made, person), person.jar()
        begun = time.perf_counter()
        answer = ask(person, asked)
        taken = time.perf_counter() - begun
        if asked.cookies or "Cookie" in asked.headers:
            person.put_back(jar)  # or she would be signed out for the rest of the turn
        if self.show:
            self.show(f"{answer.status} {asked}")
        acts = judge.acts() if answer.status < FAULT else []
        complaints = list(judge.complaints(answer, acts))
        self.told.acts.update(entry.act for entry in acts)
        self.told.found += [f"{told}: {why}\n  {asked}" for why in complaints]
        self.told.requests += 1
        self.told.statuses[answer.status] += 1
        if not complaints and judge.words_in(answer):
            self.told.opened += 1
        if taken > self.told.slowest:
            self.told.slowest, self.told.slowest_asked = taken, str(asked)[:200]
        return answer

    @contextmanager
    def _undone(self, person: Person, jar: dict[str, str]) -> Iterator[None]:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        person.put_back(jar)

    def _key(self, name: str, kind: str, dice: Random) -> object:
        """A key that stands there, of something else, of the other house, or forged."""
        drawn = dice.random()
        if drawn < 0.7:
            return (
                dice.choice(self._keys(name, kind)[:4])
                if drawn < 0.2
                else self._keys(name, kind)[0]
            )
        if drawn < 0.8 and kind == "uuid":
            return dice.choice(self.made.any_key())
        if drawn < 0.92:
            return dice.choice(self.made.far.get(name) or [NIL])
        return FORGED.get(kind, NIL)

    def _keys(self, name: str, kind: str) -> list[object]:
        """Keys that stand under this name; under a new one, any that fit."""
        return self.made.keys.get(name) or [FORGED.get(kind, NIL)]
