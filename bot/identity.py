"""Asking Slack, once at start, whose tokens we hold: which workspace, which app."""

from __future__ import annotations

from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse, WebClient

from bot.access.installed import Installed
from bot.settings import BadSettings, Settings

#: Slack's words for a token that will never work again.
_DEAD = frozenset(
    {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"}
)


def who_we_are(settings: Settings) -> Installed:
    """
    Return the workspace and the app that our tokens belong to.

    Only an app-level token tells the app's own id. Raises BadSettings for a token
    that Slack refuses, and whatever slack_sdk raises when Slack is not there.
    """
    bot = _tested(settings, "slack_bot_token")
    app = bot if settings.over_http else _tested(settings, "slack_app_token")
    return Installed(
        team_id=str(bot["team_id"]),
        enterprise_id=str(bot.get("enterprise_id") or ""),
        is_enterprise=bool(bot.get("is_enterprise_install")),
        app_id=str(app.get("app_id") or ""),
    )


def _tested(settings: Settings, name: str) -> SlackResponse:
    token = getattr(settings, name).get_secret_value()
    client = WebClient(token, base_url=settings.slack_api_url, retry_handlers=[])
    try:
        return client.auth_test()
    except SlackApiError as error:
        word = str(error.response.get("error", ""))
        if word not in _DEAD:
            raise
        line = f"{name.upper()} is refused by Slack ({word}). Copy it from Slack again."
        raise BadSettings([line]) from None
