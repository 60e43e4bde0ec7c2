"""The people of the workspace, as Slack describes them."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.practice.cast import (
    APP_ID,
    BOT_ID,
    BOT_USER_ID,
    Cast,
    Persona,
)
from bot.practice.errors import Json
from bot.practice.stamps import Clock


class People:
    """Everybody, by id or handle; the bot is one of them for the Web API."""

    def __init__(self, cast: Cast, bot_name: str, clock: Clock) -> None:
        self._cast = cast
        self._clock = clock
        self.bot_name = bot_name
        self._by_id = {persona.user_id: persona for persona in cast.personas}
        self._updated: dict[str, int] = {}
        #: Outside people who once shared a room with the bot.
        self.met: set[str] = set()
        self.names = {persona.user_id: persona.name for persona in cast.personas}
        self.names[BOT_USER_ID] = bot_name

    def everybody(self) -> list[Persona]:
        return list(self._by_id.values())

    def find(self, user_id: str) -> Persona | None:
        return self._by_id.get(user_id)

    def by_handle(self, handle: str) -> Persona:
        """Raise LookupError with the handles there are."""
        wanted = handle.removeprefix("@")
        for persona in self._by_id.values():
            if wanted in (persona.handle, persona.name, persona.user_id):
                return persona
        known = ", ".join(f"@{persona.handle}" for persona in self._by_id.values())
        raise LookupError(f"Nobody here is called @{wanted}. There are: {known}.")

    def by_address(self, address: str) -> Persona | None:
        """Slack finds members of the workspace only, never a deactivated one."""
        for persona in self._by_id.values():
            if persona.address.casefold() == address.casefold():
                return None if persona.deactivated or persona.external else persona
        return None

    def keep(self, persona: Persona) -> Persona:
        """Take in a changed person, or a new one."""
        self._by_id[persona.user_id] = persona
        self._updated[persona.user_id] = int(self._clock.now().timestamp())
        self.names[persona.user_id] = persona.name
        return persona

    def team_of(self, persona: Persona) -> str:
        """An outside person comes from another workspace."""
        return persona.outside_team or self._cast.team_id

    def described(
        self,
        persona: Persona,
        *,
        email: bool,
        locale: bool = False,
        stranger: bool = False,
    ) -> Json:
        """
        The `user` object of users.info.

        `stranger` is an outside person who no longer shares a room with the bot.
        """
        user: Json = {
            "id": persona.user_id,
            "team_id": self.team_of(persona),
            "name": persona.handle,
            "deleted": persona.deactivated,
            "real_name": persona.name,
            "is_bot": False,
            "is_app_user": False,
            "updated": self._updated.get(persona.user_id, 0),
            "profile": self._profile(persona, email=email),
        }
        if persona.external:
            user["is_stranger"] = stranger
        if persona.deactivated:
            return user
        user |= self._zone(persona)
        user |= {
            "is_admin": False,
            "is_owner": False,
            "is_restricted": persona.guest or persona.one_room,
            "is_ultra_restricted": persona.one_room,
        }
        if locale and not persona.external:
            user["locale"] = "en-GB"
        return user

    def described_bot(self) -> Json:
        return {
            "id": BOT_USER_ID,
            "team_id": self._cast.team_id,
            "name": self.bot_name.casefold(),
            "deleted": False,
            "real_name": self.bot_name,
            "is_bot": True,
            "is_app_user": False,
            "updated": 0,
            "tz": "Europe/London",
            "profile": {
                "real_name": self.bot_name,
                "display_name": self.bot_name,
                "api_app_id": APP_ID,
                "bot_id": BOT_ID,
            },
        }

    def _profile(self, persona: Persona, *, email: bool) -> Json:
        profile = {
            "title": persona.title,
            "real_name": persona.name,
            "real_name_normalized": persona.name,
            "display_name": persona.handle,
            "display_name_normalized": persona.handle,
        }
        if email and not persona.external:
            profile["email"] = persona.address
        return profile

    def _zone(self, persona: Persona) -> Json:
        here = self._local(persona)
        offset = here.utcoffset()
        return {
            "tz": persona.tz,
            "tz_label": here.tzname(),
            "tz_offset": int(offset.total_seconds()) if offset else 0,
        }

    def _local(self, persona: Persona) -> datetime:
        return self._clock.now().astimezone(ZoneInfo(persona.tz))
