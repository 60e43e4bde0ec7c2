"""What a practice workspace is made of: its people, its rooms and its tour."""

from __future__ import annotations

from dataclasses import dataclass

#: The practice app's own ids; there is one app in a practice workspace.
APP_ID = "A0PRACTICE"
BOT_ID = "B0PRACTICE"
BOT_USER_ID = "U0PRACTICE"
#: The team that outside partners (Slack Connect) belong to.
OUTSIDE_TEAM_ID = "T0OUTSIDE"
#: Another team, of which nobody here is.
ELSEWHERE_TEAM_ID = "T0ELSEWHERE"


@dataclass(frozen=True)
class Persona:
    """
    Somebody to be in the practice workspace.

    `handle` has no '@'. `external` is a person of another workspace who sees
    only shared rooms, from the workspace `team_id` when one is given; `guest`
    and `deactivated` are Slack's own meanings, and `one_room` is a guest who
    may be in a single channel.
    """

    user_id: str
    handle: str
    name: str
    title: str
    agency: str
    tz: str = "Europe/London"
    guest: bool = False
    external: bool = False
    deactivated: bool = False
    is_lead: bool = False
    email: str = ""
    team_id: str = ""
    one_room: bool = False

    @property
    def address(self) -> str:
        """The e-mail address Slack would give, invented when none is set."""
        return self.email or f"{self.handle}@practice.example"

    @property
    def outside_team(self) -> str:
        """The workspace an outside person belongs to; empty for everybody else."""
        return (self.team_id or OUTSIDE_TEAM_ID) if self.external else ""


@dataclass(frozen=True)
class Room:
    """A channel, named without '#'; `members` are user ids."""

    channel_id: str
    name: str
    private: bool = True
    members: tuple[str, ...] = ()
    ext_shared: bool = False
    archived: bool = False
    with_bot: bool = True


@dataclass(frozen=True)
class Step:
    """One step of the tour shown beside the page."""

    title: str
    text: str


@dataclass(frozen=True)
class Cast:
    """Everybody and every room of one practice workspace."""

    team_id: str
    team_name: str
    personas: tuple[Persona, ...]
    rooms: tuple[Room, ...] = ()
    tour: tuple[Step, ...] = ()
