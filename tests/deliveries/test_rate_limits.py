from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.deliveries.rate_limits import Quiet, seconds_of_quiet
from bot.deliveries.records import Method, Pause

NOW = datetime(2027, 2, 22, 9, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("30", 30),
        ("1.5", 1.5),
        # Nothing at all, or nothing that can be read: what Slack usually means.
        ("", 30),
        ("soon", 30),
        ("nan", 30),
        # At least a second, at most a day.
        ("0", 1),
        ("-5", 1),
        ("99999999999999999999", 86_400),
        ("inf", 86_400),
        ("1e308", 86_400),
        # A date, counted from our own clock when the answer has none.
        ("Mon, 22 Feb 2027 09:10:45 GMT", 45),
        ("Mon, 22 Feb 2027 09:00:00 GMT", 1),
        # A date without a zone says nothing that could be trusted.
        ("Mon, 22 Feb 2027 09:10:45 -0000", 30),
    ],
)
def test_every_way_to_ask_for_quiet_is_understood(said: str, seconds: float) -> None:
    assert seconds_of_quiet({"Retry-After": said} if said else {}, NOW) == seconds


def test_a_date_is_counted_from_the_answers_own_clock() -> None:
    headers = {
        "Date": "Sat, 01 Jan 2028 12:00:00 GMT",
        "Retry-After": "Sat, 01 Jan 2028 12:00:20 GMT",
    }

    assert seconds_of_quiet(headers, NOW) == 20


@given(st.text())
def test_no_header_whatever_breaks_it(said: str) -> None:
    assert 1 <= seconds_of_quiet({"Retry-After": said}, NOW) <= 86_400


def quiet(method: Method, seconds: int) -> Quiet:
    known = Quiet()
    until = NOW + timedelta(seconds=seconds)
    known.keep([Pause(workspace="T1", method=method, until=until)])
    return known


def test_a_paused_method_is_left_alone_until_its_time() -> None:
    known = quiet(Method.POST, 30)

    assert known.seconds_left("T1", Method.POST, NOW) == 30
    assert known.seconds_left("T1", Method.POST, NOW + timedelta(seconds=30)) == 0


def test_a_pause_holds_only_for_its_method_and_workspace() -> None:
    known = quiet(Method.POST, 30)

    assert known.seconds_left("T1", Method.UPDATE, NOW) == 0
    assert known.seconds_left("T2", Method.POST, NOW) == 0


def test_a_refused_token_pauses_every_method() -> None:
    assert quiet(Method.ANY, 60).seconds_left("T1", Method.HOME, NOW) == 60


def test_the_later_of_two_pauses_holds() -> None:
    known = quiet(Method.POST, 60)
    sooner = NOW + timedelta(seconds=5)
    known.keep([Pause(workspace="T1", method=Method.POST, until=sooner)])

    assert known.seconds_left("T1", Method.POST, NOW) == 60
