"""Which app we are, and in which workspace: what Slack itself says of our tokens."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Installed:
    """The one app in its one workspace; an id that Slack did not say is ""."""

    team_id: str
    #: Only in a workspace of an Enterprise Grid.
    enterprise_id: str = ""
    is_enterprise: bool = False
    app_id: str = ""
