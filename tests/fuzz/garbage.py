"""Garbage: what no form of ours would send, drawn by a seeded generator."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from urllib.parse import quote_plus, urlencode

from tests.fuzz.filling import Typed

FORM = "application/x-www-form-urlencoded"
MARKUP = '"><zq-script>alert(1)</zq-script>'  # out of an attribute, too
TAG = "<zq-script"  # as it would stand in a page that does not escape
WORST = (
    "",
    " ",
    "a\0b",
    "\ufffd",  # letters that arrived broken
    "\x1b[31m",
    "\u202etxt.exe\u2066\u200f",  # read from right to left
    "ә" * 20_000,
    "e\u0301" * 500 + "🤱🏽",
    "9" * 400,
    "9" * 5000,  # more digits than Python will read
    "-1",
    "0",
    "2147483648",
    "9223372036854775808",  # one more than the records can hold
    "1e999",
    "٣",  # a digit, but not one of ours
    "1_0",
    "NaN",
    "Infinity",
    "31",
    "02",
    "0000",
    "9999",
    "2026-02-31",
    "25:61",
    "00000000-0000-0000-0000-000000000000",
    "{00000000000000000000000000000007}",
    "urn:uuid:00000000-0000-0000-0000-000000000007",
    "' OR 1=1 --",
    MARKUP,
    "'><zq-script>",
    "{{ settings.SECRET_KEY }}{% debug %}",
    "%(password)s {0.__class__} $(id) `id`",
    "../../../../etc/passwd",
    "\r\nSet-Cookie: s=1",
    "//evil.invalid/",
    "javascript:alert(1)",
    '{"__proto__": {"a": 1}}',
    "[]",
    "null",
    "True",
    "\ud800",  # half of a letter
)
BROKEN = (b"\xff\xfe", b"\xc3\x28", b"\xed\xa0\x80", b"%FF%FE", b"\x00", b"%u0041")
METHODS = ("PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "UMAY", "get")
TYPES = (
    "text/plain",
    "application/json",
    "multipart/form-data",
    "multipart/form-data; boundary=",
    "multipart/form-data; boundary=x; charset=utf-7",
    f"{FORM}; charset=nothing",
    f"{FORM}; charset=utf-16",
    "application/xml",
    "\xff/\xfe",
    "",
)
HEADERS: dict[str, tuple[str, ...]] = {
    "Accept-Language": ("x" * 5000, "kk,ru;q=9,*;q=-1", "../../x", "en" + ",en" * 999),
    "Accept-Encoding": ("gzip", "gzip;q=0, *", "br, \xff"),
    "Accept": ("*/*;q=x", "application/json", "\xff"),
    "Host": ("evil.invalid", "localhost:99999", "a b", "[::", "localhost\xff", ""),
    "Range": ("bytes=0-1", "bytes=-1", "bytes=9-1,0-", "x"),
    "If-Modified-Since": ("yesterday", "Thu, 01 Jan 1970 00:00:00 GMT", "\xff"),
    "If-None-Match": ("*", '"x"', "W/" * 999),
    "Referer": ("https://evil.invalid/", "http://testserver/\xff", "::::", "//[", ""),
    "Origin": ("null", "https://evil.invalid", "http://[", "\xff"),
    "Sec-Fetch-Site": ("cross-site", "none", "\xff"),
    "User-Agent": ("", "x" * 9000, "<script>", "\xff\x01"),
    "X-Forwarded-For": ("1.2.3.4", "::1, \xff", "x" * 900),
    "X-Forwarded-Host": ("evil.invalid",),
    "X-Forwarded-Proto": ("https", "gopher"),
    "X-HTTP-Method-Override": ("DELETE",),
    "X-Requested-With": ("XMLHttpRequest",),
    "HX-Request": ("true", "\xff"),
    "HX-Current-URL": ("javascript:1",),
    "Authorization": ("Basic \xff", "Bearer x.y.z"),
    "Cookie": ("=;=;", "s", "\xff=\xfe", "s=;k=;c=;l=", "l=xx; c=short; " * 99),
    "Content-Encoding": ("gzip",),
    "Transfer-Encoding": ("chunked",),
    "Content-Length": ("0", ""),  # a server lets no other wrong one through
}
QUERIES = (
    "%00", "%FF%FE", "=", "&&&", "a=%", "%u0041=1", "page=%E2%80%AE", "a[]=1&a[b]=2",
    "next=//evil.invalid/", "next=javascript:1", "next=%0d%0aX:1", "a=1;b=2",
)  # fmt: skip


@dataclass
class Asked:
    """One request, ready to be sent and to be printed."""

    method: str
    path: str
    query: str = ""
    body: bytes = b""
    kind: str = FORM
    headers: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    checks_token: bool = False

    def __str__(self) -> str:
        told = f"{self.method} {self.path}?{self.query} ({self.kind}) {self.body!r}"
        more = f" {self.headers}{self.cookies}" if self.headers or self.cookies else ""
        return (told if len(told) < MOST else f"{told[:MOST]}...") + more


MOST = 1500  # letters of a request that are printed
Mangles = Callable[[Typed, Random], Typed]


def encoded(typed: Typed) -> bytes:
    return urlencode(typed, errors="surrogatepass").encode()


def query(names: list[str], dice: Random) -> str:
    """Ask with what the page's own addresses ask by, and with what they do not."""
    if dice.random() < 0.3:
        return dice.choice(QUERIES)
    some = dice.sample(names, min(len(names), dice.randint(1, 3)))
    return "&".join(f"{name}={_quoted(dice.choice(WORST))}" for name in some)


def _quoted(value: str) -> str:
    return quote_plus(value, errors="surrogatepass")


def mangled(asked: Asked, typed: Typed, dice: Random) -> None:
    """Spoil what was filled in: a value or several, then perhaps the whole body."""
    for _ in range(dice.choice((0, 1, 1, 2, 4))):
        typed = dice.choice(VALUES)(typed, dice)
    asked.body = encoded(typed)
    if dice.random() < 0.25:
        dice.choice(BODIES)(asked, typed, dice)


def hostile(asked: Asked, dice: Random, jar: dict[str, str]) -> None:
    """Change what a browser says about itself, or what it brings."""
    for name in dice.sample(list(HEADERS), dice.choice((0, 0, 1, 1, 3))):
        asked.headers[name] = dice.choice(HEADERS[name])
    if jar and dice.random() < 0.1:
        name = dice.choice(list(jar))
        value = jar[name]
        at = dice.randrange(max(len(value), 1))
        spoiled = (value[:at], value[:at] + "A" + value[at + 1 :], "\xff", "x" * 5000)
        asked.cookies[name] = dice.choice(spoiled)
    asked.checks_token = dice.random() < 0.1


def _one_worse(typed: Typed, dice: Random) -> Typed:
    return _with(typed, dice, dice.choice(WORST))


def _all_worse(typed: Typed, dice: Random) -> Typed:
    kept = {"key", "csrfmiddlewaretoken"}
    return [(n, v if n in kept else dice.choice(WORST)) for n, v in typed]


def _missing(typed: Typed, dice: Random) -> Typed:
    gone = dice.randrange(len(typed)) if typed else 0
    return [pair for number, pair in enumerate(typed) if number != gone]


def _twice(typed: Typed, dice: Random) -> Typed:
    again = [dice.choice(typed)] if typed else []
    return typed + [(name, dice.choice((value, "2", "-1"))) for name, value in again]


def _misnamed(typed: Typed, dice: Random) -> Typed:
    ends = ("_0", "-0", "[]", "__in", "\0", "\ufffd")
    return typed + [(name + dice.choice(ends), "1") for name, _value in typed[:3]]


def _too_many(typed: Typed, dice: Random) -> Typed:
    return typed + [(f"f{number}", "1") for number in range(600)]


def _no_key(typed: Typed, dice: Random) -> Typed:
    return [pair for pair in typed if pair[0] != "key"]


def _with(typed: Typed, dice: Random, value: str) -> Typed:
    at = dice.randrange(len(typed)) if typed else 0
    return [(n, value if i == at else v) for i, (n, v) in enumerate(typed)]


VALUES: tuple[Mangles, ...] = (
    _one_worse, _one_worse, _one_worse, _all_worse, _missing, _twice, _misnamed,
    _too_many, _no_key,
)  # fmt: skip


def _other_kind(asked: Asked, typed: Typed, dice: Random) -> None:
    asked.kind = dice.choice(TYPES)


def _as_json(asked: Asked, typed: Typed, dice: Random) -> None:
    asked.kind, asked.body = "application/json", json.dumps(dict(typed)).encode()


def _broken_bytes(asked: Asked, typed: Typed, dice: Random) -> None:
    at = dice.randrange(len(asked.body) + 1)
    asked.body = asked.body[:at] + dice.choice(BROKEN) + asked.body[at:]


def _cut(asked: Asked, typed: Typed, dice: Random) -> None:
    asked.body = asked.body[: dice.randrange(len(asked.body) + 1)]


def _too_long(asked: Asked, typed: Typed, dice: Random) -> None:
    asked.body += b"&x=" + b"y" * 300_000


def _parts(asked: Asked, typed: Typed, dice: Random) -> None:
    """The same form in parts, one of them a file, some of them wrong."""
    head = b"--x\r\nContent-Disposition: form-data; name="
    parts = [
        head + _quoted(name).encode() + b"\r\n\r\n" + value.encode(errors="replace")
        for name, value in typed
    ]
    if dice.random() < 0.5:
        parts.append(head + b'"file"; filename="../x"\r\nContent-Type: \xff\r\n\r\nx')
    if dice.random() < 0.5:
        parts.append(dice.choice((b"--x", b"\r\n\r\n", b"--x\r\nX: \xff", b"--x--")))
    asked.kind = "multipart/form-data; boundary=x"
    asked.body = b"\r\n".join([*parts, dice.choice((b"--x--\r\n", b""))])


BODIES: tuple[Callable[[Asked, Typed, Random], None], ...] = (
    _other_kind, _as_json, _broken_bytes, _broken_bytes, _cut, _too_long, _parts,
)  # fmt: skip
