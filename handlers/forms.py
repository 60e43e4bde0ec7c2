"""Reading what Slack sends: who asks, and what was filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date as Day
from typing import Any

from bot.access.service import Asker
from bot.blocks import VALUE
from bot.errors import NotFilledIn
from bot.safe_text import visible

Body = Mapping[str, Any]

#: What breaks lines or controls a terminal, and halves that no UTF-8 can hold.
_UNSTORABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def asker_of(body: Body) -> Asker:
    """
    Return who is asking: their own workspace and their id.

    Slack puts the person's own workspace in `user.team_id`, and the workspace
    that installed the app in `team`; for somebody from outside they differ.
    """
    person = body.get("user")
    if isinstance(person, Mapping):
        team = person.get("team_id") or (body.get("team") or {}).get("id", "")
        return Asker(team_id=team, slack_id=person["id"])
    return Asker(team_id=body.get("team_id", ""), slack_id=body.get("user_id", ""))


def pressed(body: Body) -> str:
    """Return the value of the button that was pressed."""
    return str(body["actions"][0].get("value", ""))


def about(body: Body) -> str:
    """Return the id that an open form carries along."""
    return str(body["view"]["private_metadata"])


class Filled:
    """What was filled in, by the field's name."""

    def __init__(self, body: Body) -> None:
        self._values = body["view"]["state"]["values"]

    @property
    def names(self) -> list[str]:
        """Return the names of all fields, in the form's order."""
        return list(self._values)

    @property
    def typed(self) -> dict[str, str]:
        """Return all text that was typed, by field, just as it was typed."""
        return {
            name: str(entry["value"])
            for name, entries in self._values.items()
            for entry in entries.values()
            if entry.get("type") == "plain_text_input" and entry.get("value")
        }

    def text(self, name: str) -> str:
        """
        Return typed text on one line, trimmed; empty when nothing can be seen.

        Text that hides, breaks lines or cannot be stored would make a field look
        filled in that is not, or one person in a list look like two.
        """
        typed = str(self._entry(name).get("value") or "")
        return " ".join(visible(_UNSTORABLE.sub(" ", typed)).split())

    def one(self, name: str) -> str | None:
        """Return the chosen option's value, of a select or of radio buttons."""
        option = self._entry(name).get("selected_option")
        return option["value"] if option else None

    def many(self, name: str) -> tuple[str, ...]:
        options = self._entry(name).get("selected_options") or ()
        return tuple(option["value"] for option in options)

    def date(self, name: str) -> str | None:
        """Return a date as "2027-03-17"."""
        return self._entry(name).get("selected_date")

    def time(self, name: str) -> str | None:
        """Return a time as "11:35"."""
        return self._entry(name).get("selected_time")

    def person(self, name: str) -> str | None:
        return self._entry(name).get("selected_user")

    def chosen(self, name: str) -> str:
        """Return the one that was chosen; raises NotFilledIn when none was."""
        chosen = self.one(name)
        if chosen is None:
            raise NotFilledIn({name: "Please choose one."})
        return chosen

    def day(self, name: str) -> Day:
        """Return the date that was chosen; raises NotFilledIn when none was."""
        day = self.maybe_day(name)
        if day is None:
            raise NotFilledIn({name: "Please choose a date."})
        return day

    def maybe_day(self, name: str) -> Day | None:
        chosen = self.date(name)
        return Day.fromisoformat(chosen) if chosen else None

    def _entry(self, name: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self._values.get(name, {}).get(VALUE, {})
        return found
