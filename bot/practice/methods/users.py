"""users.*: who somebody is."""

from __future__ import annotations

from bot.practice.arguments import Arguments
from bot.practice.cast import BOT_USER_ID, Persona
from bot.practice.errors import Json, SlackError
from bot.practice.methods.method import Method, page
from bot.practice.workspace import Workspace


def _sees_email(workspace: Workspace) -> bool:
    return not workspace.manifest.lacks(["users:read.email"])


def _info(workspace: Workspace, arguments: Arguments) -> Json:
    wanted = arguments.text("user")
    if wanted == BOT_USER_ID:
        return {"user": workspace.people.described_bot()}
    persona = workspace.people.find(wanted)
    if persona is None:
        raise SlackError("user_not_found")
    user = workspace.people.described(
        persona,
        email=_sees_email(workspace),
        locale=arguments.flag("include_locale"),
        stranger=_stranger(workspace, persona),
    )
    return {"user": user}


def _stranger(workspace: Workspace, persona: Persona) -> bool:
    """Whether the bot has lost sight of an outside person; it must have met them."""
    if not persona.external or workspace.channels.share_a_room(persona.user_id):
        return False
    if persona.user_id not in workspace.people.met:
        raise SlackError("user_not_visible")
    return True


def _list(workspace: Workspace, arguments: Arguments) -> Json:
    """The workspace's own people, those who have left included; nobody outside."""
    email = _sees_email(workspace)
    locale = arguments.flag("include_locale")
    everybody = [
        workspace.people.described(persona, email=email, locale=locale)
        for persona in workspace.people.everybody()
        if not persona.external
    ]
    everybody.append(workspace.people.described_bot())
    members, following = page(everybody, arguments, most=1000)
    return {"members": members, "response_metadata": {"next_cursor": following}}


def _by_email(workspace: Workspace, arguments: Arguments) -> Json:
    persona = workspace.people.by_address(arguments.needs("email"))
    if persona is None:
        raise SlackError("users_not_found")
    return {"user": workspace.people.described(persona, email=True)}


METHODS = {
    "users.info": Method(run=_info, scopes=("users:read",)),
    "users.list": Method(run=_list, scopes=("users:read",)),
    "users.lookupByEmail": Method(run=_by_email, scopes=("users:read.email",)),
}
