"""No paper tells a recipient what that class may not have: canaries in every field."""

from hashlib import sha256

import pytest
from django.utils import translation

from tests.gate.family import Family, family, fill
from umay.core import recipients
from umay.core.outgoing import SEALED, TAGS
from umay.core.papers import Basis, Paper
from umay.core.recipients import MAY_HAVE, Recipient, Tag, fields_for
from umay.core.refusals import Ground, Refused
from umay.core.secrets import Reason
from umay.records.models import Consent, Household, LedgerEntry, Release
from umay.records.queries.sealed_rows import OWNERS
from umay.records.sealed import sealed_columns
from umay.use_cases.consents import withdraw_consent
from umay.use_cases.gate import Leaving, Left, leave
from umay.use_cases.keys.opening import open_rows
from umay.use_cases.keys.sealing import Sealer
from umay.vault.files import open_file
from umay.web.gate import handed
from umay.web.papers import write_file, write_out

WRITTEN = [Paper.STAY_LETTER, Paper.OWN_FILE, Paper.NAMED_FIELDS, Paper.HANDOVER]
BY_CONSENT = sorted(r for r in Recipient if fields_for(r, TAGS))
AWAY = {Tag.WHERE, Tag.PLANS, Tag.HOUSE}  # A1, A4, A10


def leaves(
    made: Family, recipient: Recipient, paper: Paper, fields: frozenset[str]
) -> Left:
    """Let one paper leave on the basis that reaches this recipient."""
    basis, because = Basis.CONSENT, None
    if recipient is Recipient.HERSELF:
        basis = Basis.HER_RIGHT
    elif recipient is Recipient.HOUSE:
        basis = Basis.HOUSE
    else:
        because = made.agrees(recipient, fields)
    purpose = Consent.objects.get(pk=because).as_core().purpose if because else None
    what = Leaving(paper, recipient, basis, fields, made.household, because, purpose)
    return leave(made.order(), what, write_out)


def handed_over(left: Left) -> str:
    """Everything the recipient gets: headers, file name, title and text."""
    answer = handed(left)
    return "\n".join([*map(str, answer.items()), answer.content.decode()])


def leaks(
    text: str, canaries: dict[str, set[str]], allowed: frozenset[str]
) -> set[str]:
    return {
        field
        for field, words in canaries.items()
        if field not in allowed and any(word in text for word in words)
    }


def test_every_sealed_column_has_a_tag_and_every_tag_a_column() -> None:
    columns = {
        f"{model._meta.model_name}.{name}"
        for model in OWNERS
        for name in sealed_columns(model)
    }

    assert columns == set(SEALED)


def test_the_other_party_never_gets_where_she_is_her_plans_or_the_house() -> None:
    assert not AWAY & MAY_HAVE[Recipient.OTHER_PARTY]
    assert not AWAY & MAY_HAVE[Recipient.COURT]


@pytest.mark.parametrize("language", ["en", "kk", "ru"])
def test_no_paper_tells_more_than_its_recipient_may_have(
    made: Family, language: str
) -> None:
    canaries = fill(made)
    told = 0
    with translation.override(language):
        for recipient in [r for r in BY_CONSENT if r is not Recipient.STATISTICS]:
            allowed = fields_for(recipient, TAGS)
            for paper in WRITTEN:
                text = handed_over(leaves(made, recipient, paper, allowed))
                assert leaks(text, canaries, allowed) == set(), (recipient, paper)
                told += sum(w in text for words in canaries.values() for w in words)

    assert told > 100  # the canaries are seen where they may be


@pytest.mark.parametrize("recipient", list(Recipient))
def test_what_a_class_may_not_have_is_refused_field_by_field(
    made: Family, recipient: Recipient
) -> None:
    allowed = fields_for(recipient, TAGS)
    before = Release.objects.count()
    for basis in Basis:
        for field in set(TAGS) - allowed:
            what = Leaving(
                Paper.NAMED_FIELDS,
                recipient,
                basis,
                frozenset({field}),
                made.household,
            )
            with pytest.raises(Refused) as refusal:
                leave(made.order(), what, write_out)
            assert refusal.value.ground is Ground.NOT_FOR_THEM

    assert Release.objects.count() == before


def test_control_a_wrong_table_is_seen_to_leak(
    made: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    canaries = fill(made)
    right = fields_for(Recipient.OTHER_PARTY, TAGS)
    wrong = MAY_HAVE | {Recipient.OTHER_PARTY: frozenset(Tag) - {Tag.KEPT}}
    monkeypatch.setattr(recipients, "MAY_HAVE", wrong)
    given = fields_for(Recipient.OTHER_PARTY, TAGS)

    text = handed_over(leaves(made, Recipient.OTHER_PARTY, Paper.NAMED_FIELDS, given))

    found = leaks(text, canaries, right)
    assert {"stay.unit", "household.safety_plan", "house.name"} <= found


def test_only_the_named_answers_are_opened(made: Family) -> None:
    fill(made)
    leaves(
        made,
        Recipient.SOCIAL_OFFICE,
        Paper.NAMED_FIELDS,
        frozenset({"member.full_name"}),
    )

    entry = LedgerEntry.objects.filter(act="fields.opened").latest("seq")
    assert set(entry.facts["fields"]) == {"member.full_name"}


def test_it_is_written_down_before_a_byte_is_handed_out(made: Family) -> None:
    fields = frozenset({"stay.first_day", "house.name"})

    left = leaves(made, Recipient.SOCIAL_OFFICE, Paper.STAY_LETTER, fields)

    row = Release.objects.latest("at")
    entry = LedgerEntry.objects.get(act="release.made", subject=str(row.pk))
    assert row.sha256 == sha256(left.data).hexdigest() == entry.facts["sha256"]
    assert row.fields == sorted(fields)
    opened = open_rows(made.order().writer, made.household, [row], Reason.OWN)
    assert opened.of(row)["copy"] == left.data.decode()


def test_without_the_entry_nothing_leaves(
    made: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import OperationalError

    from umay.records.store import acts

    def broken(*args: object, **named: object) -> None:
        raise OperationalError("database or disk is full")

    fields = frozenset({"stay.first_day"})
    consent = made.agrees(Recipient.SOCIAL_OFFICE, fields)
    purpose = Consent.objects.get(pk=consent).as_core().purpose
    monkeypatch.setattr(acts, "append_entry", broken)
    what = Leaving(
        Paper.STAY_LETTER,
        Recipient.SOCIAL_OFFICE,
        Basis.CONSENT,
        fields,
        made.household,
        consent,
        purpose,
    )

    with pytest.raises(OperationalError):
        leave(made.order(), what, write_out)

    assert not Release.objects.exists()


def test_the_same_form_sent_twice_leaves_once(made: Family) -> None:
    what = Leaving(
        Paper.OWN_FILE,
        Recipient.HERSELF,
        Basis.HER_RIGHT,
        frozenset({"stay.first_day"}),
        made.household,
    )
    order = made.order()
    leave(order, what, write_out)

    with pytest.raises(Refused) as refusal:
        leave(order, what, write_out)

    assert refusal.value.ground is Ground.KEY_USED
    assert Release.objects.count() == 1


def test_a_consent_taken_back_lets_nothing_more_out(made: Family) -> None:
    fields = frozenset({"stay.first_day"})
    consent = made.agrees(Recipient.SOCIAL_OFFICE, fields)
    what = Leaving(
        Paper.STAY_LETTER,
        Recipient.SOCIAL_OFFICE,
        Basis.CONSENT,
        fields,
        made.household,
        consent,
        Consent.objects.get(pk=consent).as_core().purpose,
    )

    def takes_it_back_meanwhile(sheet: object) -> str:
        withdraw_consent(made.order(), consent)
        return "too late"

    with pytest.raises(Refused) as refusal:
        leave(made.order(), what, takes_it_back_meanwhile)

    assert refusal.value.ground is Ground.NO_CONSENT
    assert not Release.objects.exists()


def test_her_file_opens_with_her_words_and_no_others(made: Family) -> None:
    canaries = fill(made)
    what = Leaving(
        Paper.OWN_FILE,
        Recipient.HERSELF,
        Basis.HER_RIGHT,
        fields_for(Recipient.HERSELF, TAGS),
        made.household,
        passphrase="four words of hers",
    )

    left = leave(made.order(), what, write_file)

    text = open_file(left.data, "four words of hers").decode()
    assert all(word in text for word in canaries["member.full_name"])
    assert leaks(left.data.decode("latin-1"), canaries, frozenset()) == set()
    assert handed(left)["Content-Disposition"] == 'attachment; filename="file.age"'
    assert Release.objects.get(sha256=sha256(left.data).hexdigest()).copy is None


def test_a_locked_worker_lets_nothing_sealed_out(made: Family) -> None:
    what = Leaving(
        Paper.OWN_FILE,
        Recipient.HERSELF,
        Basis.HER_RIGHT,
        frozenset({"member.full_name"}),
        made.household,
    )

    with pytest.raises(Refused) as refusal:
        leave(made.house.order(), what, write_out)

    assert refusal.value.ground is Ground.KEYS_LOCKED


def test_the_file_of_one_family_has_nothing_of_another(made: Family) -> None:
    fill(made)
    other = family(made.house, "13")
    row = Household.objects.get(pk=other.household)
    words = {"safety_plan": "qxotherplan", "abuser": "qxotherman"}
    Sealer(other.order().writer, other.household).write(row, words)

    def own_file(of: Family) -> str:
        fields = fields_for(Recipient.HERSELF, TAGS)
        return handed_over(leaves(of, Recipient.HERSELF, Paper.OWN_FILE, fields))

    theirs = own_file(other)
    assert "qxotherplan" in theirs
    assert row.survivor_code in theirs
    for word in ("qxother", row.survivor_code):
        assert word not in own_file(made)
