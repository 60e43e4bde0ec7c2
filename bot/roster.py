"""Who is in the workspace, as Slack's Web API says; asked outside every transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from http.client import HTTPException
from typing import Any

from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web import WebClient

from bot.people.reading import said_of
from bot.people.records import Said
from bot.people.service import NoAnswer
from bot.settings import Settings

#: Slack recommends no more than 200 at a time, and allows a thousand.
_PAGE = 200
_TIMEOUT_SECONDS = 15


class SlackRoster:
    """Asks `users.list`; it tries nothing again, since every night asks anew."""

    def __init__(self, settings: Settings) -> None:
        self._client = WebClient(
            settings.slack_bot_token.get_secret_value(),
            base_url=settings.slack_api_url,
            timeout=_TIMEOUT_SECONDS,
            retry_handlers=[],
        )

    def everyone(self) -> Iterator[Said]:
        """Yield everybody but bots, those who were deactivated included."""
        cursor = ""
        while True:
            page = self._page(cursor)
            for user in page.get("members") or ():
                if not user.get("is_bot"):
                    yield said_of(user)
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return

    def _page(self, cursor: str) -> Mapping[str, Any]:
        try:
            answer = self._client.users_list(limit=_PAGE, cursor=cursor or None)
        except SlackApiError as error:
            raise NoAnswer(str(error.response.get("error", ""))) from None
        except (SlackClientError, HTTPException, OSError) as error:
            raise NoAnswer(type(error).__name__) from None
        data = answer.data
        return data if isinstance(data, dict) else {}
