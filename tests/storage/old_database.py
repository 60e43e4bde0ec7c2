"""A database as the first Alongside left it: every word in plain letters."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import MetaData

from storage.engine import WRITES, open_engine
from storage.migrate import migrate

#: The first words of each column that is sealed today; a number follows.
WORDS = {
    ("actions", "what"): "Brings the form",
    ("invitations", "role"): "Looks after lunch",
    ("invitations", "stand_in_name"): "Wren the second",
    ("meetings", "why"): "Agree on mornings",
    ("meetings", "place"): "The green library",
    ("meetings", "place_reason"): "Painters in the hall",
    ("meetings", "no_next_reason"): "Nothing until June",
    ("memberships", "role"): "Drives the bus",
    ("young_people", "line"): "Mornings are hard",
}
_AT = datetime(2027, 3, 17, 11, 35, tzinfo=UTC).replace(tzinfo=None)
_LETTERS = "23456789BCDFGHJKLMNPQRSTVWXZ"


def reference(number: int) -> str:
    """Return a reference of its own for each number."""
    first, second = divmod(number, len(_LETTERS))
    return f"YP-{_LETTERS[first % 28]}{_LETTERS[first // 28]}{_LETTERS[second]}Z"


def said(number: int) -> list[str]:
    """Return every word about one young person, in plain letters."""
    return [reference(number), *(f"{words} {number}!" for words in WORDS.values())]


def make_old_database(url: str, people: int) -> None:
    """Make one of revision 0001 with this many young people, and one who is gone."""
    engine = open_engine(url)
    migrate(engine, "0001")
    old = MetaData()
    writers = engine.execution_options(**{WRITES: True})
    with writers.connect() as connection:
        old.reflect(connection)
        for table, rows in _rows(people).items():
            connection.execute(old.tables[table].insert(), rows)
        connection.commit()
    engine.dispose()


def _rows(people: int) -> dict[str, list[dict[str, Any]]]:
    numbers = range(people)
    given = [*map(reference, numbers), "YP-GPNE"]
    return {
        "agencies": [_AGENCY],
        "workers": [_WORKER],
        "young_people": [
            {"id": f"yp{n}", "reference": reference(n), "version": 1}
            | _words("young_people", n)
            for n in numbers
        ],
        "references_given": [{"reference": one} for one in given],
        "memberships": [
            {
                "id": f"place{n}",
                "young_person_id": f"yp{n}",
                "worker_id": "odile",
                "knows_them": True,
                "from_day": date(2027, 1, 4),
            }
            | _words("memberships", n)
            for n in numbers
        ],
        "meetings": [_meeting(n) for n in numbers],
        "invitations": [
            {
                "id": f"called{n}",
                "meeting_id": f"meeting{n}",
                "worker_id": "odile",
                "knows_them": True,
                "reply": "coming",
                "version": 1,
            }
            | _words("invitations", n)
            for n in numbers
        ],
        "actions": [
            {
                "id": f"action{n}",
                "meeting_id": f"meeting{n}",
                "worker_id": "odile",
                "due": date(2027, 3, 24),
                "version": 1,
            }
            | _words("actions", n)
            for n in numbers
        ],
    }


def _words(table: str, number: int) -> dict[str, str]:
    return {
        column: f"{words} {number}!"
        for (owner, column), words in WORDS.items()
        if owner == table
    }


def _meeting(number: int) -> dict[str, Any]:
    return {
        "id": f"meeting{number}",
        "young_person_id": f"yp{number}",
        "convenor_id": "odile",
        "purpose": "plan",
        "on": date(2027, 3, 17),
        "at": time(11, 35),
        "zone": "Europe/London",
        "minutes": 30,
        "starts_at": _AT,
        "decision_needed": False,
        "state": "called",
        "sequence": 0,
        "created_at": _AT,
        "version": 1,
    } | _words("meetings", number)


_AGENCY = {
    "id": "yjs",
    "code": "YJS",
    "name": "Brackenmoor Youth Justice Service",
    "nation": "england-and-wales",
    "zone": "Europe/London",
    "opens": time(9),
    "closes": time(17),
    "quiet_from": time(18),
    "quiet_until": time(8),
    "closed_weekdays": "56",
    "version": 1,
}
_WORKER = {
    "id": "odile",
    "agency_id": "yjs",
    "handle": "odile",
    "name": "Odile Farthing",
    "title": "case manager",
    "authority": "recommend",
    "working_days": "01234",
    "is_lead": False,
    "version": 1,
}
