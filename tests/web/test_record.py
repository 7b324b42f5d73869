"""The director's page of the record: its tail, its witnesses, and the stick."""

import pytest

from tests.web.living import sent
from umay.core.roles import Role
from umay.network.witness import Witness
from umay.network.witness_folder import make_folder
from umay.proof.keys import Kind, SigningKey
from umay.records import log_files
from umay.use_cases.ledger.log import log_of

KEY = SigningKey("lawyer", Kind.COSIGNATURE, bytes(32))


@pytest.fixture
def lawyer(house, tmp_path, monkeypatch: pytest.MonkeyPatch) -> Witness:
    """One witness without a line, whose word is enough."""
    key = tmp_path / "log.key"
    key.write_text("07" * 32, "ascii")
    monkeypatch.setattr(log_files, "_key_path", lambda: key)
    policy = f"witness lawyer {KEY.verifier}\nquorum lawyer\n"
    log_files.policy_path().write_text(policy, "utf-8")
    folder = make_folder(tmp_path / "lawyer", KEY)
    folder.add_log(log_of(house.worker.center_id).verifier)
    return Witness(folder, lambda: 1_800_000_000.0)


def test_without_witnesses_the_director_is_told(house, client_of) -> None:
    shown = client_of(Role.DIRECTOR).get("/record/").content.decode()

    assert "Nobody outside vouches" in shown
    mine = client_of(Role.DIRECTOR).get("/mine/").content.decode()
    assert "/record/" in mine


def test_a_stick_goes_out_comes_back_and_the_tail_is_seen(
    house, client_of, lawyer, monkeypatch
) -> None:
    director = client_of(Role.DIRECTOR)
    handed = director.post("/record/request/", sent())
    assert handed.headers["Content-Disposition"] == 'attachment; filename="request.txt"'
    monkeypatch.setattr("umay.network.submissions.AHEAD", 10**9)

    given = lawyer.add_checkpoint(handed.content)
    answer = director.post("/record/answer/", sent(answer=given))

    assert answer.status_code == 302
    page = director.get("/record/")
    assert page.context["shown"].tail.length == 0
    assert "Seen by those outside" in page.content.decode()


def test_a_wrong_answer_stays_in_the_form_and_says_what_to_do(
    house, client_of, lawyer
) -> None:
    director = client_of(Role.DIRECTOR)
    director.post("/record/request/", sent())

    answer = director.post("/record/answer/", sent(answer="something else"))

    assert answer.status_code == 422
    assert "Copy her file again" in answer.content.decode()
    assert "something else" in answer.content.decode()


def test_a_policy_that_cannot_be_read_is_no_policy(house, client_of, lawyer) -> None:
    log_files.policy_path().write_text("witness\n", "utf-8")

    shown = client_of(Role.DIRECTOR).get("/record/").content.decode()

    assert "Nobody outside vouches" in shown
