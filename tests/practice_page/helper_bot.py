"""A small bot that uses every kind of block, so that the page can be tried with all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from tests.practice_page import helper_messages as messages
from tests.practice_page import helper_views as views

Body = dict[str, Any]
Ack = Callable[..., None]

MANIFEST: dict[str, Any] = {
    "display_information": {"name": "Alongside"},
    "features": {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": "Alongside"},
        "slash_commands": [
            {
                "command": "/meeting",
                "description": "Call people to a meeting, or see what is coming up",
                "usage_hint": "new | YP-7HX3 Wed 17 Mar 11:35",
            },
            {"command": "/every", "description": "A form with every control"},
            {"command": "/check", "description": "A form that is looked at first"},
            {"command": "/words", "description": "A message with every kind of words"},
        ],
        "shortcuts": [
            {
                "name": "Call a meeting",
                "type": "global",
                "callback_id": "call",
                "description": "Open the meeting form",
            }
        ],
    },
    "oauth_config": {
        "scopes": {"bot": ["commands", "chat:write", "im:write", "files:write"]}
    },
    "settings": {
        "event_subscriptions": {"bot_events": ["app_home_opened"]},
        "interactivity": {"is_enabled": True},
        "socket_mode_enabled": True,
    },
}


class HelperBot:
    """The bot, connected by Socket Mode; `said` holds what people did, in order."""

    def __init__(self, *, api_url: str, bot_token: str, app_token: str) -> None:
        client = WebClient(token=bot_token, base_url=api_url)
        app = App(client=client, token_verification_enabled=False)
        self.said: list[tuple[str, Any]] = []
        self._handler = SocketModeHandler(app, app_token)
        self._listen(app)

    def start(self) -> None:
        self._handler.client.connect()

    def stop(self) -> None:
        self._handler.client.close()

    def _listen(self, app: App) -> None:
        app.command("/meeting")(self._meeting)
        app.command("/every")(self._every)
        app.command("/check")(self._check)
        app.command("/words")(self._words)
        app.shortcut("call")(self._call)
        app.view("meeting")(self._send)
        app.view("every")(self._note_form)
        app.view("more")(self._note_form)
        app.view("check")(self._checked)
        app.options("school")(self._schools)
        app.event("app_home_opened")(self._home)
        for action in ("purpose", "go_on", "coming", "cant", "who", "later", "tick"):
            app.action(action)(getattr(self, f"_{action}", self._note))

    def _meeting(self, ack: Ack, body: Body, client: Any) -> None:
        if body.get("text", "") == "new":
            client.views_open(trigger_id=body["trigger_id"], view=views.meeting())
            ack()
            return
        ack(blocks=messages.coming_up(), text="One meeting is coming up.")

    def _every(self, ack: Ack, body: Body, client: Any) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=views.every())
        ack()

    def _words(self, ack: Ack, body: Body, client: Any) -> None:
        ack(blocks=messages.words(), text="Every kind of words.")

    def _call(self, ack: Ack, body: Body, client: Any) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=views.meeting())
        ack()

    def _purpose(self, ack: Ack, body: Body, client: Any) -> None:
        self._note(ack, body)
        chosen = body["actions"][0]["selected_option"]["text"]["text"]
        client.views_update(
            view_id=body["view"]["id"],
            hash=body["view"]["hash"],
            view=views.meeting(note=f"You chose: {chosen}."),
        )

    def _go_on(self, ack: Ack, body: Body, client: Any) -> None:
        self._note(ack, body)
        client.views_push(trigger_id=body["trigger_id"], view=views.more())

    def _send(self, ack: Ack, body: Body, client: Any) -> None:
        state = body["view"]["state"]["values"]
        self.said.append(("meeting", state))
        if state["day"]["day"]["selected_date"] == "2027-03-22":
            ack(response_action="errors", errors={"day": views.SHUT})
            return
        ack()
        client.chat_postMessage(
            channel=body["user"]["id"],
            text="You are asked to a meeting. Please say if you can come.",
            blocks=messages.invitation(),
        )

    def _check(self, ack: Ack, body: Body, client: Any) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=views.check())
        ack()

    def _checked(self, ack: Ack, body: Body) -> None:
        """Warn the first time, with the same form; take it the second time."""
        view = body["view"]
        self.said.append(("check", view["state"]["values"]))
        if any(block["block_id"] == "warning" for block in view["blocks"]):
            ack()
            return
        ack(response_action="update", view=views.check(views.WARNING))

    def _note_form(self, ack: Ack, body: Body) -> None:
        self.said.append((body["view"]["callback_id"], body["view"]["state"]["values"]))
        ack()

    def _coming(self, ack: Ack, body: Body, client: Any) -> None:
        self._note(ack, body)
        client.chat_update(
            channel=body["channel"]["id"],
            ts=body["message"]["ts"],
            text="You are coming.",
            blocks=messages.answered(),
        )

    def _schools(self, ack: Ack, body: Body) -> None:
        ack(options=views.schools(body["value"]))

    def _home(self, event: Body, client: Any) -> None:
        client.views_publish(user_id=event["user"], view=messages.home())

    def _note(self, ack: Ack, body: Body) -> None:
        # Noted before the ack, so that it is there when the page has its answer.
        self.said.append((body["actions"][0]["action_id"], body["actions"][0]))
        ack()
