"""What Slack sends to a bot: commands, shortcuts, presses, submissions, events."""

from __future__ import annotations

from bot.practice.cast import APP_ID, BOT_ID, BOT_USER_ID, Persona
from bot.practice.channels import Channel
from bot.practice.errors import Json
from bot.practice.messages import Message
from bot.practice.methods import told
from bot.practice.values import Values
from bot.practice.views import View
from bot.practice.workspace import Workspace

#: The old verification token; every payload still carries one.
_TOKEN = "practice"  # nosec B105 – it opens nothing.


class Payloads:
    """Builds each payload with the fields, and only the fields, that Slack sends."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def command(self, who: Persona, channel: Channel, name: str, text: str) -> Json:
        return {
            "token": _TOKEN,
            "team_id": self._workspace.people.team_of(who),
            "team_domain": self._domain,
            "channel_id": channel.id,
            "channel_name": channel.told_name,
            "user_id": who.user_id,
            "user_name": who.handle,
            "command": name,
            "text": text,
            "api_app_id": APP_ID,
            "is_enterprise_install": "false",
            "response_url": self._response_url(who, channel.id),
            "trigger_id": self._workspace.triggers.issue(who.user_id),
        }

    def shortcut(self, who: Persona, callback_id: str) -> Json:
        return {
            "type": "shortcut",
            "token": _TOKEN,
            "action_ts": self._workspace.stamps.next(),
            "team": self._team(who),
            "user": self._user(who),
            "is_enterprise_install": False,
            "enterprise": None,
            "callback_id": callback_id,
            "trigger_id": self._workspace.triggers.issue(who.user_id),
        }

    def action_in_message(
        self, who: Persona, message: Message, channel: Channel, state: Values
    ) -> Json:
        """Everything of a press in a message but the action itself."""
        ephemeral = bool(message.seen_only_by)
        container = {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": channel.id,
            "is_ephemeral": ephemeral,
        }
        if message.thread_ts:
            container["thread_ts"] = message.thread_ts
        url = self._response_url(who, channel.id, ts=message.ts, ephemeral=ephemeral)
        payload = self._actions(who, container) | {
            "channel": {"id": channel.id, "name": channel.told_name},
            "state": {"values": state},
            "response_url": url,
            "trigger_id": self._workspace.triggers.issue(who.user_id),
        }
        if not ephemeral:
            payload["message"] = told.message(self._workspace, message)
        return payload

    def action_in_view(self, who: Persona, view: View) -> Json:
        """Everything of a press in a form or a Home but the action itself."""
        container = {"type": "view", "view_id": view.id}
        return self._actions(who, container) | {
            "view": self.view(view),
            "trigger_id": self._workspace.triggers.issue(who.user_id, view.id),
        }

    def submission(self, who: Persona, view: View) -> Json:
        return self._about("view_submission", who) | {
            "trigger_id": self._workspace.triggers.issue(who.user_id, view.id),
            "view": self.view(view),
            "response_urls": [],
        }

    def closing(self, who: Persona, view: View, *, cleared: bool) -> Json:
        return self._about("view_closed", who) | {
            "view": self.view(view),
            "is_cleared": cleared,
        }

    def suggestion(self, who: Persona, ids: tuple[str, str], query: str) -> Json:
        """A search in an external menu, but where the menu stands."""
        block_id, action_id = ids
        return self._about("block_suggestion", who) | {
            "block_id": block_id,
            "action_id": action_id,
            "value": query,
        }

    def event(self, event: Json, team_id: str) -> Json:
        """An Events API callback around one event."""
        workspace = self._workspace
        room = workspace.channels.find(str(event.get("channel")))
        return {
            "token": _TOKEN,
            "team_id": team_id,
            "api_app_id": APP_ID,
            "event": event,
            "type": "event_callback",
            "event_id": workspace.ids.next("Ev"),
            "event_time": int(workspace.clock.now().timestamp()),
            "authorizations": [
                {
                    "enterprise_id": None,
                    "team_id": workspace.cast.team_id,
                    "user_id": BOT_USER_ID,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": bool(room and room.shared),
        }

    def view(self, view: View) -> Json:
        return view.told(self._workspace.cast.team_id, APP_ID, BOT_ID)

    def _about(self, kind: str, who: Persona) -> Json:
        return {
            "type": kind,
            "team": self._team(who),
            "user": self._user(who),
            "api_app_id": APP_ID,
            "token": _TOKEN,
            "enterprise": None,
            "is_enterprise_install": False,
        }

    def _actions(self, who: Persona, container: Json) -> Json:
        return self._about("block_actions", who) | {"container": container}

    def _user(self, who: Persona) -> Json:
        return {
            "id": who.user_id,
            "username": who.handle,
            "name": who.handle,
            "team_id": self._workspace.people.team_of(who),
        }

    def _team(self, who: Persona) -> Json:
        return {"id": self._workspace.people.team_of(who), "domain": self._domain}

    @property
    def _domain(self) -> str:
        return self._workspace.cast.team_name.casefold().replace(" ", "-")

    def _response_url(
        self, who: Persona, channel: str, *, ts: str = "", ephemeral: bool = False
    ) -> str:
        secret = self._workspace.replies.issue(
            who.user_id, channel, ts=ts, ephemeral=ephemeral
        )
        return f"{self._workspace.url}/respond/{secret}"
