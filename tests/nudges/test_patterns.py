"""When whoever asks is asked to try differently: of their own asks alone."""

from __future__ import annotations

import pytest

from bot.nudges.records import Climb, Matter
from tests.asked import put_ask
from tests.nudges.office import Office

#: By then three ladders of an ask have come to nothing.
LATER = "2027-04-28 12:00"


def patterns(office: Office) -> list[Climb]:
    return [one for one in office.climbs() if one.matter is Matter.PATTERN]


def ask_of_ludo(office: Office, *senders: str) -> None:
    for by in senders:
        put_ask(office.desk, "ludo", by=by, about="YP-8RN4")
    office.until(LATER)


def test_three_asks_of_one_sender_without_an_answer_ask_that_sender(
    office: Office,
) -> None:
    ask_of_ludo(office, "linnet", "linnet", "linnet")

    [pattern] = patterns(office)
    with office.bot.store.looking() as unit:
        ask = unit.asks.get(pattern.item_id)
    assert ask is not None
    assert ask.asker_id == office.desk.id_of("linnet")


@pytest.mark.parametrize("senders", [("linnet", "dunstan", "gwillam")])
def test_what_others_asked_is_nobody_elses_business(
    office: Office, senders: tuple[str, ...]
) -> None:
    ask_of_ludo(office, *senders)

    assert patterns(office) == []
