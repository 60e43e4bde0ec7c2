"""auth, api, apps, team and bots: who is asking, and where."""

from __future__ import annotations

from bot.practice.arguments import Arguments
from bot.practice.cast import APP_ID, BOT_ID, BOT_USER_ID
from bot.practice.errors import Json, SlackError
from bot.practice.methods.method import Method
from bot.practice.workspace import Workspace


def _api_test(workspace: Workspace, arguments: Arguments) -> Json:
    if arguments.text("error"):
        raise SlackError(arguments.text("error"), args=arguments.given)
    return {"args": arguments.given}


def _auth_test(workspace: Workspace, arguments: Arguments) -> Json:
    return {
        "url": f"{workspace.url}/",
        "team": workspace.cast.team_name,
        "user": workspace.manifest.name.casefold(),
        "team_id": workspace.cast.team_id,
        "user_id": BOT_USER_ID,
        "bot_id": BOT_ID,
        # Slack tells it to an app-level token only; here both may know.
        "app_id": APP_ID,
        "is_enterprise_install": False,
    }


def _team(workspace: Workspace, arguments: Arguments) -> Json:
    name = workspace.cast.team_name
    domain = name.casefold().replace(" ", "-")
    team = {"id": workspace.cast.team_id, "name": name, "domain": domain, "icon": {}}
    return {"team": team}


def _bot(workspace: Workspace, arguments: Arguments) -> Json:
    if arguments.text("bot") not in ("", BOT_ID):
        raise SlackError("bot_not_found")
    bot = {
        "id": BOT_ID,
        "app_id": APP_ID,
        "user_id": BOT_USER_ID,
        "name": workspace.manifest.name,
        "deleted": False,
        "updated": 0,
        "icons": {},
    }
    return {"bot": bot}


def _connect(workspace: Workspace, arguments: Arguments) -> Json:
    """Where to open a Socket Mode connection; good for one connection only."""
    socket = workspace.url.replace("http", "ws", 1)
    ticket = workspace.tickets.issue()
    return {"url": f"{socket}/socket?ticket={ticket}&app_id={APP_ID}"}


METHODS = {
    "apps.connections.open": Method(run=_connect, bot_token=False, app_token=True),
    "api.test": Method(run=_api_test, app_token=True),
    "auth.test": Method(run=_auth_test, app_token=True),
    "team.info": Method(run=_team, scopes=("team:read",)),
    "bots.info": Method(run=_bot, scopes=("users:read",)),
}
