"""What Slack really sends, one payload of each kind, and ways to spoil a request."""

from __future__ import annotations

import gzip
import json
import random
import zlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from tests.security.knocking import FORM, JSON, SIGNATURE, STAMP, Knock, sign, signed

#: Stands in every body, several times; no log may ever hold it.
CANARY = "Zqxcanary"
APP, TEAM, PERSON = "A0PRACTICE", "T0BRACKEN", "U0ODILE"
Payload = dict[str, Any]
_PACKING = b"Content-Encoding"


def command() -> Payload:
    return {
        "token": CANARY,
        "command": "/meeting",
        "text": "",
        "team_id": TEAM,
        "team_domain": CANARY,
        "user_id": PERSON,
        "user_name": CANARY,
        "channel_id": "D1",
        "channel_name": CANARY,
        "trigger_id": f"1.2.{CANARY}",
        "response_url": f"http://127.0.0.1:9/{CANARY}",
        "api_app_id": APP,
        "is_enterprise_install": "false",
    }


def _from_person(kind: str) -> Payload:
    return {
        "type": kind,
        "token": CANARY,
        "api_app_id": APP,
        "team": {"id": TEAM, "domain": CANARY},
        "user": {"id": PERSON, "name": CANARY, "team_id": TEAM},
        "enterprise": None,
        "is_enterprise_install": False,
        "trigger_id": f"1.2.{CANARY}",
    }


def press() -> Payload:
    action = {"type": "button", "action_id": "meeting.call", "block_id": "b"}
    return {
        **_from_person("block_actions"),
        "container": {"type": "view", "view_id": "V1"},
        "actions": [{**action, "value": CANARY}],
    }


def shortcut() -> Payload:
    made = {**_from_person("shortcut"), "callback_id": "meeting.call"}
    del made["api_app_id"]
    return made


def submission() -> Payload:
    view = {
        "id": "V1",
        "type": "modal",
        "callback_id": "meeting.choose-form",
        "private_metadata": CANARY,
        "blocks": [],
        "state": {"values": {"line": {"value": {"value": CANARY}}}},
    }
    return {**_from_person("view_submission"), "view": view}


def event() -> Payload:
    return {
        "type": "event_callback",
        "token": CANARY,
        "team_id": TEAM,
        "api_app_id": APP,
        "event": {"type": "app_home_opened", "user": PERSON, "tab": "home"},
        "event_id": f"Ev{CANARY}",
        "event_time": 1,
        "authorizations": [
            {"enterprise_id": None, "team_id": TEAM, "user_id": "U0B", "is_bot": True}
        ],
    }


PAYLOADS = {
    "command": command,
    "press": press,
    "shortcut": shortcut,
    "submission": submission,
    "event": event,
}


class Maker:
    """Makes genuine requests, no two alike, so that none is a replay by accident."""

    def __init__(self, stamp: int) -> None:
        self.stamp = stamp
        self._made = 0

    def genuine(self, kind: str, name: str = "", **changes: Any) -> Knock:
        """Return what Slack would send; a change to None takes a field away."""
        self._made += 1
        payload = {**PAYLOADS[kind](), "nonce": str(self._made), **changes}
        for gone in [one for one, value in changes.items() if value is None]:
            del payload[gone]
        body, type_ = encoded(kind, payload)
        return signed(f"{kind}: {name}", body, self.stamp, type_)

    def of_each(self, name: str = "") -> list[Knock]:
        return [self.genuine(kind, name) for kind in PAYLOADS]


def encoded(kind: str, payload: Payload) -> tuple[bytes, bytes]:
    """Return the body and its content type, as Slack sends this kind."""
    if kind == "event":
        return json.dumps(payload).encode(), JSON
    if kind == "command":
        return urlencode(payload).encode(), FORM
    return urlencode({"payload": json.dumps(payload)}).encode(), FORM


def flipped_signatures(make: Maker) -> Iterator[Knock]:
    """Flip each single bit of the signature."""
    for kind in ("command", "event"):
        good = make.genuine(kind)
        for place, bit in _bits(good.header(SIGNATURE)):
            spoilt = _flip(good.header(SIGNATURE), place, bit)
            yield good.with_header(f"signature {place}.{bit}", SIGNATURE, spoilt)


def spoilt_stamps(make: Maker) -> Iterator[Knock]:
    """Flip each bit of the timestamp, move it, and write it in every wrong way."""
    good = make.genuine("command")
    stamp = good.header(STAMP)
    for place, bit in _bits(stamp):
        spoilt = _flip(stamp, place, bit)
        yield good.with_header(f"stamp {place}.{bit}", STAMP, spoilt)
    for seconds in [one for one in range(-60, 61) if one]:
        moved = str(make.stamp + seconds).encode()
        yield good.with_header(f"stamp {seconds:+}", STAMP, moved)
    for seconds in (301, 302, 360, 3600, 86400, 10**8):
        for ago in (seconds, -seconds):
            old = Maker(make.stamp - ago).of_each(f"signed {ago:+} s ago")
            yield from old
    for number, written in enumerate(_WRONG_STAMPS):
        body = make.genuine("command").body
        said = written.replace(b"@", stamp)
        again = good.but("command", body=body).with_header(
            "its signature", SIGNATURE, sign(said, body)
        )
        yield again.with_header(f"wrong stamp {number}", STAMP, said)


_WRONG_STAMPS = (
    b"abc",
    b"",
    b" ",
    b"0",
    b"-@",
    b"+@",
    b"@.0",
    b"@e0",
    b"0x65",
    b"0@",
    b"@0",
    b"@,@",
    b"@ @",
    b"1_000_000_000",
    b"1" * 5000,
    b"nan",
    b"inf",
    b"None",
    b"\xff\xfe",
    "١٢٣٤٥٦٧٨٩٠".encode(),
    "１２３４５６７８９０".encode(),
)


def spoilt_bodies(make: Maker, chance: random.Random) -> Iterator[Knock]:
    """Change, cut, lengthen and encode bodies whose signature was good."""
    for kind in PAYLOADS:
        good = make.genuine(kind)
        size = len(good.body)
        for place in chance.sample(range(size * 8), 110):
            spoilt = _flip(good.body, place // 8, place % 8)
            yield good.but(f"{good.name} bit {place}", body=spoilt)
        for cut in chance.sample(range(size), 40):
            yield good.but(f"{good.name} first {cut}", body=good.body[:cut])
        for more in (b"&", b" ", b"\n", b"\0", b"&text=x", b"}", b"\xff"):
            yield good.but(f"{good.name} and {more!r}", body=good.body + more)
            yield good.but(f"{good.name} after {more!r}", body=more + good.body)
        yield from _in_other_encodings(good)


def _in_other_encodings(good: Knock) -> Iterator[Knock]:
    text = good.body.decode()
    for coding in ("utf-16", "utf-32", "utf-16-le", "utf-8-sig", "cp500"):
        yield good.but(f"{good.name} in {coding}", body=text.encode(coding))
    packed = {b"gzip": gzip.compress(good.body), b"deflate": zlib.compress(good.body)}
    for packing, body in packed.items():
        changed = good.but(good.name, body=body)
        yield changed.with_header(f"packed by {packing!r}", _PACKING, packing)
        resigned = signed(f"{good.name} signed", body, int(good.header(STAMP)))
        yield resigned.with_header(f"packed by {packing!r}", _PACKING, packing)
    for packing in (b"gzip", b"deflate", b"br", b"zstd", b"compress", b"x"):
        yield good.with_header(f"said to be {packing!r}", _PACKING, packing)


def _bits(text: bytes) -> Iterator[tuple[int, int]]:
    return ((place, bit) for place in range(len(text)) for bit in range(8))


def _flip(text: bytes, place: int, bit: int) -> bytes:
    return text[:place] + bytes([text[place] ^ (1 << bit)]) + text[place + 1 :]
