from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.deliveries.backoff import MOST_ATTEMPTS, has_given_up, wait_after


def test_the_wait_grows_to_five_minutes() -> None:
    waits = [wait_after(one).total_seconds() for one in range(1, 9)]

    assert waits == [5, 15, 30, 60, 120, 300, 300, 300]


@given(st.integers(min_value=-5, max_value=10_000))
def test_no_wait_is_shorter_than_the_one_before(attempts: int) -> None:
    assert wait_after(attempts + 1) >= wait_after(attempts)


def test_it_gives_up_after_a_day_of_trying() -> None:
    waited = sum(wait_after(one).total_seconds() for one in range(1, MOST_ATTEMPTS))

    assert not has_given_up(MOST_ATTEMPTS - 1)
    assert has_given_up(MOST_ATTEMPTS)
    assert 24 * 3600 <= waited <= 25 * 3600
