"""A lead says that it is right, or chooses; a holder may ask for help."""

from __future__ import annotations

from datetime import date

import pytest

from bot.access.service import Asker
from bot.directory.visit import OnlyForLeads
from bot.errors import AlreadyDone, NotFilledIn, NotFound
from bot.leaving.requests import SomebodyLeft, TakesOver
from bot.meetings.records import Reply
from tests.leaving.office import Office, words
from tests.meetings.desk import STRANGER

TODAY = date(2027, 2, 22)


@pytest.fixture
def left(office: Office) -> str:
    """Ludo convened a meeting and left; return its id."""
    meeting_id = office.desk.call("tamsel", by="ludo")
    office.gone("ludo")
    return meeting_id


def asker(office: Office, handle: str) -> Asker:
    return office.desk.asker(handle)


def take_over(office: Office, handle: str, leaver: str = "ludo") -> TakesOver:
    return TakesOver(
        parting_id=office.desk.id_of(leaver), worker_id=office.desk.id_of(handle)
    )


def test_yes_settles_it(on_either: Office) -> None:
    on_either.desk.call("tamsel", by="ludo")
    on_either.gone("ludo")
    hesper = on_either.desk.asker("hesper")
    on_either.leaving.confirm(hesper, on_either.desk.id_of("ludo"))
    [row] = on_either.successions("ludo")
    on_either.leaving.confirm(hesper, on_either.desk.id_of("ludo"))

    assert row.settled_by_id == on_either.desk.id_of("hesper")
    assert on_either.successions("ludo") == [row]


def test_only_the_same_agency_is_offered(office: Office, left: str) -> None:
    form = office.leaving.begin_choosing(
        asker(office, "hesper"), office.desk.id_of("ludo")
    )

    [group] = form.workers
    assert [words for _, words in group.choices] == [
        "Hesper Tandy, senior probation officer",
        "Ruan Abernethy-Cole, probation practitioner",
    ]


def test_where_nobody_else_works_everybody_is_offered(office: Office) -> None:
    office.change("avice", left_on=date(2027, 1, 1))
    office.gone("wystan")
    form = office.leaving.begin_choosing(
        asker(office, "barnaby"), office.desk.id_of("wystan")
    )

    assert len(form.workers) > 5


def test_whoever_is_chosen_holds_it_and_the_other_is_let_go(
    on_either: Office,
) -> None:
    desk = on_either.desk
    meeting_id = desk.call("tamsel", by="ludo")
    on_either.gone("ludo")
    on_either.leaving.choose(desk.asker("hesper"), take_over(on_either, "hesper"))

    assert desk.meeting(meeting_id).convenor_id == desk.id_of("hesper")
    assert on_either.places("ruan") == []
    assert desk.invitation(meeting_id, "ruan").reply is Reply.NOT_ME
    [row] = on_either.successions("ludo")
    assert (row.successor_id, row.settled_by_id) == (
        desk.id_of("hesper"),
        desk.id_of("hesper"),
    )


def test_both_are_told(office: Office, left: str) -> None:
    office.leaving.choose(asker(office, "hesper"), take_over(office, "hesper"))

    mine = {
        one.worker_id: words(office.render(one))
        for one in office.desk.queue("leaving.yours")
    }
    assert "You call this meeting now." in mine[office.desk.id_of("hesper")]
    # Ruan was never shown it, so there is nothing to say.
    assert "nothing-held" in mine[office.desk.id_of("ruan")]


def test_who_was_in_the_team_anyway_stays_in_it(office: Office) -> None:
    office.change("ludo", deputy_id=office.desk.id_of("hesper"))
    office.desk.call("tamsel", by="ludo")
    office.gone("ludo")
    office.leaving.choose(asker(office, "barnaby"), take_over(office, "ruan"))

    assert len(office.places("hesper")) == 1


def test_who_holds_something_else_there_stays_in_the_team(office: Office) -> None:
    office.desk.call("tamsel", by="ludo")
    office.gone("ludo")
    office.desk.call("tamsel", by="ruan", on=date(2027, 3, 18))
    office.leaving.choose(asker(office, "hesper"), take_over(office, "hesper"))

    assert len(office.places("ruan")) == 1


def test_choosing_the_one_who_holds_it_is_a_yes(office: Office, left: str) -> None:
    office.leaving.choose(asker(office, "hesper"), take_over(office, "ruan"))

    [row] = office.successions("ludo")
    assert row.settled_at
    assert office.places("ruan")


def test_what_was_done_meanwhile_goes_to_nobody(office: Office) -> None:
    action_id = office.action("ludo")
    office.gone("ludo")
    office.desk.outcomes.done(asker(office, "ruan"), action_id)
    office.leaving.choose(asker(office, "hesper"), take_over(office, "hesper"))

    assert office.holder_of(action_id) == office.desk.id_of("ruan")


def test_it_is_settled_once(office: Office, left: str) -> None:
    office.leaving.confirm(asker(office, "hesper"), office.desk.id_of("ludo"))

    with pytest.raises(AlreadyDone):
        office.leaving.choose(asker(office, "hesper"), take_over(office, "ruan"))


def test_nobody_who_has_left_can_be_chosen(office: Office, left: str) -> None:
    office.gone("ruan")

    with pytest.raises(NotFilledIn):
        office.leaving.choose(asker(office, "hesper"), take_over(office, "ruan"))


@pytest.mark.parametrize("who", ["tamsel", "ruan", "corin"])
def test_for_others_it_is_as_if_it_were_not_there(
    office: Office, left: str, who: str
) -> None:
    ludo = office.desk.id_of("ludo")
    for attempt in (
        lambda: office.leaving.confirm(asker(office, who), ludo),
        lambda: office.leaving.begin_choosing(asker(office, who), ludo),
        lambda: office.leaving.choose(asker(office, who), take_over(office, who)),
        lambda: office.leaving.is_back(asker(office, who), ludo),
        lambda: office.leaving.say(
            asker(office, who),
            SomebodyLeft(worker_id=office.desk.id_of("silas"), last_day=None),
        ),
    ):
        with pytest.raises(NotFound) as denied:
            attempt()
        assert denied.value.sentence == NotFound().sentence


def test_a_lead_of_another_agency_does_not_speak_for_this_one(office: Office) -> None:
    office.gone("corin")

    with pytest.raises(NotFound):
        office.leaving.confirm(asker(office, "hesper"), office.desk.id_of("corin"))


def test_only_leads_can_say_that_somebody_left(office: Office) -> None:
    with pytest.raises(OnlyForLeads):
        office.leaving.begin(asker(office, "tamsel"))


def test_an_agency_lead_is_offered_their_own_agency(office: Office) -> None:
    [group] = office.leaving.begin(asker(office, "hesper")).workers

    assert group.label == "Probation, Brackenmoor office"


def test_nobody_says_it_of_themselves(office: Office) -> None:
    left = SomebodyLeft(worker_id=office.desk.id_of("hesper"), last_day=None)

    with pytest.raises(NotFilledIn):
        office.leaving.say(asker(office, "hesper"), left)


def test_asking_for_help_tells_the_lead_once(office: Office, left: str) -> None:
    ludo = office.desk.id_of("ludo")
    for _ in range(2):
        office.leaving.need_help(asker(office, "ruan"), ludo)

    [told] = office.desk.queue("leaving.help")
    assert told.worker_id == office.desk.id_of("hesper")
    said = words(office.render(told))
    assert "would like help with what Ludo Marchbanks held" in said
    assert "YP-" not in said


@pytest.mark.parametrize("who", ["tamsel", "hesper"])
def test_only_the_holder_asks_for_help(office: Office, left: str, who: str) -> None:
    with pytest.raises(NotFound):
        office.leaving.need_help(asker(office, who), office.desk.id_of("ludo"))


def test_a_stranger_cannot(office: Office, left: str) -> None:
    with pytest.raises(NotFound):
        office.leaving.need_help(STRANGER, office.desk.id_of("ludo"))


def test_they_are_back_and_in_no_team(office: Office, left: str) -> None:
    office.leaving.is_back(asker(office, "hesper"), office.desk.id_of("ludo"))

    assert office.desk.worker("ludo").left_on is None
    assert office.places("ludo") == []
    assert office.desk.meetings.coming_up(asker(office, "ludo")).meetings == ()


def test_rights_withdrawn_while_the_form_is_open_are_honoured(
    office: Office, left: str
) -> None:
    office.leaving.begin_choosing(asker(office, "hesper"), office.desk.id_of("ludo"))
    office.change("hesper", is_agency_lead=False)

    with pytest.raises(NotFound):
        office.leaving.choose(asker(office, "hesper"), take_over(office, "ruan"))
