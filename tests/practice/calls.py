"""Web API calls that many tests make."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.practice.forms import Json, actions, section


def refusal(call: Any, **arguments: Any) -> str:
    """The error name of a call that is refused."""
    with pytest.raises(SlackApiError) as refused:
        call(**arguments)
    return str(refused.value.response["error"])


def asks(client: WebClient, *elements: Json, to: str = "U0ODILE") -> Json:
    """Post a message with these elements."""
    blocks = [section("Will you come?"), actions(*elements)]
    posted = client.chat_postMessage(channel=to, text="A", blocks=blocks)
    return {"channel": posted["channel"], "ts": posted["ts"]}
