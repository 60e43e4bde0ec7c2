"""`manifest`: print what to paste into Slack when the app is created."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from bot import manifest as slack

Url = Annotated[
    str, typer.Option("--url", help="Your https address, when Slack calls you.")
]


def manifest(url: Url = "") -> None:
    """Print the Slack app manifest as JSON; with --url, for HTTP."""
    found = slack.manifest(over_http=bool(url), url=url.rstrip("/"))
    print(json.dumps(found, indent=2, ensure_ascii=False))
