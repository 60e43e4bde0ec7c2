"""
The gate before every listener: only our own app, and only workspaces we know.

A signature or a socket says that a request comes from Slack. The gate asks the
rest: is it meant for this app, in this workspace, and from somebody whose own
workspace has anybody in the directory? Whoever names no workspace is nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import structlog
from slack_bolt import App, BoltResponse

from bot.access.installed import Installed
from bot.access.service import NotKnownHere
from handlers.forms import Body

log = structlog.get_logger()


class Gate:
    """Shut for strangers; `knows_team` says whether a workspace has any worker."""

    def __init__(self, knows_team: Callable[[str], bool]) -> None:
        self._knows_team = knows_team
        self._installed: Installed | None = None
        self._app_id = ""

    def register(self, app: App) -> None:
        app.use(self.pass_through)

    def opens_for(self, installed: Installed) -> None:
        """Say who we are; done before any way in from Slack is opened."""
        self._installed = installed
        self._app_id = installed.app_id

    def pass_through(
        self, body: Body, next: Callable[[], BoltResponse]
    ) -> BoltResponse:
        """Let the request on to its listener; raises NotKnownHere for a stranger."""
        if self._installed is None:
            return next()
        if not self._is_ours(self._installed, body):
            log.warning("gate.not-ours")
            return BoltResponse(status=401, body="")
        team = actor_team(body)
        if team != self._installed.team_id and not (team and self._knows_team(team)):
            log.warning("gate.unknown-workspace")
            raise NotKnownHere
        return next()

    def _is_ours(self, us: Installed, body: Body) -> bool:
        enterprise = _enterprise(body)
        is_at_home = actor_team(body) == us.team_id
        return (
            self._is_our_app(body)
            and us.team_id in (_authorized(body) or {us.team_id})
            and not (_is_for_a_whole_enterprise(body) and not us.is_enterprise)
            and not (is_at_home and enterprise not in {"", us.enterprise_id})
        )

    def _is_our_app(self, body: Body) -> bool:
        """
        Compare the app; shortcuts are the only payloads that may name none.

        When Slack has not told us our own id, the first that comes in is it:
        nothing gets here without the secret or the socket of one single app.
        """
        named = body.get("api_app_id")
        if named is None:
            return _word(body.get("type")) in {"shortcut", "message_action"}
        self._app_id = self._app_id or _word(named)
        return bool(named) and named == self._app_id


def actor_team(body: Body) -> str:
    """Return the workspace of who acts, or "" when the payload does not say."""
    person = body.get("user")
    if isinstance(person, Mapping):
        return _word(person.get("team_id"))
    return _word(body.get("team_id"))


def _authorized(body: Body) -> set[str]:
    """Return the workspaces that an event is delivered for, if it names any."""
    named = body.get("authorizations")
    listed = named if isinstance(named, list) else []
    return {_word(one.get("team_id")) for one in listed if isinstance(one, Mapping)}


def _enterprise(body: Body) -> str:
    whole = body.get("enterprise")
    if isinstance(whole, Mapping):
        return _word(whole.get("id"))
    return _word(whole or body.get("enterprise_id"))


def _is_for_a_whole_enterprise(body: Body) -> bool:
    return str(body.get("is_enterprise_install")).lower() == "true"


def _word(value: Any) -> str:
    return value if isinstance(value, str) else ""
