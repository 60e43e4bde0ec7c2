"""
One place where an error becomes an answer, on the surface where it was caused.

A known error is its own kind sentence. An unknown one gives a short reference
number, for the person and for the log, which never holds what was typed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from http.client import HTTPException
from typing import Any

import structlog
from slack_bolt import App, BoltResponse
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web import WebClient

from bot.blocks import form, say
from bot.errors import AlongsideError, NotFilledIn
from handlers.forms import Body

log = structlog.get_logger()

_UNKNOWN = (
    "Something went wrong on our side, and nothing was changed. "
    "Please try again. If it goes on, tell your lead this number: {number}."
)


def register(app: App, new_number: Callable[[], str]) -> None:
    """Answer every error of every listener; `new_number` makes reference numbers."""

    @app.error
    def answer(error: Exception, body: Body, client: WebClient) -> BoltResponse:
        sentence = _sentence(error, new_number)
        kind = body.get("type")
        if kind == "view_submission":
            return _json(_on_form(error, sentence, body))
        if kind in {"block_actions", "shortcut", "message_action"}:
            _open_notice(client, str(body.get("trigger_id", "")), sentence)
            return _json({})
        return _json({"response_type": "ephemeral", "text": sentence})


def _sentence(error: Exception, new_number: Callable[[], str]) -> str:
    if isinstance(error, AlongsideError):
        return error.sentence
    number = new_number()
    # The traceback names files and lines; the words of the error may quote what
    # somebody typed, so only its type is kept.
    log.error(
        "listener.failed",
        number=number,
        error=type(error).__name__,
        where=_where(error),
    )
    return _UNKNOWN.format(number=number)


def _where(error: Exception) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    if trace is None:
        return ""
    code = trace.tb_frame.f_code
    return f"{code.co_filename.rsplit('/', 2)[-1]}:{trace.tb_lineno} {code.co_name}"


def _on_form(error: Exception, sentence: str, body: Body) -> Mapping[str, Any]:
    if isinstance(error, NotFilledIn):
        shown = {block["block_id"] for block in body["view"]["blocks"]}
        if shown.issuperset(error.problems):
            return {"response_action": "errors", "errors": error.problems}
        # Slack shows nothing at all when one of the fields is not in the form.
        sentence = " ".join(error.problems.values())
    # Pushed on top, so that closing it shows the form with all that was typed.
    return {"response_action": "push", "view": notice(sentence)}


def notice(sentence: str) -> dict[str, Any]:
    """Return a form that only says one sentence."""
    return form(
        name="notice",
        title="Alongside",
        submit=None,
        close="Back",
        blocks=[say("{sentence}", sentence=sentence)],
    )


def _open_notice(client: WebClient, trigger_id: str, sentence: str) -> None:
    try:
        client.views_open(trigger_id=trigger_id, view=notice(sentence))
    except (SlackClientError, HTTPException, OSError) as error:
        log.warning("notice.not-shown", error=_word(error))


def _word(error: Exception) -> str:
    """Return Slack's own word for what went wrong, or else the error's type."""
    if isinstance(error, SlackApiError):
        return str(error.response.get("error", ""))
    return type(error).__name__


def _json(body: Mapping[str, Any]) -> BoltResponse:
    return BoltResponse(
        status=200,
        body=json.dumps(body) if body else "",
        headers={"Content-Type": "application/json"} if body else {},
    )
