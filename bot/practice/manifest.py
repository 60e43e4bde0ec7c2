"""The app manifest, read for what the practice Slack must honour."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.practice.errors import Json


class Manifest:
    """One app: its name, scopes, commands, shortcuts, events and Home."""

    def __init__(self, manifest: Json) -> None:
        self._features: Json = manifest.get("features") or {}
        settings: Json = manifest.get("settings") or {}
        oauth: Json = manifest.get("oauth_config") or {}
        self.name: str = _name(manifest, self._features)
        self.scopes = tuple((oauth.get("scopes") or {}).get("bot") or ())
        events: Json = settings.get("event_subscriptions") or {}
        self.events = frozenset(events.get("bot_events") or ())
        self.commands: dict[str, Json] = {
            str(c["command"]): c for c in self._listed("slash_commands")
        }
        self.shortcuts: dict[str, Json] = {
            str(s["callback_id"]): s
            for s in self._listed("shortcuts")
            if s.get("type", "global") == "global"
        }

    @property
    def home_tab(self) -> bool:
        return bool(self._home().get("home_tab_enabled", False))

    @property
    def messages_tab(self) -> bool:
        return bool(self._home().get("messages_tab_enabled", True))

    @property
    def messages_read_only(self) -> bool:
        return bool(self._home().get("messages_tab_read_only_enabled", False))

    def lacks(self, scopes: Iterable[str]) -> bool:
        """Whether none of these scopes, any of which would do, was granted."""
        return not any(scope in self.scopes for scope in scopes)

    def _home(self) -> Json:
        found: Json = self._features.get("app_home") or {}
        return found

    def _listed(self, name: str) -> list[Any]:
        return list(self._features.get(name) or [])


def _name(manifest: Json, features: Json) -> str:
    bot = features.get("bot_user") or {}
    shown = manifest.get("display_information") or {}
    return str(bot.get("display_name") or shown.get("name") or "Practice app")
