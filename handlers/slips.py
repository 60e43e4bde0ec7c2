"""
Every id that leaves in an answer is signed, and every id that comes back checked.

Done once, before and around all listeners, so that none of them can forget it:
they are handed plain ids and hand plain ids out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App, BoltContext, BoltResponse
from slack_sdk.web import WebClient

from bot.access.signing import Signing, Slipped

Body = dict[str, Any]


class SlipDoors:
    """Stands between Slack and the listeners."""

    def __init__(self, signing: Signing) -> None:
        self._signing = signing

    def register(self, app: App) -> None:
        app.use(self.check)

    def check(
        self, body: Body, context: BoltContext, next: Callable[[], BoltResponse]
    ) -> BoltResponse:
        """Hand plain ids on; raises NotFound, or TooOld, before any listener."""
        context["client"] = SigningClient(context.client, self._signing)
        context["ack"] = SigningAck(self._signing, self._signing.check(body))
        return next()


class SigningAck(Ack):
    """Bolt's own answer, with the ids in it signed."""

    def __init__(self, signing: Signing, came: Slipped) -> None:
        # Bolt leaves it untyped.
        super().__init__()  # type: ignore[no-untyped-call]
        self._signing, self._came = signing, came

    def __call__(self, *words: Any, **more: Any) -> BoltResponse:
        """Answer; all but the first words is given by its name."""
        assert len(words) < 2
        if more.get("view"):
            more["view"] = self._signing.view(more["view"], self._came)
        if more.get("blocks"):
            more["blocks"] = self._signing.blocks(more["blocks"])
        return super().__call__(*words, **more)


class SigningClient:
    """Slack's client as far as a listener may use it: to open a form, or turn it."""

    def __init__(self, client: WebClient, signing: Signing) -> None:
        self._client, self._signing = client, signing

    def views_open(self, *, trigger_id: str, view: Body) -> Any:
        return self._client.views_open(
            trigger_id=trigger_id, view=self._signing.view(view)
        )

    def views_update(self, *, view_id: str, view: Body) -> Any:
        return self._client.views_update(view_id=view_id, view=self._signing.view(view))
