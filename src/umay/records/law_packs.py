"""Law packs: dated rules read from ``law/<jurisdiction>/<topic>.toml``."""

import json
import tomllib
import zlib
from functools import cache, lru_cache
from pathlib import Path

from umay.core.law.checking import Files, read_law
from umay.core.law.packs import Law
from umay.core.limits import Limit, Reach

PACKS = Path(__file__).parents[3] / "law"


class BadPack(Exception):
    """A pack does not say what it must; the text names file and key."""


@cache
def stay_limits(jurisdiction: str, packs: Path = PACKS) -> tuple[Limit, ...]:
    """Return every version of the stay limit; none where no pack tells of one.

    Raises ``BadPack``.
    """
    file = packs / jurisdiction / "stay_limits.toml"
    if not file.exists():
        return ()
    try:
        pack = tomllib.loads(file.read_text("utf-8"))
        reviewed = bool(pack["pack"]["reviewed_by"])
        (rule,) = (rule for rule in pack["rule"] if rule["id"] == "stay.limit")
        return tuple(
            Limit(
                v["from"],
                v["value"],
                Reach(v["reach"]),
                v["source"]["en"],
                reviewed,
                said=v["source"],
            )
            for v in rule["version"]
        )
    except (OSError, KeyError, ValueError) as error:
        raise BadPack(f"{file}: {error}") from error


def pack_files(packs: Path = PACKS) -> Files:
    """Return every file of the packs by its name under the folder."""
    found = sorted(packs.rglob("*.toml"))
    return {file.relative_to(packs).as_posix(): file.read_bytes() for file in found}


@cache
def law_now(packs: Path = PACKS) -> Law:
    """Return the law as these packs tell it. Raises ``BadPacks``."""
    return read_law(pack_files(packs))


def packed(packs: Path = PACKS) -> bytes:
    """Return the text of all packs, to be kept beside the answers made with it."""
    texts = {name: data.decode() for name, data in pack_files(packs).items()}
    told = json.dumps(texts, ensure_ascii=False, sort_keys=True)
    return zlib.compress(told.encode(), 9)


@lru_cache(maxsize=4)
def law_of(pack: bytes) -> Law:
    """Return the law of an edition that was kept. Raises ``BadPacks`` if this version
    does not read its packs any more."""
    texts: dict[str, str] = json.loads(zlib.decompress(pack))
    return read_law({name: text.encode() for name, text in texts.items()})
