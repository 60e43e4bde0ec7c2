"""
No preview, no name on a lock screen, nothing but a key in metadata: every call.

The journeys ask the same of each call that any of them makes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.clock import MovableClock
from bot.deliveries.records import DeliveryState
from bot.meetings.records import Reply
from bot.meetings.requests import StandingIn
from bot.meetings.sending import Kind as MeetingKind
from bot.openings.records import Reason
from bot.openings.requests import ToOpen
from bot.practice.calls import Call
from bot.rehearsal import OPENING, Rehearsal
from tests.meetings.desk import Desk
from tests.security.outgoing_calls import LOCK_SCREEN, wrong_with, wrong_with_all

#: Whose words are counted one by one here.
OURS = ("meeting.", "rooms.", "openings.")
#: All that their messages say on a lock screen; D is a day, T a time, N a number.
SAID = {
    "A short meeting on D. Can you come?",
    "Your answer for D is noted. Thank you.",
    "Your answer is noted. Thank you.",
    "A meeting changed. It is on D now. Can you still come?",
    "A meeting you were asked to has changed.",
    "A meeting is planned.",
    "A meeting was cancelled.",
    "A meeting was cancelled. You need do nothing.",
    "A meeting on D: you are coming.",
    "Can you come on D after all?",
    "You need not stand in any more.",
    "Your meeting starts at T.",
    "Your meeting: N replies still to come.",
    "Your meeting: N reply still to come.",
    "Your meeting: everyone has replied.",
    "You cancelled this meeting.",
    "Your meeting is over. Who came?",
    "What you took on. First by D.",
    "For your calendar.",
    "Take it out of your calendar.",
    "Alongside has taken back what it posted here.",
    "A team's channel can be read by more people now. I stopped posting there.",
    "This is settled. Thank you.",
    "A lead opened something that they cannot usually see.",
}
_KEY = re.compile(r"[0-9A-Z]{26}")
_DAY = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{1,2} [A-Z][a-z]{2}\b")


@dataclass(frozen=True, kw_only=True)
class Played:
    """What a long rehearsal left behind."""

    calls: list[Call]
    #: The kinds of everything that was sent.
    kinds: frozenset[str]
    #: The message keys and the times of what `OURS` sent.
    ours: frozenset[str]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    path: Path = tmp_path_factory.mktemp("calls") / "alongside.db"
    with Rehearsal(
        database_url=f"sqlite:///{path}", clock=MovableClock(OPENING)
    ) as rehearsal:
        rehearsal.slack.wait_for_bot()
        yield play(rehearsal)


def play(rehearsal: Rehearsal) -> Played:
    """Call, answer, move, remind, hold, record and cancel; expose and open."""
    assert rehearsal.alongside
    desk = Desk(store=rehearsal.alongside.store, clock=rehearsal.clock)
    first = desk.call("silas", "corin", "ludo", "hesper")
    rehearsal.settle()
    _answer(desk, first, "silas", Reply.COMING)
    _send_instead(desk, first, "ludo", "hesper")
    rehearsal.settle()
    _answer(desk, first, "hesper", Reply.CANNOT)
    rehearsal.settle()
    desk.meetings.move(desk.asker("odile"), desk.moving(first))
    rehearsal.settle()
    _answer(desk, first, "silas", Reply.COMING)
    _answer(desk, first, "corin", Reply.CANNOT)
    rehearsal.move_to(datetime(2027, 3, 18, 12, 6, tzinfo=UTC))
    odile = desk.asker("odile")
    desk.outcomes.who_came(odile, desk.everyone_came(first))
    desk.outcomes.agree(odile, first, [desk.row("silas")], more=False)
    desk.outcomes.close(odile, desk.closing(first))
    rehearsal.settle()
    _expose_and_open(rehearsal, desk)
    after = desk.call("silas", on=date(2027, 4, 21))
    rehearsal.settle()
    desk.meetings.cancel(odile, after)
    rehearsal.slack.person("odile").type("/meeting")
    rehearsal.settle()
    sent = [one for one in desk.queue() if one.state is DeliveryState.SENT]
    mine = [one for one in sent if one.kind.startswith(OURS)]
    return Played(
        calls=rehearsal.slack.calls,
        kinds=frozenset(one.kind for one in sent),
        ours=frozenset(
            known for one in mine for known in (one.message_key, one.ts) if known
        ),
    )


def _answer(desk: Desk, meeting_id: str, who: str, reply: Reply) -> None:
    one, sequence = desk.invitation(meeting_id, who), desk.meeting(meeting_id).sequence
    desk.replies.answer(desk.asker(who), one.id, reply, sequence=sequence)


def _send_instead(desk: Desk, meeting_id: str, who: str, instead: str) -> None:
    standing_in = StandingIn(
        invitation_id=desk.invitation(meeting_id, who).id,
        sequence=0,
        worker_id=desk.id_of(instead),
        name="",
    )
    desk.replies.send_someone(desk.asker(who), standing_in)


def _expose_and_open(rehearsal: Rehearsal, desk: Desk) -> None:
    assert rehearsal.alongside
    services, barnaby = rehearsal.alongside.services, desk.asker("barnaby")
    rehearsal.slack.room("yp-7hx3").set_shared()
    rehearsal.settle()
    rehearsal.slack.room("yp-7hx3").unshare()
    services.rooms.private_again(barnaby, desk.young_person().id)
    to_open = ToOpen(
        opening_id=desk.clock.new_id(),
        reference="YP-9VT5",
        reason=Reason.COMPLAINT,
        is_sure=True,
    )
    services.openings.open(barnaby, to_open)
    rehearsal.settle()


def test_nothing_private_is_in_any_call(played: Played) -> None:
    assert wrong_with_all(played.calls) == []


def test_the_rehearsal_sends_everything_a_meeting_sends(played: Played) -> None:
    later = {MeetingKind.HOME}
    assert set(MeetingKind) - later <= played.kinds
    assert {"rooms.look", "rooms.exposed", "openings.told"} <= played.kinds


def test_a_lock_screen_says_one_of_a_few_things(played: Played) -> None:
    said = {_shape(text) for text in _texts(played)}

    assert said - SAID == set()
    assert len(said) > 20


def _texts(played: Played) -> Iterator[str]:
    for call in played.calls:
        known = {str(call.arguments.get("ts")), *_KEY.findall(str(call.arguments))}
        # A file carries its key elsewhere; here only calendars are sent.
        is_ours = call.method == "files.completeUploadExternal" or known & played.ours
        if call.method in LOCK_SCREEN and is_ours:
            yield call.arguments[LOCK_SCREEN[call.method]]


def _shape(text: str) -> str:
    text = re.sub(r"\b\d\d:\d\d\b", "T", _DAY.sub("D", text))
    return re.sub(r"\d+", "N", text)


@pytest.mark.parametrize(
    ("method", "changes"),
    [
        ("chat.postMessage", {"unfurl_links": "true"}),
        ("chat.postMessage", {"unfurl_media": None}),
        ("chat.postMessage", {"link_names": "1"}),
        ("chat.postMessage", {"metadata": None}),
        ("chat.postMessage", {"metadata": '{"event_payload": {"key": "YP-7HX3"}}'}),
        ("chat.postMessage", {"text": "A meeting about YP-7HX3."}),
        ("chat.postMessage", {"text": "A meeting about 7HX3."}),
        ("chat.postMessage", {"text": "Silas cannot come."}),
        ("chat.postMessage", {"text": "At Marlpit Road High."}),
        ("chat.postMessage", {"text": "The YJS asks you."}),
        ("chat.postMessage", {"text": " "}),
        ("chat.update", {"metadata": "{}"}),
        ("chat.update", {"text": "Moorside CAMHS is coming."}),
        ("files.completeUploadExternal", {"initial_comment": "For YP-7HX3"}),
    ],
    ids=str,
)
def test_what_is_planted_is_found(method: str, changes: dict[str, Any]) -> None:
    assert list(wrong_with(method, {**_sound(method), **changes}))


@pytest.mark.parametrize("method", LOCK_SCREEN)
def test_a_sound_call_is_not_suspected(method: str) -> None:
    assert list(wrong_with(method, _sound(method))) == []


def _sound(method: str) -> dict[str, Any]:
    key = "0123456789ABCDEFGHJKMNPQRS"
    if method != "chat.postMessage":
        return {LOCK_SCREEN[method]: "A meeting on Wed 17 Mar. Can you come?"}
    return {
        "text": "Your meeting starts at 11:35.",
        "unfurl_links": "false",
        "unfurl_media": "false",
        "link_names": "false",
        "metadata": f'{{"event_type":"alongside","event_payload":{{"key":"{key}"}}}}',
    }
