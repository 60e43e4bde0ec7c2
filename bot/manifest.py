"""
The app manifest: what Alongside asks of a Slack workspace, and why.

Only the scopes that are used; `WHY` says in a sentence what each is for, and
the README shows the same table.
"""

from __future__ import annotations

from typing import Any

from bot.meetings.doors import Door

#: Scope by scope, what it is used for.
WHY: dict[str, str] = {
    "commands": "To answer the five commands, and the shortcut.",
    "chat:write": "To send direct messages, and posts where it was invited.",
    "im:write": "To open a direct message with a worker.",
    "im:history": "To find its own message again before it posts twice.",
    "groups:read": "To check that a team's channel is still private.",
    "groups:history": "To find its own post again in a private channel.",
    "files:write": "To send the calendar file of a meeting.",
    "files:read": "To find its own calendar file again before it sends twice.",
    "users:read": "To see when an account is closed, so that access ends with it.",
}

_COMMANDS = [
    (
        "/meeting",
        "Call a meeting, or see what is coming up",
        "new | YP-7HX3 Wed 17 Mar",
    ),
    ("/ask", "Ask a colleague for one thing, or see what is asked", "YP-7HX3"),
    ("/handover", "Hand over together, or see what is yours", "new | YP-7HX3"),
    ("/partners", "How your own team is doing, for your team alone", "mirror"),
    ("/alongside", "Workers, schools, teams and your own days", ""),
]

#: What Slack tells of. A channel that is opened to everyone is told of only by
#: the messages said in it, which are none of our business: we look ourselves.
_EVENTS = [
    "app_home_opened",
    "channel_id_changed",
    "channel_shared",
    "channel_unshared",
    "user_change",
]


def manifest(*, over_http: bool = False, url: str = "") -> dict[str, Any]:
    """Return the manifest; over HTTP, Slack calls `url` + "/slack/events"."""
    endpoint = {"request_url": f"{url}/slack/events"} if over_http else {}
    return {
        "_metadata": {"major_version": 2},
        "display_information": {
            "name": "Alongside",
            "description": "Meetings and kind reminders around a young person.",
            "background_color": "#1f4e5f",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Alongside", "always_online": True},
            "slash_commands": [
                _command(*one, url if over_http else "") for one in _COMMANDS
            ],
            "shortcuts": [
                {
                    "name": "Call a meeting",
                    "type": "global",
                    "callback_id": Door.CALL.value,
                    "description": "Bring people together at the young person's school",
                }
            ],
        },
        "oauth_config": {"scopes": {"bot": sorted(WHY)}},
        "settings": {
            "event_subscriptions": {"bot_events": _EVENTS, **endpoint},
            "interactivity": {"is_enabled": True, **endpoint},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not over_http,
            "token_rotation_enabled": False,
        },
    }


def _command(command: str, description: str, hint: str, url: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "command": command,
        "description": description,
        "should_escape": False,
    }
    if hint:
        found["usage_hint"] = hint
    return {**found, "url": f"{url}/slack/events"} if url else found
