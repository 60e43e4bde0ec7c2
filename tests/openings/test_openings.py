"""A lead opens what they may not see: once, with a reason, and everyone is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.access.service import Asker, House, NotKnownHere
from bot.deliveries.records import Delivery, Lane, NotNeeded, Outgoing, Post
from bot.directory.visit import OnlyForLeads
from bot.errors import NotFilledIn, NotFound
from bot.openings.cards import Opened
from bot.openings.outgoing import RenderTold
from bot.openings.records import Reason
from bot.openings.requests import ToOpen
from bot.openings.service import Openings
from tests.meetings.desk import STRANGER, TEAM, ZONE, Desk

#: In the team around YP-7HX3 with Slack, the one who opens it left out.
TEAM_AROUND = {"odile", "sunniva", "ludo", "hesper", "corin", "tamsel", "silas"}


def openings(desk: Desk, *leads: str) -> Openings:
    house = House(
        store=desk.store, clock=desk.clock, lead_ids=frozenset(leads), zone=ZONE
    )
    return Openings(house)


def wanted(desk: Desk, reference: str = "YP-9VT5", **more: object) -> ToOpen:
    to_open = ToOpen(
        opening_id=desk.clock.new_id(),
        reference=reference,
        reason=Reason.CHILD_AT_RISK,
        is_sure=True,
    )
    return replace(to_open, **more)  # type: ignore[arg-type]


def open_it(desk: Desk, reference: str = "YP-9VT5", by: str = "barnaby") -> Opened:
    return openings(desk).open(desk.asker(by), wanted(desk, reference))


def make_lead(desk: Desk, handle: str, **more: bool) -> None:
    with desk.store.changing() as unit:
        changes = more or {"is_lead": True}
        unit.workers.save(replace(desk.worker(handle), **changes))  # type: ignore[arg-type]


def told(desk: Desk) -> dict[str, Delivery]:
    with desk.store.looking() as unit:
        handles = {one.id: one.handle for one in unit.workers.everyone()}
    return {handles[one.worker_id or ""]: one for one in desk.queue("openings.told")}


def rendered(desk: Desk, delivery: Delivery) -> Outgoing:
    with desk.store.looking() as unit:
        return RenderTold(ZONE)(unit, delivery, desk.clock.now())


def test_the_team_around_is_told_at_once(either: Desk) -> None:
    make_lead(either, "wystan")
    open_it(either, "YP-7HX3", by="wystan")
    queued = told(either)

    assert TEAM_AROUND | {"barnaby"} <= queued.keys()
    assert all(one.due_at == either.clock.now() for one in queued.values())
    assert {one.lane for one in queued.values()} == {Lane.URGENT}


def test_at_night_too(desk: Desk) -> None:
    desk.move_clock(2027, 2, 23, 2, 0)
    open_it(desk)

    assert {one.due_at for one in told(desk).values()} == {desk.clock.now()}


def test_the_governance_lead_is_told_and_the_opener_is_not(desk: Desk) -> None:
    open_it(desk)

    assert "rosamund" in told(desk)
    assert "barnaby" not in told(desk)


def test_nobody_else_is_told(desk: Desk) -> None:
    with desk.store.looking() as unit:
        governance = {
            one.handle for one in unit.workers.everyone() if one.is_governance_lead
        }
    open_it(desk)

    assert told(desk).keys() - governance == {"fenn", "ottoline", "kestrel", "silas"}


def test_the_message_says_who_when_and_why(desk: Desk) -> None:
    open_it(desk)
    made = rendered(desk, told(desk)["fenn"])

    assert isinstance(made, Post)
    shown = str(made.blocks)
    for words in ("Barnaby Quill", "YP-9VT5", "Mon 22 Feb at 09:10", "at risk now"):
        assert words in shown
    for private in ("9VT5", "Barnaby", "Youth", "Marlpit"):
        assert private not in made.text


def test_somebody_who_left_the_team_meanwhile_is_not_told(desk: Desk) -> None:
    open_it(desk)
    desk.end_place("kestrel", date(2027, 2, 21), about="YP-9VT5")

    made = rendered(desk, told(desk)["kestrel"])
    assert made == NotNeeded(reason="access-removed")


def test_it_shows_what_somebody_in_the_team_sees(either: Desk) -> None:
    meeting_id = either.call("silas", "corin", why="Agree the mornings")
    after = either.call("ludo", on=date(2027, 3, 18))
    either.after_the_meeting()
    odile = either.asker("odile")
    either.outcomes.who_came(odile, either.everyone_came(meeting_id))
    either.outcomes.agree(odile, meeting_id, [either.row("silas")], more=False)
    make_lead(either, "wystan")
    card = open_it(either, "YP-7HX3", by="wystan")

    assert card.line.said == "Don't make me tell it all again."
    assert len(card.places) == 8
    assert {one.role for one in card.places} >= {"case manager", "personal adviser"}
    assert card.last
    assert card.last.why == "Agree the mornings"
    assert card.coming
    assert card.coming.when.on == either.meeting(after).on
    assert [(one.who, one.what) for one in card.actions] == [
        ("Silas Gant", "Ring the school")
    ]


def test_a_cancelled_meeting_and_what_is_done_are_left_out(desk: Desk) -> None:
    meeting_id = desk.call("silas")
    desk.meetings.cancel(desk.asker("odile"), meeting_id)
    make_lead(desk, "wystan")
    card = open_it(desk, "YP-7HX3", by="wystan")

    assert (card.coming, card.last, card.actions) == (None, None, ())


def test_who_is_in_the_team_without_slack_is_to_be_rung(desk: Desk) -> None:
    card = open_it(desk, "YP-8RN4")

    assert [one.name for one in card.to_ring] == [desk.worker("gwillam").name]
    assert "gwillam" not in told(desk)


def test_nothing_else_opens_by_it(desk: Desk) -> None:
    meeting_id = desk.call("hesper", by="ludo", about="YP-8RN4", place="The Hub")
    open_it(desk, "YP-8RN4")

    with pytest.raises(NotFound):
        desk.meetings.open(desk.asker("barnaby"), meeting_id)
    with pytest.raises(NotFound):
        desk.meetings.begin(desk.asker("barnaby"), "YP-8RN4")


def test_it_is_counted_and_in_the_trail(either: Desk) -> None:
    now = either.clock.now()
    open_it(either)
    with either.store.looking() as unit:
        [counted] = unit.openings.between(now, now + timedelta(days=1))
        about = either.young_person("YP-9VT5").id
        mark = unit.seals.mark(about, about)
        [entry] = unit.trail.newest(1)

    assert (counted.worker_id, counted.reason) == (
        either.id_of("barnaby"),
        Reason.CHILD_AT_RISK,
    )
    assert (entry.verb, entry.thing_id) == ("open-anyway", mark)  # type: ignore[union-attr]


def test_who_is_in_the_team_anyway_needs_no_glass(desk: Desk) -> None:
    with pytest.raises(NotFilledIn) as caught:
        open_it(desk, "YP-7HX3")

    assert caught.value.problems == {
        "reference": "You are in the team around them. You can see it already."
    }
    assert told(desk) == {}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("YP-7HX4", "I cannot find YP-7HX4. Please check the letters."),
        ("no", "That is not a reference. One is YP, a dash and four letters"),
    ],
)
def test_a_reference_that_is_not_there_is_said_at_its_field(
    desk: Desk, typed: str, said: str
) -> None:
    with pytest.raises(NotFilledIn) as caught:
        open_it(desk, typed)

    assert caught.value.problems["reference"].startswith(said)
    assert told(desk) == {}


def test_without_the_tick_nothing_opens(desk: Desk) -> None:
    with pytest.raises(NotFilledIn):
        openings(desk).open(desk.asker("barnaby"), wanted(desk, is_sure=False))

    assert told(desk) == {}


@pytest.mark.parametrize("reference", ["YP-9VT5", "YP-7HX4"])
@pytest.mark.parametrize("who", ["odile", "nerys", "avice"])
def test_only_leads_may_and_others_learn_nothing(
    desk: Desk, who: str, reference: str
) -> None:
    with pytest.raises(OnlyForLeads):
        open_it(desk, reference, by=who)
    with pytest.raises(OnlyForLeads):
        openings(desk).begin(desk.asker(who))


def test_a_stranger_is_not_known_here(desk: Desk) -> None:
    with pytest.raises(NotKnownHere):
        openings(desk).open(STRANGER, wanted(desk))


def test_a_lead_whom_nobody_added_has_no_name_to_tell(desk: Desk) -> None:
    lead = Asker(team_id=TEAM, slack_id="U0NEWLEAD")
    with pytest.raises(NotKnownHere):
        openings(desk, "U0NEWLEAD").open(lead, wanted(desk))


def test_a_form_sent_twice_is_one_opening(either: Desk) -> None:
    once = wanted(either)
    for _ in range(2):
        openings(either).open(either.asker("barnaby"), once)
    with either.store.looking() as unit:
        found = unit.openings.of(either.young_person("YP-9VT5").id)

    assert len(found) == 1


def test_a_form_kept_for_later_opens_nothing(desk: Desk) -> None:
    once = wanted(desk)
    openings(desk).open(desk.asker("barnaby"), once)
    desk.clock.move_to(desk.clock.now() + timedelta(minutes=2))

    with pytest.raises(NotFound):
        openings(desk).open(desk.asker("barnaby"), once)


def test_a_form_of_one_opening_opens_nobody_else(desk: Desk) -> None:
    once = wanted(desk)
    openings(desk).open(desk.asker("barnaby"), once)

    with pytest.raises(NotFound):
        openings(desk).open(desk.asker("barnaby"), replace(once, reference="YP-8RN4"))


def test_those_who_were_told_may_ask_whom_to_ask(desk: Desk) -> None:
    once = wanted(desk)
    openings(desk).open(desk.asker("barnaby"), once)

    for who in ("fenn", "silas", "rosamund"):
        card = openings(desk).whom_to_ask(desk.asker(who), once.opening_id)
        assert card.opener.name == "Barnaby Quill"
        assert "Rosamund Tice" in [one.name for one in card.governance]


@pytest.mark.parametrize("opening", ["known", "unknown"])
def test_others_find_nothing_to_ask_about(desk: Desk, opening: str) -> None:
    once = wanted(desk)
    openings(desk).open(desk.asker("barnaby"), once)
    asked = once.opening_id if opening == "known" else desk.clock.new_id()

    with pytest.raises(NotFound) as caught:
        openings(desk).whom_to_ask(desk.asker("odile"), asked)
    assert caught.value.sentence == NotFound().sentence
