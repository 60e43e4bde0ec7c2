"""A tiny cast for the practice Slack's own tests."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from bot.clock import MovableClock
from bot.practice import Cast, Persona, Room, Step

Json = dict[str, Any]

START = datetime(2027, 2, 22, 9, 10, tzinfo=UTC)

ODILE, LUDO, EBBA = "U0ODILE", "U0LUDO", "U0EBBA"
AVICE, TAMSEL, NERYS = "U0AVICE", "U0TAMSEL", "U0NERYS"

CAST = Cast(
    team_id="T0PRACTICE",
    team_name="Practice Partnership",
    personas=(
        Persona(ODILE, "odile", "Odile Farthing", "case manager", "Youth Justice"),
        Persona(LUDO, "ludo", "Ludo Marchbanks", "probation practitioner", "Probation"),
        Persona(
            EBBA,
            "ebba",
            "Ebba Crowther",
            "head of year",
            "Fennick Vale Academy",
            external=True,
        ),
        Persona(
            AVICE,
            "avice",
            "Avice Thornback",
            "committee chair",
            "Corner House Project",
            guest=True,
        ),
        Persona(
            TAMSEL,
            "tamsel",
            "Tamsel Wray",
            "personal adviser",
            "Leaving Care Team",
            deactivated=True,
        ),
        Persona(
            NERYS,
            "nerys",
            "Nerys Tal-y-Fan",
            "YJS officer",
            "Dyffryn Hebog YJS",
            external=True,
        ),
    ),
    rooms=(
        Room("C0YP", "yp-7hx3", members=(ODILE, LUDO, AVICE)),
        Room("C0SHARED", "shared", members=(ODILE, EBBA), ext_shared=True),
        Room("C0PUBLIC", "everyone", private=False, members=(ODILE,), with_bot=False),
        Room("C0SECRET", "secret", members=(LUDO,), with_bot=False),
        Room("C0OLD", "old", members=(ODILE,), archived=True),
    ),
    tour=(Step("Begin", "Choose who you are."),),
)

SCOPES = [
    "commands",
    "chat:write",
    "im:write",
    "im:read",
    "im:history",
    "channels:read",
    "channels:history",
    "groups:read",
    "groups:history",
    "users:read",
    "users:read.email",
    "team:read",
    "files:write",
    "files:read",
]


def manifest(**changes: Any) -> Json:
    """The manifest of the tests' app; `changes` replace whole sections."""
    made: Json = {
        "display_information": {"name": "Alongside"},
        "features": {
            "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
            "slash_commands": [
                {"command": "/meeting", "description": "Call a meeting"},
                {"command": "/escaped", "description": "-", "should_escape": True},
            ],
            "shortcuts": [
                {
                    "name": "New meeting",
                    "type": "global",
                    "callback_id": "new_meeting",
                    "description": "Call a meeting",
                }
            ],
        },
        "oauth_config": {"scopes": {"bot": SCOPES}},
        "settings": {
            "event_subscriptions": {
                "bot_events": [
                    "app_home_opened",
                    "message.im",
                    "channel_shared",
                    "member_joined_channel",
                    "user_change",
                ]
            }
        },
    }
    return made | changes


class HastyClock(MovableClock):
    """A practice clock whose monotonic seconds can be let pass at once."""

    def __init__(self) -> None:
        super().__init__(START)
        self._passed = 0.0

    def monotonic(self) -> float:
        return super().monotonic() + self._passed

    def let_pass(self, seconds: float) -> None:
        self._passed += seconds
