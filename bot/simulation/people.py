"""Invented offices, schools and people, in all three nations."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.simulation.chance import ONE_DAY, Chance, on_weekday
from bot.simulation.records import Away, Days, Office, Person, Place, Team, Wish

#: How the offices are spread; three nations and two names of their time.
_NATIONS = {"england-and-wales": 0.55, "scotland": 0.25, "northern-ireland": 0.2}
_ZONES = {"northern-ireland": "Europe/Belfast"}
#: Terms of 2026–27 as schools of each nation might set them; days between are breaks.
_TERMS: dict[str, tuple[Days, ...]] = {
    "england-and-wales": (
        (date(2026, 9, 2), date(2026, 10, 23)),
        (date(2026, 11, 2), date(2026, 12, 18)),
        (date(2027, 1, 4), date(2027, 2, 12)),
        (date(2027, 2, 22), date(2027, 3, 25)),
        (date(2027, 4, 12), date(2027, 5, 28)),
        (date(2027, 6, 7), date(2027, 7, 21)),
    ),
    "scotland": (
        (date(2026, 8, 17), date(2026, 10, 9)),
        (date(2026, 10, 19), date(2026, 12, 22)),
        (date(2027, 1, 6), date(2027, 4, 1)),
        (date(2027, 4, 19), date(2027, 6, 25)),
        (date(2027, 8, 16), date(2027, 10, 8)),
    ),
    "northern-ireland": (
        (date(2026, 9, 1), date(2026, 10, 23)),
        (date(2026, 11, 2), date(2026, 12, 22)),
        (date(2027, 1, 5), date(2027, 3, 24)),
        (date(2027, 4, 6), date(2027, 6, 30)),
    ),
}
_OPENS = (time(8, 0), time(8, 30), time(9, 0), time(9, 30), time(10, 0))
_CLOSES = (time(16, 0), time(16, 30), time(17, 0), time(17, 30), time(19, 0))
_FULL_WEEK = frozenset(range(5))


@dataclass(frozen=True, kw_only=True)
class Size:
    """How much there is of everything."""

    workers: int = 200
    schools: int = 40
    items: int = 3000

    @property
    def offices(self) -> int:
        """Besides the schools."""
        return max(self.workers // 8, 3)

    @property
    def share(self) -> float:
        """Return how much of a full year's trouble there is; a small one needs less."""
        return min(max(self.items / 3000, 0.2), 1.0)

    @property
    def teams(self) -> int:
        return max(self.workers // 4, 3)


def make_offices(chance: Chance, size: Size) -> list[Office]:
    nations = list(_NATIONS)
    # Whatever the size, each nation has a school and an office.
    drawn = [*nations, *(chance.one_of(_NATIONS) for _ in range(size.schools))]
    schools = [
        _school(chance, number + 1, drawn[number]) for number in range(size.schools)
    ]
    drawn = [*nations, *(chance.one_of(_NATIONS) for _ in range(size.offices))]
    others = [
        _agency(chance, number + 1, drawn[number]) for number in range(size.offices)
    ]
    return [*schools, *others]


def _school(chance: Chance, number: int, nation: str) -> Office:
    terms = _TERMS[nation]
    closures = {chance.weekday(*chance.pick(terms)) for _ in range(6)}
    return Office(
        id=chance.new_id(),
        name=f"School {number}",
        nation=nation,
        zone=_ZONES.get(nation, "Europe/London"),
        opens=time(8, 30),
        closes=time(16, 0),
        quiet_from=time(18, 0),
        quiet_until=time(8, 0),
        terms=terms,
        closures=frozenset(closures),
    )


def _agency(chance: Chance, number: int, nation: str) -> Office:
    own_quiet = chance.happens(0.2)
    return Office(
        id=chance.new_id(),
        name=f"Agency {number}",
        nation=nation,
        zone=_ZONES.get(nation, "Europe/London"),
        opens=chance.pick(_OPENS),
        closes=chance.pick(_CLOSES),
        quiet_from=time(16, 45) if own_quiet else time(18, 0),
        quiet_until=time(9, 15) if own_quiet else time(8, 0),
        closed_weekdays=frozenset({4} if chance.happens(0.15) else ()),
    )


def make_people(
    chance: Chance, size: Size, offices: list[Office], start: date, end: date
) -> list[Person]:
    schools = [one for one in offices if one.is_school]
    others = [one for one in offices if not one.is_school]
    homes = [*offices, *chance.random.choices(schools, k=size.workers // 10)]
    while len(homes) < size.workers:
        homes.append(chance.pick(others))
    made = [
        _person(chance, number + 1, homes[number], start, end)
        for number in range(size.workers)
    ]
    return [_with_deputy(chance, one, made) for one in made]


def _person(
    chance: Chance, number: int, office: Office, start: date, end: date
) -> Person:
    part_time = chance.happens(0.3)
    weekdays = frozenset(chance.some(range(5), 3, 4)) if part_time else _FULL_WEEK
    leaves = chance.happens(0.05)
    last_day = chance.weekday(start + ONE_DAY * 60, end) if leaves else None
    return Person(
        id=chance.new_id(),
        name=f"Worker {number}",
        office_id=office.id,
        weekdays=weekdays,
        can_decide=chance.happens(0.25),
        slack_id=None if chance.happens(0.08) else f"U0{number:06d}",
        last_day=last_day,
        left_at=chance.at_work(last_day, office.zone) if last_day else None,
        away=_leaves(chance, office, start, end),
        wishes=_wishes(chance, office, weekdays, start, end),
    )


def _leaves(chance: Chance, office: Office, start: date, end: date) -> tuple[Away, ...]:
    made: list[Away] = []
    for _ in range(chance.number(0, 4)):
        first = chance.weekday(start + ONE_DAY * 3, end)
        long = chance.happens(0.5)
        last = first + ONE_DAY * (chance.number(3, 18) if long else chance.number(0, 2))
        # Sick leave is known on the day; a holiday some weeks before.
        notice = 0 if chance.happens(0.35) else chance.number(1, 40)
        known = max(start, first - ONE_DAY * notice)
        at = chance.at_work(on_weekday(known), office.zone)
        if all(last < one.first or first > one.last for one in made):
            made.append(Away(id=chance.new_id(), first=first, last=last, known_at=at))
    return tuple(made)


def _wishes(
    chance: Chance, office: Office, weekdays: frozenset[int], start: date, end: date
) -> tuple[Wish, ...]:
    """Most wish nothing; no wish leaves nobody without any day."""
    free = weekdays - office.closed_weekdays
    made = []
    for _ in range(chance.number(1, 3) if chance.happens(0.35) else 0):
        at = chance.at_work(chance.weekday(start, end), office.zone)
        days = frozenset({chance.pick(sorted(free))}) if len(free) > 1 else frozenset()
        mutes = chance.happens(0.4)
        made.append(
            Wish(
                at=at,
                muted_until=at.date() + timedelta(days=7) if mutes else None,
                not_on=days if chance.happens(0.5) else frozenset(),
                part=chance.pick(("any", "mornings", "afternoons")),
            )
        )
    return tuple(sorted(made, key=lambda one: one.at))


def _with_deputy(chance: Chance, person: Person, everyone: list[Person]) -> Person:
    """Half of those who have a colleague with Slack have one who stands in."""
    near = [
        one
        for one in everyone
        if one.office_id == person.office_id and one.id != person.id and one.slack_id
    ]
    if not near or not chance.happens(0.5):
        return person
    return replace(person, deputy_id=chance.pick(near).id)


def make_teams(
    chance: Chance,
    size: Size,
    offices: list[Office],
    people: list[Person],
    start: date,
    end: date,
) -> list[Team]:
    by_id = {one.id: one for one in offices}
    schools = [one for one in offices if one.is_school]
    made = []
    for number in range(size.teams):
        school = schools[number % len(schools)]
        near = [one for one in people if by_id[one.office_id].nation == school.nation]
        own = [one for one in near if one.office_id == school.id][:1]
        # Some help from over the border.
        rest = [one for one in (near if chance.happens(0.8) else people)]
        others = chance.some([one for one in rest if one not in own], 5, 8)
        places = [
            _place(chance, one, school.zone, start, end) for one in (*own, *others)
        ]
        made.append(
            Team(
                id=chance.new_id(),
                reference=_reference(number),
                school_id=school.id,
                places=tuple(places),
            )
        )
    return made


def _place(chance: Chance, person: Person, zone: str, start: date, end: date) -> Place:
    if not chance.happens(0.05):
        return Place(id=chance.new_id(), worker_id=person.id)
    last = chance.weekday(start + timedelta(days=40), end)
    at: datetime = chance.at_work(last, zone)
    return Place(id=chance.new_id(), worker_id=person.id, last_day=last, ended_at=at)


def _reference(number: int) -> str:
    """Short, and different for each; no vowels, so that it spells nothing."""
    letters, count = "BCDFGHJKMNPRTVWXZ", 17
    third, rest = divmod(number, count * count)
    return f"YP-{third + 2}{letters[rest // count]}{letters[rest % count]}7"
