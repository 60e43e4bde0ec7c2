from __future__ import annotations

import pytest

from tests.benchmarks.line import Aim, Line, in_turns


@pytest.mark.parametrize(
    ("aim", "ratio", "met"),
    [
        (Aim(at_least=5), 5, True),
        (Aim(at_least=5), 4.99, False),
        (Aim(at_most=0.3), 0.3, True),
        (Aim(at_most=0.3), 0.31, False),
    ],
)
def test_an_aim_is_met_on_its_own_side(aim: Aim, ratio: float, met: bool) -> None:
    assert aim.is_met(ratio) is met


def test_a_line_is_written_with_ours_over_the_peers() -> None:
    line = Line(name="x", ours=10, peer=4, unit="ms", aim=Aim(at_most=2))

    assert line.as_json() == {"ours": 10, "peer": 4, "ratio": 2.5, "unit": "ms"}


def test_both_are_measured_in_turns_and_the_median_counts() -> None:
    ours, peer = iter([1.0, 9.0, 2.0]), iter([5.0, 4.0, 6.0])

    assert in_turns(lambda: next(ours), lambda: next(peer), rounds=3) == (2.0, 5.0)
