"""Handovers are held too: exported, put right, seen by whom, and gone when erased."""

from __future__ import annotations

from datetime import date

import pytest

from bot.ahead.records import Coming, Decline
from bot.errors import ChangedMeanwhile
from bot.handovers.records import (
    Condition,
    Handover,
    ItemState,
    Kept,
    Offer,
    Question,
    Stage,
    State,
    Told,
)
from bot.handovers.story import Deed, LineKind
from bot.rights import forms, handed_words
from bot.rights.cards import CorrectForm, Export, Seer
from bot.rights.records import What
from bot.rights.requests import Correcting
from bot.rights.shown import lines_put_right
from tests.handed import (
    EDITION,
    MOVES,
    WORDS,
    moved,
    now_is,
    put_day,
    put_handover,
    put_line,
)
from tests.meetings.desk import ZONE
from tests.rights.bench import REFERENCE, Bench, words

YJS, PROBATION = "Brackenmoor Youth Justice Service", "Probation, Brackenmoor office"
TITLE = "From here to there, on Wed 24 Mar 2027"


def export(bench: Bench) -> Export:
    return bench.rights.export(bench.asker("barnaby"), REFERENCE)


def facts(bench: Bench, section: str, part: str) -> dict[str, str]:
    """Return the facts of the first part of a section that begins with these words."""
    [found] = [one for one in export(bench).sections if one.title == section]
    return next(
        {it.what: it.says for it in one.facts}
        for one in found.parts
        if one.title.startswith(part)
    )


def test_a_handover_stands_with_the_agency_that_hands_over(either: Bench) -> None:
    moved(
        either.desk,
        told=Told.NOT_OK,
        told_on=date(2027, 3, 10),
        conditions=frozenset({Condition.IN_CARE, Condition.UNDER_18}),
        first_kept=Kept.SENDER_GOES_ALONG,
        school_id=either.desk.young_person(REFERENCE).school_id,
    )

    assert facts(either, YJS, TITLE) == {
        "From": YJS,
        "To": PROBATION,
        "Began on": "Mon 22 Feb 2027",
        "Moves on": "Wed 24 Mar 2027",
        "Stands": "Planned",
        "Should it move": "Yes, it moves",
        "The other side's answer": "Will receive.",
        "Signed": "4 of 4",
        "Holds it": "Ludo Marchbanks",
        "Hands over": "Odile Farthing",
        "Their manager": "Barnaby Quill",
        "Takes over": "Ludo Marchbanks",
        "That one's manager": "Hesper Tandy",
        "Taken over on": "Wed 24 Mar 2027",
        "School days of": "Marlpit Road High",
        "What is so": "In care, Under 18 on the day",
        "They were told": "Not OK with it, on Wed 10 Mar 2027",
        "The first appointment": "Not yet: the old worker goes along next time",
    }


def test_each_item_stands_with_the_agency_of_its_side(either: Bench) -> None:
    one, desk = put_handover(either.desk), either.desk
    with desk.store.changing() as unit:
        [summary] = [it for it in unit.handovers.items(one.id) if it.key == "summary"]
        done = {"done_on": MOVES, "done_by_id": desk.id_of("odile")}
        known = {**done, "state": ItemState.SENT, "facts": "yn?"}
        unit.handovers.save_item(type(summary)(**{**vars(summary), **known}))

    assert facts(either, YJS, "To do: Send the summary") == {
        "By": "Wed 24 Mar 2027",
        "Stands": "sent, not read yet",
        "Done": "Wed 24 Mar 2027, by Odile Farthing",
        "Looked back on": "yes, no, not known",
    }
    assert facts(either, PROBATION, "To do: Write to them")["Stands"] == "open"


def test_its_lines_are_opened_and_stand_with_who_wrote_them(either: Bench) -> None:
    put_line(either.desk, put_handover(either.desk))

    assert facts(either, PROBATION, "Written in it: From here to there") == {
        "The plan, read back": f"“{WORDS}”, Mon 22 Feb 2027, Ludo Marchbanks"
    }


def test_a_line_about_an_item_says_which(bench: Bench) -> None:
    one = put_handover(bench.desk)
    with bench.desk.store.looking() as unit:
        [item] = [it for it in unit.handovers.items(one.id) if it.key == "welcome"]
    put_line(bench.desk, one, kind=LineKind.POINTER, item_id=item.id)

    found = facts(bench, PROBATION, "Written in it")
    assert list(found) == ["Where the record is (Write to them)"]


def test_what_happened_stands_with_who_did_it(either: Bench) -> None:
    put_handover(either.desk)

    found = facts(either, YJS, "Done in it: From here to there")
    assert found == {"Mon 22 Feb 2027 Odile Farthing": "began it"}


def test_a_day_to_plan_for_stands_with_who_wrote_it_down(either: Bench) -> None:
    put_day(
        either.desk,
        asked=2,
        asked_on=date(2027, 3, 1),
        declined=Decline.TOO_EARLY,
        declined_on=date(2027, 3, 2),
    )

    assert facts(either, YJS, "Day to plan for: Wed 24 Mar 2027") == {
        "What comes": "an order ends",
        "Written down by": "Odile Farthing",
        "Way of moving on": "here to there",
        "Asked whether to begin": "2 times, last on Mon 1 Mar 2027",
        "Not begun": "it was too early, on Tue 2 Mar 2027",
    }


def test_handovers_of_others_are_not_in_it(bench: Bench) -> None:
    put_line(bench.desk, put_handover(bench.desk, "YP-2KM9"), words="Another thing")

    assert "Another thing" not in str(export(bench))


@pytest.mark.parametrize(
    ("words_of", "kind"),
    [
        (handed_words.STATES, State),
        (handed_words.OFFERS, Offer),
        (handed_words.QUESTIONS, Question),
        (handed_words.CONDITIONS, Condition),
        (handed_words.TOLD, Told),
        (handed_words.KEPT, Kept),
        (handed_words.STAGES, Stage),
        (handed_words.ITEMS, ItemState),
        (handed_words.DEEDS, Deed),
        (handed_words.LINES, LineKind),
        (handed_words.COMING, Coming),
        (handed_words.DECLINES, Decline),
    ],
)
def test_everything_that_may_be_held_has_its_words(
    words_of: dict[str, str], kind: type[State]
) -> None:
    assert set(words_of) == set(kind)


def begin(bench: Bench) -> CorrectForm:
    barnaby = bench.asker("barnaby")
    card = bench.rights.begin_correct(barnaby, REFERENCE)
    [thing] = [one for one in card.things if one.what is What.HANDED]
    return CorrectForm(
        young_person_id=bench.person_id, reference=REFERENCE, thing=thing
    )


def correct(bench: Bench, form: CorrectForm, text: str) -> None:
    asked = Correcting(
        young_person_id=bench.person_id,
        what=form.thing.what,
        subject_id=form.thing.subject_id,
        version=form.thing.version,
        text=text,
    )
    bench.rights.correct(bench.asker("barnaby"), asked)


def lines(bench: Bench, one: Handover) -> list[str]:
    with bench.desk.store.looking() as unit:
        return [it.words for it in unit.handovers.lines(one.id)]


def test_a_line_can_be_put_right_and_it_shows(either: Bench) -> None:
    one = put_handover(either.desk)
    line = put_line(either.desk, one)
    form = begin(either)
    label = "What was written in the handover, the plan, read back, Mon 22 Feb"
    assert form.thing.label == label
    correct(either, form, "Keep the swimming on Thursdays")

    assert lines(either, one) == ["Keep the swimming on Thursdays"]
    [said] = facts(either, PROBATION, "Written in it").values()
    assert said.endswith("(corrected on Mon 22 Feb 2027)")
    put_right = facts(either, "What was put right", "On Mon 22 Feb")
    assert put_right["It said"] == WORDS
    with either.desk.store.looking() as unit:
        shown = lines_put_right(unit, either.person_id, ZONE)
    assert shown == {line.id: "corrected on Mon 22 Feb"}


def test_who_was_slower_is_told(either: Bench) -> None:
    one = put_handover(either.desk)
    put_line(either.desk, one)
    form = begin(either)
    correct(either, form, "Keep the swimming on Thursdays")

    with pytest.raises(ChangedMeanwhile):
        correct(either, form, "Keep the swimming on Fridays")
    assert lines(either, one) == ["Keep the swimming on Thursdays"]


def test_what_is_on_screens_is_shown_anew(bench: Bench) -> None:
    put_line(bench.desk, put_handover(bench.desk))
    on_screen(bench)
    correct(bench, begin(bench), "Keep the swimming on Thursdays")

    [mine] = bench.desk.queue("handover.mine")
    assert mine.wanted == 2


def on_screen(bench: Bench) -> None:
    from storage.deliveries import deliveries

    with bench.desk.store.changing() as unit:
        this = deliveries.c.kind == "handover.mine"
        posted = {"channel": "C0HERE", "ts": "18.0", "shown": 1, "state": "sent"}
        unit.connection.execute(deliveries.update().where(this).values(**posted))


def named(bench: Bench) -> list[Seer]:
    card = bench.rights.who_can_see(bench.asker("barnaby"), REFERENCE)
    return [one for one in card.seers if one.sees == "the handover that began then"]


def test_whoever_a_handover_names_is_there_with_why(either: Bench) -> None:
    kestrel, fenn = either.desk.id_of("kestrel"), either.desk.id_of("fenn")
    put_handover(either.desk, receiver_id=kestrel, receiver_deputy_id=fenn)

    found = {one.name: one.why for one in named(either)}
    assert found == {
        "Odile Farthing": "hands over",
        "Barnaby Quill": "manager of who hands over",
        "Kestrel Droy": "takes over",
        "Hesper Tandy": "manager of who takes over",
        "Fenn Adeyemi-Rusk": "deputy of who takes over",
    }
    assert {one.from_day for one in named(either)} == {date(2027, 2, 22)}


def test_whoever_is_only_asked_to_take_over_is_not(bench: Bench) -> None:
    kestrel = bench.desk.id_of("kestrel")
    put_handover(bench.desk, receiver_id=kestrel, offer=Offer.MADE)

    assert "Kestrel Droy" not in [one.name for one in named(bench)]


def test_a_deputy_of_one_who_is_away_is_there(bench: Bench) -> None:
    fenn = bench.desk.id_of("fenn")
    put_handover(bench.desk, receiver_id=fenn)
    bench.desk.leave("fenn", date(2027, 2, 1))

    found = {one.name: one.why for one in named(bench)}
    assert found["Dr Ottoline Bray"] == "deputy of Fenn Adeyemi-Rusk, who is away"


def test_once_it_is_over_it_lets_nobody_see(bench: Bench) -> None:
    put_handover(bench.desk, state=State.CLOSED, ended_on=MOVES)

    assert named(bench) == []


def test_before_erasing_it_is_said_that_a_handover_is_under_way(bench: Bench) -> None:
    put_handover(bench.desk)
    put_handover(bench.desk, state=State.CLOSED, ended_on=MOVES)
    card = bench.rights.erasures.begin(bench.asker("barnaby"), REFERENCE)

    assert card.handovers == 1
    assert "1 handover is under way" in words(forms.erase(card))


def test_whoever_is_erased_is_in_no_handover(either: Bench) -> None:
    desk = either.desk
    one = put_handover(desk)
    put_line(desk, one)
    put_day(desk)
    other = put_handover(desk, "YP-2KM9")
    on_screen(either)
    either.agree(either.ask().erasure_id)
    assert either.carry_out() == 1

    with desk.store.looking() as unit:
        assert unit.handovers.about(one.young_person_id) == []
        assert unit.handovers.items(one.id) == []
        assert unit.handovers.story(one.id) == []
        assert unit.handovers.lines(one.id) == []
        assert unit.days_to_come.of(one.young_person_id) == []
        assert unit.handovers.edition(EDITION)
    assert now_is(desk, other) == other
    assert [it.ts for it in desk.queue("rights.taken-away")] == ["18.0"]
    [left] = desk.queue("handover.mine")
    assert left.subject_id == other.id
