"""The page that checks a receipt: opened from a file, in a browser without a line.

It and ``proof.receipts`` must find the same, whatever was altered.
"""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser, Page

import umay
from tests.browser.looking import TELLING, complaints_shown
from tests.proof.a_receipt import AT, LOG_KEY, NAMES, Sheets, policy_of, sheets
from umay.network.qr_pages import codes, join
from umay.proof.keys import Kind, SigningKey
from umay.proof.receipts import Found, check_receipt
from umay.proof.refusals import Malformed

pytestmark = pytest.mark.browser

PAGE = Path(umay.__file__).parent / "web/static/umay/receipt.html"
SOUND = sheets()
OTHER = SigningKey("log/two", Kind.NOTE, bytes([8]) * 32)
ANEW = replace(LOG_KEY, name=f"{LOG_KEY.name}/2")
LANGUAGES = ("kk", "ru", "en")


@pytest.fixture(scope="module")
def checker(chromium: Browser) -> Iterator[Page]:
    """The page as somebody opens it from a stick; every request is written down."""
    context = chromium.new_context(locale="en", offline=True)
    page = context.new_page()
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.goto(PAGE.as_uri())
    yield page
    context.close()


def looks(page: Page, proof: str, content: str, policy: str = "") -> list[str]:
    """Paste the texts as a person does; return what the page finds."""
    page.evaluate(
        "texts => Object.entries(texts).forEach("
        "([id, text]) => document.getElementById(id).value = text)",
        {"proof": proof, "content": content, "policy": policy},
    )
    page.evaluate("() => { document.getElementById('result').dataset.found = '-'; }")
    page.click("button.main")
    page.wait_for_function(
        "() => document.getElementById('result').dataset.found !== '-'"
    )
    return str(page.get_attribute("#result", "data-found")).split()


def finds(proof: str, content: str, policy: str = "") -> list[str]:
    """What ``umay ledger verify-receipt`` finds."""
    texts = []
    for text in (proof, content):
        try:
            texts.append(join([text.strip()]).encode())
        except Malformed:
            texts.append(b"")
    own = f"{policy.strip()}\n".encode() if policy else None
    return [str(one) for one in check_receipt(*texts, own).found]


def test_a_sound_receipt_is_taken(checker: Page) -> None:
    found = looks(checker, SOUND.proof, SOUND.content)

    assert found == finds(SOUND.proof, SOUND.content)
    assert checker.get_attribute("#result", "class") == "proven"
    told = checker.inner_text("#result")
    assert "The receipt holds." in told
    assert "at the latest on 2026-03-02 07:00 UTC" in told
    assert "A request for a place was written down (request.taken)" in told
    assert "Ол есік алдында күтіп тұр" in told


def altered() -> dict[str, tuple[str, str, str, Found | None]]:
    """What is altered: the two sheets, the keys, and what must be found."""
    flat = SOUND.content.replace("\n", "")
    lines = SOUND.proof.split("\n")
    gap = lines.index("")

    def line(number: int) -> str:
        bent = [*lines]
        at = len(bent[number]) - 6
        letter = "A" if bent[number][at] != "A" else "B"
        bent[number] = bent[number][:at] + letter + bent[number][at + 1 :]
        return "\n".join(bent)

    foreign = sheets(key=OTHER)
    return {
        "entry": (SOUND.proof, flat.replace("0b9c-by", "0b9c-bz"), "",
                  Found.NOT_IN_TREE),
        "time": (SOUND.proof, flat.replace('"at":"2026', '"at":"2025'), "",
                 Found.NOT_IN_TREE),
        "salt": (SOUND.proof, flat.replace('"salt":"0001', '"salt":"0011'), "",
                 Found.SAID_ALTERED),
        "facts": (SOUND.proof, flat.replace('"people":2', '"people":3'), "",
                  Found.SAID_ALTERED),
        "word": (SOUND.proof, flat.replace("ash 5", "ash 6"), "", Found.WORDS_ALTERED),
        "proof hash": (line(4), SOUND.content, "", Found.NOT_IN_TREE),
        "index": (SOUND.proof.replace("index 77", "index 78"), SOUND.content, "",
                  Found.ANOTHER_ENTRY),
        "checkpoint root": (line(gap + 3), SOUND.content, "", Found.FALSE_SIGNATURE),
        "log signature": (line(gap + 5), SOUND.content, "", Found.FALSE_SIGNATURE),
        "cosignature": (line(gap + 6), SOUND.content, "", Found.FALSE_COSIGNATURE),
        "another log": (foreign.proof, SOUND.content, "", Found.ANOTHER_LOG),
        "another log, own keys": (foreign.proof, foreign.content, policy_of(LOG_KEY),
                                  Found.ANOTHER_LOG),
        "a stricter quorum": (sheets(by=NAMES[:2]).proof, SOUND.content,
                              policy_of(LOG_KEY, 3), Found.TOO_FEW),
        "nobody": (sheets(by=()).proof, SOUND.content, "", Found.NOT_COSIGNED),
        "late": (*_texts(sheets(at=AT + timedelta(hours=1))), "", Found.TIME_AHEAD),
        "keys": (SOUND.proof, SOUND.content, "log nonsense\n", Found.POLICY_UNREADABLE),
    }  # fmt: skip


def _texts(made: Sheets) -> tuple[str, str]:
    return made.proof, made.content


@pytest.mark.parametrize("what", list(altered()))
def test_what_was_altered_is_refused_and_named(checker: Page, what: str) -> None:
    proof, content, keys, why = altered()[what]

    found = looks(checker, proof, content, keys)

    assert why in found
    assert found == finds(proof, content, keys)
    assert checker.get_attribute("#result", "class") != "proven"


def test_it_finds_the_same_as_the_command_for_any_one_byte(checker: Page) -> None:
    random = Random(11)
    proven = 0
    for _ in range(150):
        texts = [SOUND.proof, SOUND.content, SOUND.policy]
        which = random.randrange(3)
        text = texts[which]
        place = random.randrange(len(text) - 1)
        letter = chr(random.choice([random.randrange(32, 127), 10, 0x451]))
        texts[which] = text[:place] + letter + text[place + 1 :]

        found = looks(checker, *texts)

        assert found == finds(*texts), (which, place, letter)
        proven += checker.get_attribute("#result", "class") == "proven"
    assert proven < 60  # names of the policy's own, and one of three cosignatures


def test_that_the_log_was_begun_anew_is_told_and_refuses_nothing(checker: Page) -> None:
    later = sheets(key=ANEW)
    for proof, content in ((SOUND.proof, later.content), (later.proof, SOUND.content)):
        found = looks(checker, proof, content)

        assert "begun_anew" in found
        assert found == finds(proof, content)
        assert checker.get_attribute("#result", "class") == "proven"


def test_codes_in_any_order_are_put_together(checker: Page) -> None:
    texts = ["\n".join(reversed(codes(t, 400))) for t in _texts(SOUND)]

    assert looks(checker, *texts) == finds(*_texts(SOUND))
    half = [codes(SOUND.proof, 400)[0], SOUND.content]
    assert looks(checker, *half) == ["proof_unreadable"]


def test_files_are_opened(checker: Page, tmp_path: Path) -> None:
    for name, text in zip(("proof", "content"), _texts(SOUND), strict=True):
        checker.fill(f"#{name}", "")
        (tmp_path / name).write_text(text, "utf-8")
        checker.set_input_files(f"[data-into={name}]", tmp_path / name)
        checker.wait_for_function(f"() => document.getElementById('{name}').value")
    checker.evaluate("() => { document.getElementById('policy').value = ''; }")

    checker.click("button.main")

    checker.wait_for_selector("#result.proven")


def test_words_that_look_like_a_page_are_only_words(checker: Page) -> None:
    made = SOUND.content.replace("ash 5", "<b>x</b>")

    looks(checker, SOUND.proof, made)

    assert "<b>x</b>" in checker.inner_text("#result")
    assert checker.query_selector("#result b") is None


def test_nothing_is_asked_of_anybody(checker: Page) -> None:
    looks(checker, SOUND.proof, SOUND.content)

    assert checker.asked == [PAGE.as_uri()]
    assert (
        checker.evaluate("() => performance.getEntriesByType('resource').length") == 0
    )
    assert checker.evaluate("() => Object.keys(localStorage).length") == 0


def test_its_own_policy_lets_only_its_own_script_run() -> None:
    page = PAGE.read_text("utf-8")
    script = page.split("<script>")[1].split("</script>")[0]
    style = page.split("<style>")[1].split("</style>")[0]

    for kind, text in (("script", script), ("style", style)):
        sum_of = b64encode(sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{sum_of}'" in page
    assert "default-src 'none'" in page
    assert "http:" not in page
    assert "https:" not in page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", ["empty", "proven", "broken"])
def test_it_is_good_to_read(checker: Page, language: str, state: str) -> None:
    checker.goto(PAGE.as_uri())
    checker.click(f"[data-language={language}]")
    if state != "empty":
        wrong = SOUND.content.replace("ash 5", "ash 6")
        looks(checker, SOUND.proof, wrong if state == "broken" else SOUND.content)

    assert list(complaints_shown(checker)) == []
    assert checker.get_attribute("html", "lang") == language
    title = checker.title().casefold()
    assert [word for word in TELLING if word in title] == []


def test_control_a_page_that_believes_every_signature_is_caught(
    chromium: Browser, tmp_path: Path
) -> None:
    page = PAGE.read_text("utf-8")
    lame = page.replace("return await crypto.subtle.verify(", "return Boolean(")
    lame = lame.replace("script-src 'sha256-", "script-src 'unsafe-inline'; x 'sha256-")
    (tmp_path / "lame.html").write_text(lame, "utf-8")
    context = chromium.new_context(locale="en")
    shown = context.new_page()
    shown.goto((tmp_path / "lame.html").as_uri())
    proof, content, keys, why = altered()["cosignature"]

    found = looks(shown, proof, content, keys)
    context.close()

    assert why not in found
    assert found != finds(proof, content, keys)
