"""views.*: opening, stacking and changing forms; showing a Home."""

from __future__ import annotations

from bot.practice.arguments import Arguments
from bot.practice.cast import APP_ID, BOT_ID
from bot.practice.errors import Json, SlackError
from bot.practice.limits import check_view
from bot.practice.methods.method import Method
from bot.practice.views import View
from bot.practice.workspace import Workspace


def _told(workspace: Workspace, view: View) -> Json:
    workspace.changes.tell()
    return {"view": view.told(workspace.cast.team_id, APP_ID, BOT_ID)}


def _body(arguments: Arguments, kind: str) -> Json:
    body = arguments.parsed("view")
    check_view(body, kind=kind)
    checked: Json = body
    return checked


def _open(workspace: Workspace, arguments: Arguments) -> Json:
    """Open a form; with a trigger from inside a form it goes on top of that one."""
    body = _body(arguments, "modal")
    trigger = workspace.triggers.look(arguments.text("trigger_id"))
    open_ids = [view.id for view in workspace.views.stack(trigger.user_id)]
    put = workspace.views.push if trigger.view_id in open_ids else workspace.views.open
    view = put(trigger.user_id, body)
    workspace.triggers.spend(arguments.text("trigger_id"))
    return _told(workspace, view)


def _push(workspace: Workspace, arguments: Arguments) -> Json:
    body = _body(arguments, "modal")
    trigger = workspace.triggers.look(arguments.text("trigger_id"))
    view = workspace.views.push(trigger.user_id, body)
    workspace.triggers.spend(arguments.text("trigger_id"))
    return _told(workspace, view)


def _update(workspace: Workspace, arguments: Arguments) -> Json:
    view = _wanted(workspace, arguments)
    body = _body(arguments, view.body["type"])
    changed = workspace.views.update(view, body, arguments.text("hash"))
    return _told(workspace, changed)


def _wanted(workspace: Workspace, arguments: Arguments) -> View:
    view_id, external_id = arguments.text("view_id"), arguments.text("external_id")
    if bool(view_id) == bool(external_id):
        problem = "Provide exactly one of `view_id` and `external_id`"
        raise SlackError("invalid_arguments", messages=[problem])
    views = workspace.views
    found = views.find(view_id) if view_id else views.find_external(external_id)
    if found is None:
        raise SlackError("not_found")
    return found


def _publish(workspace: Workspace, arguments: Arguments) -> Json:
    if not workspace.manifest.home_tab:
        raise SlackError("not_enabled")
    body = _body(arguments, "home")
    user_id = arguments.needs("user_id")
    if workspace.people.find(user_id) is None:
        problem = "invalid `user_id` [json-pointer:/user_id]"
        raise SlackError("invalid_arguments", messages=[problem])
    view = workspace.views.publish(user_id, body, arguments.text("hash"))
    return _told(workspace, view)


METHODS = {
    "views.open": Method(run=_open),
    "views.push": Method(run=_push),
    "views.update": Method(run=_update),
    "views.publish": Method(run=_publish),
}
