"""``umay ledger verify``: the whole record worked out again, and what it means."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from umay.commands.one_center import the_center
from umay.commands.refusal import Refusal

if TYPE_CHECKING:
    from umay.proof.policy import Policy
    from umay.proof.whole import Broken, Whole
    from umay.use_cases.ledger.verifying import Verified

MEANS = (
    "What this means: somebody has changed, removed or moved what was written after it"
    " was signed. Keep this machine as it is, export what there is, and ask each"
    " witness for the last checkpoint she cosigned."
)
ALTERED = (
    "Entry {0}: what it says is not what it committed to. The entry itself stands as it"
    " was signed; its content was changed afterwards."
)
GONE = (
    "{0} entries no longer say anything, and erasures account for {1}. Contents were"
    " destroyed without an erasure that says so."
)
TREE = "The stored tree is not that of the entries: restore it from the latest backup."
BEHIND = (
    "Witnesses have cosigned {0.seen} entries, here are {0.here}. An older or another"
    " database was put in the place of theirs."
)


def add(
    parts: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    verify = parts.add_parser(
        "verify",
        help="work the whole record out again",
        description="Hash every entry again, hold the tree against every signed "
        "checkpoint and the witnesses' words, and each content against its "
        "commitment. Needs no network. The exit status is 1 if anything is wrong.",
    )
    verify.add_argument("--export", type=Path, help="a folder made by: ledger export")
    verify.add_argument("--policy", type=Path, help="your own list of logs, witnesses")
    verify.set_defaults(run=run_verify)


def run_verify(options: argparse.Namespace) -> int:
    policy = _policy(options.policy)
    if options.export:
        return _verify_export(options.export, policy)
    center = the_center()
    from umay.commands.progress import bar
    from umay.records.models import LedgerHead
    from umay.use_cases.ledger.verifying import verify

    size = LedgerHead.objects.values_list("size", flat=True).get(pk=center) or 1
    with bar("Entries") as progress:
        found = verify(center, lambda number: progress(number / size), policy)
    return _tell(found)


def _verify_export(folder: Path, policy: "Policy | None") -> int:
    from umay.commands.progress import bar
    from umay.proof.exports import check_export
    from umay.proof.keys import read_verifier
    from umay.proof.policy import Party, Policy, read_policy
    from umay.proof.whole import Broken

    try:
        newest = (folder / "checkpoint").read_bytes()
        older = [file.read_bytes() for file in (folder / "checkpoints").glob("*")]
        if policy is None:
            kept = folder / "policy"
            policy = read_policy(kept.read_bytes()) if kept.exists() else Policy()
            key = read_verifier((folder / "log.vkey").read_text("utf-8").strip())
            policy = Policy(
                (Party(key),), policy.witnesses, policy.groups, policy.quorum
            )
        with bar("Entries") as progress:
            whole = check_export(
                lambda path: (folder / path).read_bytes(), newest, older, policy,
                lambda number: progress(number % 1000 / 1000),
            )  # fmt: skip
    except OSError as error:
        raise Refusal(f"{error.filename} cannot be read: {error.strerror}") from None
    except Broken as broken:
        _say_broken(broken)
        return 1
    except ValueError as error:
        raise Refusal(f"the export is damaged: {error}") from None
    _say_whole(whole, named=policy.quorum is not None)
    return 0


def _tell(found: "Verified") -> int:
    if found.whole:
        _say_whole(found.whole, named=found.named)
    if found.broken:
        _say_broken(found.broken)
    for number in found.contents.altered:
        print(ALTERED.format(number))
    said = found.contents
    if said.forgotten > said.erased:
        print(GONE.format(said.forgotten, said.erased))
    elif said.forgotten:
        print(f"{said.forgotten:,} entries were erased as wished; their proof holds.")
    if found.behind:
        print(BEHIND.format(found.behind))
    if not found.tree:
        print(TREE)
    return 0 if found.holds else 1


def _say_whole(whole: "Whole", *, named: bool) -> None:
    print(f"{whole.size:,} entries and {whole.heads:,} checkpoints hold.")
    if named:
        alone = whole.size - whole.witnessed
        print(f"Cosigned by witnesses: {whole.witnessed:,}; by nobody yet: {alone:,}.")
    else:
        print("No witness is named: all of it stands on the house's own word alone.")


def _say_broken(broken: "Broken") -> None:
    print(f"It does not hold: {broken}.")
    print(f"The first {broken.after:,} entries are sound.")
    print(MEANS)


def _policy(file: Path | None) -> "Policy | None":
    if file is None:
        return None
    from umay.proof.policy import read_policy
    from umay.proof.refusals import Malformed

    try:
        return read_policy(file.read_bytes())
    except OSError as error:
        raise Refusal(f"{file} cannot be read: {error.strerror}") from None
    except Malformed as error:
        raise Refusal(f"{file}: {error}") from None
