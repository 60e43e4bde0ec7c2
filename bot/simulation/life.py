"""What people call, ask, answer, move and forget in an invented year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.simulation.chance import ONE_DAY, Chance, on_weekday, wall
from bot.simulation.people import Size
from bot.simulation.records import (
    Called,
    Edition,
    Gathering,
    Office,
    Person,
    Request,
    Saying,
    Task,
    Team,
)

#: What comes of being called to a meeting.
_REPLIES = {"coming": 0.66, "cannot": 0.14, "not-me": 0.06, "someone-else": 0.14}
#: What comes of an action, and of something that was taken on.
_DONE = {"early": 0.35, "late": 0.28, "never": 0.22, "someone-else": 0.15}
#: What comes of being asked.
_ASKED = {
    "done": 0.22,
    "taken": 0.36,
    "not-me": 0.08,
    "someone-else": 0.06,
    "withdrawn": 0.06,
    "never": 0.22,
}
#: Nobody taps while the bot is down: what they do happens when it is back.
Later = Callable[[datetime], datetime]


@dataclass(kw_only=True)
class Lives:
    """Makes what happens; `later` puts off what nobody could have tapped."""

    chance: Chance
    offices: dict[str, Office]
    people: dict[str, Person]
    teams: list[Team]
    start: date
    end: date
    later: Later

    def gatherings(self, size: Size) -> list[Gathering]:
        made = [self._gathering(self._day()) for _ in range(size.items * 2 // 15)]
        return [one for one in made if one is not None]

    def requests(self, how_many: int) -> list[Request]:
        made: list[Request] = []
        while len(made) < how_many:
            one = self._request(self._day())
            made += [one] if one else []
        return made

    def _day(self) -> date:
        """The last weeks of the year see the rest through."""
        return self.chance.weekday(self.start, self.end - ONE_DAY * 35)

    def _there(self, team: Team, day: date) -> list[Person]:
        """Return who is in the team that day."""
        found = []
        for place in team.places:
            person = self.people[place.worker_id]
            last = min(place.last_day or date.max, person.last_day or date.max)
            found += [person] if last > day else []
        return found

    def _at(self, day: date, person: Person) -> datetime:
        zone = self.offices[person.office_id].zone
        return self.later(self.chance.at_work(on_weekday(day), zone))

    def _after(self, at: datetime, days: int, person: Person) -> datetime:
        """Return an instant in their working day, some days on, never before."""
        return max(self._at(at.date() + ONE_DAY * days, person), self.later(at))

    # Meetings.

    def _gathering(self, day: date) -> Gathering | None:
        team = self.chance.pick(self.teams)
        there = self._there(team, day)
        convenors = [one for one in there if one.slack_id]
        if len(there) < 2 or not convenors:
            return None
        convenor = self.chance.pick(convenors)
        others = [one for one in there if one.id != convenor.id]
        zone = self.offices[team.school_id].zone
        called_at = self._at(day, convenor)
        editions = self._editions(called_at, zone, convenor)
        cancelled_at = self._cancelled(editions[-1])
        held = cancelled_at is None and self.chance.happens(0.85)
        ends_at = editions[-1].starts_at + timedelta(minutes=30)
        recorded_at = (
            self._after(ends_at, self.chance.number(0, 2), convenor) if held else None
        )
        guests = self.chance.some(others, 2, 5)
        return Gathering(
            id=self.chance.new_id(),
            team_id=team.id,
            convenor_id=convenor.id,
            zone=zone,
            minutes=30,
            decision_needed=self.chance.happens(0.3),
            editions=editions,
            called=tuple(
                self._called(one, editions, cancelled_at, recorded_at) for one in guests
            ),
            cancelled_at=cancelled_at,
            recorded_at=recorded_at,
            actions=self._actions(recorded_at, [convenor, *guests]),
        )

    def _editions(
        self, called_at: datetime, zone: str, convenor: Person
    ) -> tuple[Edition, ...]:
        made = [self._edition(called_at, called_at.date(), zone, 3, 25)]
        while self.chance.happens(0.12):
            last = made[-1]
            moved_at = self._after(last.at, self.chance.number(1, 8), convenor)
            if moved_at >= last.starts_at - timedelta(hours=2):
                break
            made.append(self._edition(moved_at, last.on, zone, 2, 12))
        return tuple(made)

    def _edition(
        self, at: datetime, after: date, zone: str, least: int, most: int
    ) -> Edition:
        first = max(after, at.date()) + ONE_DAY * least
        on = on_weekday(first + ONE_DAY * self.chance.number(0, most - least))
        starts = time(self.chance.number(9, 15), self.chance.pick((0, 30)))
        return Edition(at=at, on=on, starts=starts, starts_at=wall(on, starts, zone))

    def _cancelled(self, edition: Edition) -> datetime | None:
        if not self.chance.happens(0.08):
            return None
        at = self.later(self.chance.between(edition.at, edition.starts_at))
        return at if edition.at < at < edition.starts_at else None

    def _called(
        self,
        person: Person,
        editions: tuple[Edition, ...],
        cancelled_at: datetime | None,
        recorded_at: datetime | None,
    ) -> Called:
        replies: list[Saying] = []
        ends = [one.at for one in editions[1:]] + [editions[-1].starts_at]
        for edition, end in zip(editions, ends, strict=True):
            until = min(end, cancelled_at or end)
            replies += self._replies(person, edition.at, until)
        last = replies[-1] if replies and replies[-1].at >= editions[-1].at else None
        came = self.chance.happens(0.75 if last and last.word == "coming" else 0.3)
        return Called(
            id=self.chance.new_id(),
            worker_id=person.id,
            replies=tuple(replies),
            attendance=("came" if came else "missed") if recorded_at else None,
        )

    def _replies(
        self, person: Person, asked_at: datetime, until: datetime
    ) -> list[Saying]:
        when = self.chance.one_of({"early": 0.42, "late": 0.26, "never": 0.32})
        if when == "never":
            return []
        days = self.chance.number(0, 1) if when == "early" else self.chance.number(2, 9)
        word = self.chance.one_of(_REPLIES)
        said = [Saying(at=self._after(asked_at, days, person), word=word)]
        if word == "cannot" and self.chance.happens(0.2):
            at = self._after(said[0].at, self.chance.number(1, 4), person)
            said.append(Saying(at=at, word="coming"))
        return [one for one in said if asked_at < one.at < until]

    def _actions(
        self, recorded_at: datetime | None, present: list[Person]
    ) -> tuple[Task, ...]:
        if recorded_at is None:
            return ()
        return tuple(
            self._taken_on(self.chance.pick(present), recorded_at)
            for _ in range(self.chance.number(0, 3))
        )

    def _taken_on(self, person: Person, at: datetime) -> Task:
        due = on_weekday(at.date() + ONE_DAY * self.chance.number(4, 21))
        return Task(
            id=self.chance.new_id(),
            worker_id=person.id,
            due=due,
            answers=self._done(person, at, due),
        )

    def _done(self, person: Person, since: datetime, due: date) -> tuple[Saying, ...]:
        outcome = self.chance.one_of(_DONE)
        left = max((due - since.date()).days, 0)
        match outcome:
            case "never":
                return ()
            case "late":
                days, word = left + self.chance.number(1, 12), "done"
            case "early":
                days, word = self.chance.number(0, left), "done"
            case _:
                days, word = self.chance.number(0, left + 3), "someone-else"
        at = self._after(since, days, person)
        return (Saying(at=at, word=word),) if at > since else ()

    # Asks.

    def _request(self, day: date) -> Request | None:
        team = self.chance.pick(self.teams)
        there = self._there(team, day)
        askers = [one for one in there if one.slack_id]
        if len(there) < 2 or not askers:
            return None
        asker = self.chance.pick(askers)
        person = self.chance.pick([one for one in there if one.id != asker.id])
        at = self._at(day, asker)
        due = on_weekday(at.date() + ONE_DAY * self.chance.number(4, 21))
        return Request(
            team_id=team.id,
            asker_id=asker.id,
            task=Task(
                id=self.chance.new_id(),
                worker_id=person.id,
                due=due,
                answers=self._answers(person, at, due),
            ),
            asked_at=at,
            decision_needed=self.chance.happens(0.35),
        )

    def _answers(
        self, person: Person, asked_at: datetime, due: date
    ) -> tuple[Saying, ...]:
        word = self.chance.one_of(_ASKED)
        if word == "never":
            return ()
        late = self.chance.happens(0.4)
        days = self.chance.number(2, 10) if late else self.chance.number(0, 2)
        first = Saying(at=self._after(asked_at, days, person), word=word)
        if first.at <= asked_at:
            return ()
        if word != "taken":
            return (first,)
        return (first, *self._done(person, first.at, due))
