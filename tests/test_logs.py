"""A log line is one JSON object with ids and fixed words, and never a secret."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from bot.logs import redacted, set_up_logs

BOT, APP = "xoxb-111-222-AbC", "xapp-1-A111-222-abc"
HOOK = "https://hooks.slack.com/commands/T1/2/AbC"
SOCKET = "wss://wss-primary.slack.com/link/?ticket=AbC&app_id=1"
SECRETS = (BOT, APP, HOOK, SOCKET)


@pytest.fixture
def written(capsys: pytest.CaptureFixture[str]) -> Iterator[Any]:
    """Set the logs up as `run` does, and put back what was there."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers.clear()
    config, raises = structlog.get_config(), logging.raiseExceptions
    set_up_logs("INFO")
    stream = io.StringIO()
    writer().setStream(stream)
    yield lambda: "".join([*capsys.readouterr(), stream.getvalue()])
    structlog.configure(**config)
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.raiseExceptions = raises


@pytest.mark.parametrize("secret", SECRETS)
def test_a_secret_is_taken_out_wherever_it_stands(secret: str) -> None:
    assert redacted(f'a "{secret}" b') == 'a "[secret]" b'


def test_words_that_are_no_secret_stay() -> None:
    said = "xo xoxo https://slack.com/api/ sent meeting.invitation"

    assert redacted(said) == said


def test_a_line_is_json_with_a_time_and_a_level(written: Any) -> None:
    structlog.get_logger().warning("delivery_failed", delivery="01HZX")

    line = json.loads(written())
    assert line.pop("timestamp").endswith("Z")
    assert line == {
        "event": "delivery_failed",
        "level": "warning",
        "delivery": "01HZX",
    }


def test_a_secret_deep_inside_is_taken_out_and_the_line_stays_json(
    written: Any,
) -> None:
    structlog.get_logger().info("x", deep={"a": [BOT, {"b": HOOK}]}, socket=SOCKET)

    line = json.loads(written())
    assert line["deep"] == {"a": ["[secret]", {"b": "[secret]"}]}
    assert line["socket"] == "[secret]"


def test_an_error_in_a_line_is_only_its_kind(written: Any) -> None:
    structlog.get_logger().error("x", error=ValueError("Zqxcanary"))

    assert json.loads(written())["error"] == "[ValueError]"


def test_below_the_level_nothing_is_written(written: Any) -> None:
    structlog.get_logger().debug("x")

    assert written() == ""


def test_a_library_says_what_is_wrong_without_its_traceback(written: Any) -> None:
    try:
        raise ValueError("Zqxcanary")
    except ValueError:
        logging.getLogger("slack_sdk").exception("call failed with %s", BOT)

    assert written() == "ERROR slack_sdk call failed with [secret]\n"


def test_a_line_that_cannot_be_written_is_not_spelt_out_instead(
    written: Any,
) -> None:
    writer().setStream(io.StringIO())
    writer().stream.close()
    logging.getLogger("slack_sdk").error("call failed with %s", BOT)

    assert written() == ""


def test_a_library_that_only_chats_is_not_heard(written: Any) -> None:
    logging.getLogger("slack_sdk.socket_mode").info("received: Zqxcanary")

    assert written() == ""


def writer() -> logging.StreamHandler[io.StringIO]:
    """Return what writes the lines of libraries; pytest adds handlers of its own."""
    [handler, *_] = logging.getLogger().handlers
    assert isinstance(handler, logging.StreamHandler)
    return handler
