"""
One look at everything, in which no question is asked of the database twice.

A meeting's eight messages need the same meeting, team and people. Inside one
reading transaction an answer cannot change, so it is safe to remember it there
and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any, cast

from bot.directory.records import Agency, Worker
from storage.directory import Agencies, Workers
from storage.meetings import Meetings
from storage.unit import Unit
from storage.young_people import YoungPeople


class _Remembering:
    """Stands in for a shelf: asks it once for each question."""

    def __init__(self, shelf: object) -> None:
        self._shelf = shelf
        self._answers: dict[tuple[Any, ...], Any] = {}

    def __getattr__(self, name: str) -> Callable[..., Any]:
        ask = getattr(self._shelf, name)

        def answer(*question: Any) -> Any:
            key = (name, *question)
            if key not in self._answers:
                self._answers[key] = ask(*question)
            found = self._answers[key]
            # A list is handed out anew, so that nobody's sorting is another's.
            return list(found) if isinstance(found, list) else found

        self.__dict__[name] = answer
        return answer

    def learn(self, name: str, question: Any, answer: Any) -> None:
        self._answers[name, question] = answer


class SteadyUnit(Unit):
    """A unit to read with; what it read once it knows until it is closed."""

    @cached_property
    def agencies(self) -> Agencies:
        return cast(Agencies, _Remembering(super().agencies))

    @cached_property
    def workers(self) -> Workers:
        return cast(Workers, _Remembering(super().workers))

    @cached_property
    def young_people(self) -> YoungPeople:
        return cast(YoungPeople, _Remembering(super().young_people))

    @cached_property
    def meetings(self) -> Meetings:
        return cast(Meetings, _Remembering(super().meetings))

    def meet(self, worker_ids: Iterable[str]) -> None:
        """Read these workers and their agencies together, so that each is at hand."""
        wanted = frozenset(worker_ids)
        people = Workers(self.connection, self.seals).these(wanted)
        offices = frozenset(one.agency_id for one in people)
        _learn(self.workers, wanted, people)
        _learn(
            self.agencies,
            offices,
            Agencies(self.connection, self.seals).these(offices),
        )


def _learn(
    shelf: object, wanted: frozenset[str], found: Sequence[Worker | Agency]
) -> None:
    by_id = {one.id: one for one in found}
    for one in wanted:
        cast(_Remembering, shelf).learn("get", one, by_id.get(one))
