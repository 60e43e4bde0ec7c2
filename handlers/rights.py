"""What leads are asked by young people: the forms, and the buttons of an erasure."""

from __future__ import annotations

from collections.abc import Callable

from slack_bolt import Ack, App
from slack_sdk.web import WebClient

from bot.access.service import Asker
from bot.directory.references import NoSuchReference, UnreadableReference
from bot.errors import NotFilledIn
from bot.rights import forms, messages
from bot.rights.doors import Ask, Door, Field
from bot.rights.records import HoldReason, ReleaseReason, What
from bot.rights.requests import Correcting
from bot.rights.service import Rights
from handlers.forms import Body, Filled, about, asker_of, pressed

View = forms.View


class RightsDoors:
    """Who can see, everything held, putting right, erasing and keeping."""

    def __init__(self, rights: Rights) -> None:
        self._rights = rights

    def register(self, app: App) -> None:
        app.action(Door.BEGIN)(self.begin)
        app.view(Door.BEGIN_FORM)(self.asked)
        app.view(Door.PAGE_FORM)(self.next_page)
        app.view(Door.CHOOSE_FORM)(self.chosen)
        app.view(Door.CORRECT_FORM)(self.corrected)
        app.view(Door.ERASE_FORM)(self.erasure_asked)
        app.action(Door.AGREE)(self.agreed)
        app.action(Door.NOT_NOW)(self.not_now)
        app.view(Door.HOLD_FORM)(self.held)
        app.view(Door.RELEASE_FORM)(self.released)

    def _answers(self) -> dict[Ask, Callable[[Asker, str], View]]:
        """Return what each thing to ask shows, for a reference that was typed."""
        rights, erasures = self._rights, self._rights.erasures
        return {
            Ask.WHO: lambda a, r: messages.who_can_see(rights.who_can_see(a, r)),
            Ask.EXPORT: lambda a, r: messages.export_page(rights.first_page(a, r)),
            Ask.CORRECT: lambda a, r: forms.choose_what(rights.begin_correct(a, r)),
            Ask.ERASE: lambda a, r: forms.erase(erasures.begin(a, r)),
            Ask.HOLD: lambda a, r: forms.hold(erasures.begin_hold(a, r)),
        }

    def begin(self, ack: Ack, body: Body, client: WebClient) -> None:
        view = forms.begin(self._rights.begin(asker_of(body)))
        client.views_open(trigger_id=body["trigger_id"], view=view)
        ack()

    def who(self, ack: Ack, body: Body, client: WebClient) -> None:
        """Answer `/alongside who YP-7HX3`, for those who see all of it."""
        _, _, reference = str(body.get("text") or "").strip().partition(" ")
        card = self._rights.who_can_see(asker_of(body), reference)
        client.views_open(
            trigger_id=body["trigger_id"], view=messages.who_can_see(card)
        )
        ack()

    def asked(self, ack: Ack, body: Body) -> None:
        filled = Filled(body)
        show = self._answers()[Ask(filled.one(Field.WHAT) or Ask.WHO)]
        try:
            view = show(asker_of(body), filled.text(Field.REFERENCE))
        except (NoSuchReference, UnreadableReference) as problem:
            raise NotFilledIn({Field.REFERENCE: problem.sentence}) from None
        ack(response_action="update", view=view)

    def next_page(self, ack: Ack, body: Body) -> None:
        young_person_id, number = about(body).split()
        card = self._rights.page(asker_of(body), young_person_id, int(number))
        ack(response_action="update", view=messages.export_page(card))

    def chosen(self, ack: Ack, body: Body) -> None:
        what, subject_id = (Filled(body).one(Field.WHICH) or "").split()
        card = self._rights.begin_correct_one(
            asker_of(body), about(body), What(what), subject_id
        )
        ack(response_action="update", view=forms.correct(card))

    def corrected(self, ack: Ack, body: Body) -> None:
        card = self._rights.correct(asker_of(body), _correcting(body))
        ack(response_action="update", view=messages.corrected(card))

    def erasure_asked(self, ack: Ack, body: Body) -> None:
        card = self._rights.erasures.ask(asker_of(body), about(body))
        ack(response_action="update", view=messages.erasure_asked(card))

    def agreed(self, ack: Ack, body: Body, client: WebClient) -> None:
        card = self._rights.erasures.agree(asker_of(body), pressed(body))
        client.views_open(trigger_id=body["trigger_id"], view=messages.agreed(card))
        ack()

    def not_now(self, ack: Ack, body: Body, client: WebClient) -> None:
        card = self._rights.erasures.not_now(asker_of(body), pressed(body))
        client.views_open(trigger_id=body["trigger_id"], view=messages.not_now(card))
        ack()

    def held(self, ack: Ack, body: Body) -> None:
        reason = HoldReason(Filled(body).one(Field.REASON) or HoldReason.INQUIRY)
        card = self._rights.erasures.hold(asker_of(body), about(body), reason)
        ack(response_action="update", view=messages.held(card))

    def released(self, ack: Ack, body: Body) -> None:
        reason = ReleaseReason(Filled(body).one(Field.REASON) or ReleaseReason.ENDED)
        card = self._rights.erasures.release(asker_of(body), about(body), reason)
        ack(response_action="update", view=messages.held(card))


def _correcting(body: Body) -> Correcting:
    young_person_id, what, subject_id, version = about(body).split()
    return Correcting(
        young_person_id=young_person_id,
        what=What(what),
        subject_id=subject_id,
        version=int(version),
        text=Filled(body).text(Field.TEXT),
    )
