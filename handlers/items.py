"""The items of a handover: done, received, more, read back, looked at again."""

from __future__ import annotations

from slack_bolt import Ack, App

from bot.handovers.doors import Door, Field
from bot.handovers.records import Kept
from bot.handovers.requests import ItemSaid, Looked, ReadBack
from bot.items import forms
from bot.items.service import Items
from handlers.forms import Body, Filled, about, asker_of, pressed
from handlers.turning import Client, show, shown_again, turned


class ItemDoors:
    """One thing to do at a time."""

    def __init__(self, items: Items) -> None:
        self._items = items

    def register(self, app: App) -> None:
        app.action(Door.DONE)(self.done)
        app.action(Door.RECEIVED)(self.received)
        app.action(Door.MORE)(self.more)
        app.view(Door.MORE_FORM)(self.more_sent)
        app.action(Door.READ_BACK)(self.read_back)
        app.view(Door.READ_BACK_FORM)(self.read_back_sent)
        app.action(Door.LOOK_AGAIN)(self.look_again)
        app.view(Door.LOOK_AGAIN_FORM)(self.looked)
        app.action(Door.KEPT)(self.kept)
        app.view(Door.KEPT_FORM)(self.kept_sent)

    def done(self, ack: Ack, body: Body, client: Client) -> None:
        card = self._items.done(asker_of(body), pressed(body))
        shown_again(ack, client, body, card)

    def received(self, ack: Ack, body: Body, client: Client) -> None:
        card = self._items.received(asker_of(body), pressed(body))
        shown_again(ack, client, body, card)

    def more(self, ack: Ack, body: Body, client: Client) -> None:
        card = self._items.begin_more(asker_of(body), pressed(body))
        show(client, body, forms.more(card))
        ack()

    def more_sent(self, ack: Ack, body: Body) -> None:
        filled = Filled(body)
        said = ItemSaid(
            item_id=about(body),
            what=filled.chosen(Field.WHAT),
            on=filled.maybe_day(Field.ON),
            words=filled.text(Field.WORDS),
            worker_id=filled.one(Field.WHO),
        )
        turned(ack, self._items.more(asker_of(body), said))

    def read_back(self, ack: Ack, body: Body, client: Client) -> None:
        card = self._items.begin_read_back(asker_of(body), pressed(body))
        show(client, body, forms.read_back(card))
        ack()

    def read_back_sent(self, ack: Ack, body: Body) -> None:
        filled = Filled(body)
        said = ReadBack(
            item_id=about(body),
            plan=filled.text(Field.PLAN),
            worry=filled.text(Field.WORRY),
            first_step=filled.text(Field.FIRST_STEP),
        )
        turned(ack, self._items.read_back(asker_of(body), said))

    def look_again(self, ack: Ack, body: Body, client: Client) -> None:
        card = self._items.begin_look(asker_of(body), pressed(body))
        show(client, body, forms.look_again(card))
        ack()

    def looked(self, ack: Ack, body: Body) -> None:
        filled = Filled(body)
        facts = "".join(filled.chosen(name) for name, _ in forms.FACTS)
        said = Looked(
            item_id=about(body), facts=facts, words=filled.text(Field.DIFFERENTLY)
        )
        turned(ack, self._items.looked(asker_of(body), said))

    def kept(self, ack: Ack, body: Body, client: Client) -> None:
        card = self._items.begin_kept(asker_of(body), pressed(body))
        show(client, body, forms.kept(card))
        ack()

    def kept_sent(self, ack: Ack, body: Body) -> None:
        kept = Kept(Filled(body).chosen(Field.KEPT))
        turned(ack, self._items.kept(asker_of(body), about(body), kept))
