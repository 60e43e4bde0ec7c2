"""One line of the table: ours against a peer, measured in the same run."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Aim:
    """What the ratio of ours to the peer's should be."""

    at_least: float | None = None
    at_most: float | None = None

    def is_met(self, ratio: float) -> bool:
        enough = self.at_least is None or ratio >= self.at_least
        return enough and (self.at_most is None or ratio <= self.at_most)

    def __str__(self) -> str:
        if self.at_least is not None:
            return f"at least {self.at_least:g}"
        return f"at most {self.at_most:g}"


@dataclass(frozen=True, kw_only=True)
class Line:
    """Two measured numbers in one unit."""

    name: str
    ours: float
    peer: float
    unit: str
    aim: Aim

    @property
    def ratio(self) -> float:
        return self.ours / self.peer

    @property
    def is_met(self) -> bool:
        return self.aim.is_met(self.ratio)

    def as_json(self) -> dict[str, Any]:
        return {
            "ours": round(self.ours, 3),
            "peer": round(self.peer, 3),
            "ratio": round(self.ratio, 3),
            "unit": self.unit,
        }


def in_turns(
    ours: Callable[[], float], peer: Callable[[], float], rounds: int
) -> tuple[float, float]:
    """
    Measure both in turns and return the median of each (of two, the mean).

    A machine that grows slow or warm half-way then does so for both.
    """
    pairs = [(ours(), peer()) for _ in range(rounds)]
    return (
        statistics.median(one for one, _ in pairs),
        statistics.median(other for _, other in pairs),
    )
