"""Where a thing stands: what became of each nudge, for whoever asked alone."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from bot.asks.requests import Asking
from bot.errors import NotFound
from bot.ledger.cards import Awaited, Entry, Happened, Where
from bot.ledger.messages import where
from bot.ledger.story import Answered, Story
from bot.ledger.words import WHY, told
from bot.meetings.records import Reply
from bot.nudges.records import (
    Answer,
    Climb,
    ClimbState,
    Matter,
    Nudge,
    NudgeState,
    Whom,
    Why,
    Wording,
)
from tests.nudges.office import Office
from tests.nudges.times import d, london

NAMES = {"corin": "Corin Velasquez-Hay", "odile": "you", "ruan": "Ruan"}
STORY = Story(names=NAMES, zone="Europe/London")

CLIMB = Climb(
    id="climb",
    matter=Matter.INVITATION,
    item_id="item",
    edition=0,
    worker_id="corin",
    young_person_id="yp",
    ladder="",
    started_at=london("2027-02-22 09:10"),
    next_at=london("2027-02-26 09:14"),
    planned_at=london("2027-02-26 09:14"),
    next_worker_id="corin",
)
SENT = Nudge(
    id="one",
    climb_id="climb",
    step=0,
    worker_id="corin",
    whom=Whom.PERSON,
    wording=Wording.INVITATION_FIRST,
    planned_at=london("2027-02-24 09:14"),
    at=london("2027-02-24 09:15"),
    state=NudgeState.SENT,
    sent_at=london("2027-02-24 09:15"),
)


def lines(
    *nudges: Nudge, climb: Climb = CLIMB, answered: Answered | None = None
) -> list[str]:
    return [told(one) for one in STORY.told([(climb, list(nudges))], answered)]


def ended(why: Why, on: str) -> Climb:
    return replace(
        CLIMB, state=ClimbState.ENDED, why=why, next_at=None, ended_at=london(on)
    )


def waiting(why: Why, until: str) -> Climb:
    return replace(CLIMB, why=why, next_at=london(until))


def passed(why: Why, state: NudgeState = NudgeState.PASSED) -> Nudge:
    return replace(SENT, state=state, why=why, sent_at=None, worker_id=None, whom=None)


def heard(said: Reply, on: str, by: str | None = None) -> Answered:
    return Answered(at=london(on), said=said, written_by=by)


@pytest.mark.parametrize("why", Why)
def test_every_reason_has_plain_words(why: Why) -> None:
    assert WHY[why]
    assert WHY[why][0].islower() or WHY[why].startswith(("I ", "Slack"))


def test_what_was_sent_and_what_comes_next_stand_in_order() -> None:
    assert lines(SENT) == [
        "Wed 24 Feb: sent to Corin Velasquez-Hay.",
        "Fri 26 Feb: planned, for Corin Velasquez-Hay.",
    ]


def test_what_came_later_than_meant_says_so() -> None:
    late = replace(SENT, sent_at=london("2027-02-25 09:00"))

    assert lines(late)[0] == (
        "Thu 25 Feb: sent to Corin Velasquez-Hay. It was meant for Wed 24 Feb."
    )


def test_what_waits_says_why_and_until_when() -> None:
    waits = waiting(Why.ON_LEAVE, "2027-03-01 09:00")

    assert lines(climb=waits) == [
        "Mon 1 Mar: waits until then: they are on leave. It was meant for Fri 26 Feb."
    ]


@pytest.mark.parametrize(
    ("nudge", "said"),
    [
        (passed(Why.JUST_AGREED), "left out: it was only just agreed."),
        (
            passed(Why.ANSWERED, NudgeState.NOT_NEEDED),
            "held back: it was answered.",
        ),
        (
            replace(passed(Why.NOT_REACHED, NudgeState.NOT_REACHED), worker_id="corin"),
            "Slack could not reach Corin Velasquez-Hay.",
        ),
        (replace(SENT, whom=Whom.DEPUTY, worker_id="ruan"), "sent to Ruan, who stands"),
        (replace(SENT, whom=Whom.ASKER, worker_id="odile"), "I came to you about it."),
        (replace(SENT, whom=Whom.DECIDER, worker_id="ruan"), "who can decide."),
        (
            replace(SENT, state=NudgeState.ON_ITS_WAY, sent_at=None),
            "on its way to Corin Velasquez-Hay.",
        ),
    ],
)
def test_each_thing_that_can_become_of_a_step_has_its_line(
    nudge: Nudge, said: str
) -> None:
    assert said in lines(nudge)[0]


def test_what_is_on_its_way_is_not_planned_as_well() -> None:
    sending = replace(SENT, state=NudgeState.ON_ITS_WAY, sent_at=None)

    assert len(lines(sending, climb=replace(CLIMB, why=Why.ON_ITS_WAY))) == 1


def test_an_answer_stands_once_and_says_who_wrote_it_down() -> None:
    done = replace(SENT, answer=Answer.COMING, answered_at=london("2027-02-25 10:00"))
    told_by = heard(Reply.COMING, "2027-02-25 10:00", "you")

    assert lines(
        done, climb=ended(Why.ANSWERED, "2027-02-25 10:01"), answered=told_by
    ) == [
        "Wed 24 Feb: sent to Corin Velasquez-Hay.",
        "Thu 25 Feb: answered: coming, written down by you.",
    ]


def test_an_answer_that_settles_nothing_is_shown_too() -> None:
    soon = replace(
        SENT, answer=Answer.NOT_THIS_WEEK, answered_at=london("2027-02-24 10:00")
    )

    assert "Wed 24 Feb: Corin Velasquez-Hay answered: not this week." in lines(soon)


def test_nothing_is_planned_any_more_once_it_is_answered() -> None:
    answered = heard(Reply.CANNOT, "2027-02-25 10:00")

    assert lines(SENT, answered=answered)[-1] == "Thu 25 Feb: answered: can't make it."


def test_what_was_given_up_says_so() -> None:
    assert lines(climb=ended(Why.GIVEN_UP, "2027-03-04 09:30")) == [
        "Thu 4 Mar: ended: I have no further step. Ringing may help."
    ]


def test_a_wrong_nudge_says_that_it_was_wrong() -> None:
    wrong = replace(SENT, wrong_at=london("2027-02-24 11:00"))

    assert "Wed 24 Feb: it was done before I asked. I said sorry." in lines(wrong)


def test_days_are_those_of_whoever_looks() -> None:
    late = london("2027-06-01 23:30")
    there = Story(names={}, zone="Asia/Tokyo")
    climb = ended(Why.GIVEN_UP, "2027-06-01 23:30")
    [entry] = there.told([(replace(climb, ended_at=late), [])], None)

    assert entry.on == date(2027, 6, 2)


def test_a_page_of_many_people_is_still_one_that_slack_takes() -> None:
    entry = Entry(on=d("2027-02-24"), what=Happened.SENT, who="x" * 300)
    awaited = Awaited(
        name="<!channel> " + "N" * 200,
        agency="A" * 200,
        matter=Matter.ACTION,
        due=d("2027-03-17"),
        entries=(entry,) * 60,
    )
    card = Where(
        reference="YP-7HX3",
        due=d("2027-03-17"),
        is_meeting=True,
        awaited=(awaited,) * 60,
    )
    view = where(card)

    assert len(view["blocks"]) <= 100
    assert "<!channel>" not in json.dumps(view)


# Through the services.


@pytest.fixture
def called(office: Office) -> tuple[Office, str]:
    meeting_id = office.desk.call("corin", "ludo")
    office.minute()
    return office, meeting_id


def seen(office: Office, by: str, meeting_id: str) -> dict[str, list[str]]:
    card = office.bot.services.ledger.of_meeting(office.asker(by), meeting_id)
    return {one.name: [told(entry) for entry in one.entries] for one in card.awaited}


def test_the_convenor_sees_each_person_awaited(called: tuple[Office, str]) -> None:
    office, meeting_id = called
    office.until("2027-02-24 12:00")
    found = seen(office, "odile", meeting_id)

    assert found["Corin Velasquez-Hay"] == [
        "Wed 24 Feb: sent to Corin Velasquez-Hay.",
        "Fri 26 Feb: planned, for Corin Velasquez-Hay.",
    ]
    assert "Ludo Marchbanks" in found
    assert "Odile Farthing" not in found


@pytest.mark.parametrize("who", ["corin", "ludo", "barnaby", "nerys"])
def test_nobody_else_sees_it_not_even_a_lead(
    called: tuple[Office, str], who: str
) -> None:
    office, meeting_id = called

    with pytest.raises(NotFound):
        seen(office, who, meeting_id)


def test_a_nudge_leads_to_the_same_page(called: tuple[Office, str]) -> None:
    office, meeting_id = called
    office.until("2027-02-24 12:00")
    ledger, [line, *_] = office.bot.services.ledger, office.lines()

    card = ledger.of_nudge(office.asker("odile"), line.id)
    assert card == ledger.of_meeting(office.asker("odile"), meeting_id)
    with pytest.raises(NotFound):
        ledger.of_nudge(office.asker("corin"), line.id)
    with pytest.raises(NotFound):
        ledger.of_nudge(office.asker("odile"), "N0THING")


def test_an_ask_is_shown_to_the_one_who_asked_without_its_words(
    office: Office,
) -> None:
    ask_id = asked(office, "odile", "ludo")
    office.until("2027-02-24 12:00")
    ledger = office.bot.services.ledger

    card = ledger.of_ask(office.asker("odile"), ask_id)
    assert [one.name for one in card.awaited] == ["Ludo Marchbanks"]
    assert card.awaited[0].entries
    assert "Two lines" not in json.dumps(where(card))
    with pytest.raises(NotFound):
        ledger.of_ask(office.asker("ludo"), ask_id)
    with pytest.raises(NotFound):
        ledger.of_ask(office.asker("odile"), "N0THING")


def test_looking_is_noted_in_the_trail(called: tuple[Office, str]) -> None:
    office, meeting_id = called
    seen(office, "odile", meeting_id)

    with office.bot.store.looking() as unit:
        noted = unit.rights.entries_by(office.desk.id_of("odile"))
    assert noted >= 1


def asked(office: Office, by: str, of: str) -> str:
    """Ask one person for two lines about YP-7HX3 and return the ask's id."""
    ask_id = office.clock.new_id()
    asking = Asking(
        young_person_id=office.desk.young_person().id,
        ask_id=ask_id,
        worker_id=office.desk.id_of(of),
        what="Two lines on how it is going",
        due=date(2027, 3, 3),
        decision_needed=False,
    )
    office.bot.services.asks.ask(office.asker(by), asking)
    office.minute()
    return ask_id
