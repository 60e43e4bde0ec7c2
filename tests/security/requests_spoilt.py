"""More ways to spoil a request: its headers, its kind, and whom it is meant for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tests.security.knocking import FORM, JSON, SIGNATURE, STAMP, Knock, sign, signed
from tests.security.requests_made import (
    CANARY,
    PAYLOADS,
    TEAM,
    Maker,
    encoded,
)

TYPE = b"Content-Type"
_KINDS = (
    b"text/plain",
    b"text/html",
    b"application/xml",
    b"multipart/form-data",
    b"multipart/form-data; boundary=x",
    b"application/octet-stream",
    b"application/x-ndjson",
    b"application/json+x",
    b"text/json",
    b"application",
    b"/",
    b"",
    b"\xff\xfe",
    b"application/json, application/x-www-form-urlencoded",
    b"x" * 4000,
)
#: Anything but a workspace, an app or an organisation of ours.
_STRANGE: tuple[Any, ...] = (
    "X0OTHER",
    "",
    " ",
    "T0BRACKEN ",
    "t0bracken",
    "T0BRACKEN\0",
    "T0%",
    "' OR 1=1 --",
    "x" * 3000,
    "Ŧ0BRACKEN",
)
_ODD: tuple[Any, ...] = (7, 1.5, True, [], ["T0BRACKEN"], {}, {"id": "T0BRACKEN"})


def spoilt_headers(make: Maker) -> Iterator[Knock]:
    """Leave out, double and disguise the headers that prove who sends."""
    for kind in PAYLOADS:
        for name in (STAMP, SIGNATURE):
            good = make.genuine(kind)
            value = good.header(name)
            said = name.decode()
            for values in ((), (value, value), (value, b"x"), (b"x", value), (b"",)):
                yield good.with_header(f"{said} x{len(values)} {values}", name, *values)
            for number, one in enumerate(_disguises(value)):
                yield good.with_header(f"{said} disguised {number}", name, one)
        good = make.genuine(kind)
        for secret in ("another", "", "practice-signing-secre", "PRACTICE"):
            forged = sign(good.header(STAMP), good.body, secret)
            yield good.with_header(f"secret {secret!r}", SIGNATURE, forged)
        other = make.genuine(kind).header(SIGNATURE)
        yield good.with_header("another's signature", SIGNATURE, other)


def _disguises(value: bytes) -> list[bytes]:
    return [
        value.upper() if value.upper() != value else value + b"0",
        value + b"00",
        value[:-1],
        value[1:],
        b"v1=" + value[3:],
        b"v0=" + value,
        value + b"," + value,
        value + b"\xc3\xa9",
        "\N{FULLWIDTH DIGIT ONE}".encode() + value[1:],
        value.replace(b"0", b"O", 1) if b"0" in value else value + b"O",
        b"'" + value + b"'",
        b"x" * 5000,
        b"x" * 50_000,
    ]


def other_kinds(make: Maker) -> Iterator[Knock]:
    """Send what was really signed, said to be something else."""
    for kind in PAYLOADS:
        for number, said in enumerate(_KINDS):
            yield make.genuine(kind).with_header(f"kind {number}", TYPE, said)
        yield make.genuine(kind).with_header("no kind", TYPE)
        yield make.genuine(kind).with_header("two kinds", TYPE, FORM, JSON)
        other = FORM if kind == "event" else JSON
        yield make.genuine(kind).with_header("the other kind", TYPE, other)


def signed_rubbish(make: Maker) -> Iterator[Knock]:
    """Bodies that Slack would never send, with a good signature."""
    deep = "[" * 100_000
    texts = ["", "null", "1", "[]", "{", '"x"', "[[]]", "NaN", "{}", deep, "\0", "x"]
    texts += ["payload=", "payload=x", "payload=[]", "payload=null", f"payload={deep}"]
    texts += [
        "payload=%7B%7D",
        "payload=1&payload=2",
        "=",
        "&&&",
        "%",
        "%ff",
        "%00=%00",
    ]
    texts += ['{"type": []}', '{"type": {}}', '{"event": 1, "type": "event_callback"}']
    texts += ['{"' + CANARY + '": 1}', "{}{}", '{"a": 1, "a": 2}', "1e999", "-"]
    for number, text in enumerate(texts):
        for kind in (FORM, JSON):
            name = f"rubbish {number} as {kind.decode()}"
            yield signed(name, text.encode(), make.stamp, kind)
    for number, body in enumerate((b"\xff\xfe", b"text=\xff", b'{"a": "\xff"}', b"\0")):
        for kind in (FORM, JSON):
            name = f"no text {number} as {kind.decode()}"
            yield signed(name, body + CANARY.encode(), make.stamp, kind)


def misshapen(make: Maker) -> Iterator[Knock]:
    """Payloads of ours in which one part has a wrong shape or is missing."""
    for kind, begin in PAYLOADS.items():
        for part in begin():
            if part in {"api_app_id", "nonce"}:
                continue
            for number, value in enumerate((*_ODD, "x", None)):
                payload = {**begin(), part: value}
                name = f"{kind}: {part} misshapen {number}"
                yield _signed(make, name, kind, payload)


def too_long(make: Maker) -> Iterator[Knock]:
    """Bodies beyond what Slack sends, and lengths that are not true."""
    for kind in PAYLOADS:
        filler = CANARY * 130_000
        huge = make.genuine(kind, "huge", filler=filler)
        yield huge
        yield make.genuine(kind, "says it is huge").but(
            f"{kind}: says it is huge", length=10**12
        )
        good = make.genuine(kind)
        for length in (len(good.body) + 1, len(good.body) - 1, 0, None):
            yield good.but(f"{kind}: length {length}", length=length)
        for method in (b"GET", b"PUT", b"DELETE", b"HEAD", b"OPTIONS", b"PATCH", b"X"):
            yield make.genuine(kind).but(f"{kind}: {method!r}", method=method)
        for path in (b"/", b"/slack", b"/slack/events/", b"/slack/events/x", b"//"):
            yield make.genuine(kind).but(f"{kind}: to {path!r}", path=path)


def foreign_apps(make: Maker) -> Iterator[Knock]:
    """Requests signed as ours and meant for another app or organisation."""
    for kind in PAYLOADS:
        for value in (*_STRANGE, *_ODD):
            yield make.genuine(kind, f"app {value!r:.40}", api_app_id=value)
        if kind != "shortcut":
            yield make.genuine(kind, "no app", api_app_id=None)
        for enterprise in ("E0OTHER", {"id": "E0OTHER"}):
            name = f"organisation {enterprise}"
            yield make.genuine(kind, name, enterprise=enterprise)
        for whole in (True, "true"):
            yield make.genuine(kind, f"whole {whole!r}", is_enterprise_install=whole)
    for value in (*_STRANGE, *_ODD):
        delivered = [{"team_id": value, "enterprise_id": None}]
        yield make.genuine(
            "event", f"delivered for {value!r:.40}", authorizations=delivered
        )


def strangers(make: Maker) -> Iterator[Knock]:
    """Requests meant for us, from a workspace that nobody here knows, or none."""
    for kind in PAYLOADS:
        for value in (*_STRANGE, *_ODD, None):
            yield _signed(make, f"{kind}: from {value!r:.40}", kind, _from(kind, value))
        if kind not in {"command", "event"}:
            payload = _from(kind, None)
            del payload["user"]["team_id"]
            yield _signed(make, f"{kind}: from nowhere", kind, payload)


def _from(kind: str, team: Any) -> dict[str, Any]:
    payload = PAYLOADS[kind]()
    if "user" not in payload:
        return {**payload, "team_id": "" if team is None else team}
    payload["user"] = {**payload["user"], "team_id": team}
    payload["team"] = {"id": TEAM}
    return payload


def _signed(make: Maker, name: str, kind: str, payload: dict[str, Any]) -> Knock:
    payload = json.loads(json.dumps({**payload, "nonce": name}))
    body, type_ = encoded(kind, payload)
    return signed(name, body, make.stamp, type_)
