"""How long things are kept, in the words that people read."""

from __future__ import annotations

from bot.retention.records import Keeps, Reason, Rule, Rules
from bot.wording import counted

REASONS = {
    Reason.INQUIRY: "There is an inquiry",
    Reason.COMPLAINT: "There is a complaint",
    Reason.IN_USE: "It is still in use",
}

#: One of each kind and several, where they are counted.
COUNTED = {
    Keeps.MEETINGS: ("meeting", "meetings"),
    Keeps.YOUNG_PEOPLE: ("young person", "young people"),
    Keeps.ASKS: ("ask", "asks"),
    Keeps.HANDOVERS: ("handover", "handovers"),
    Keeps.DAYS_TO_COME: ("day to plan for", "days to plan for"),
    Keeps.CORRECTIONS: ("correction", "corrections"),
    Keeps.WEEKLY_POSTS: ("choice about a weekly post", "choices about weekly posts"),
    Keeps.NUDGES: ("ladder of nudges", "ladders of nudges"),
    Keeps.WISHES: ("wish for quiet times", "wishes for quiet times"),
    Keeps.OPENINGS: ("opening", "openings"),
    Keeps.SUCCESSIONS: ("takeover", "takeovers"),
    Keeps.MESSAGES: ("row about a message", "rows about messages"),
    Keeps.ERASURES: ("request to erase", "requests to erase"),
    Keeps.NOTICES: ("note of what went", "notes of what went"),
    Keeps.TRAIL: ("entry of the trail", "entries of the trail"),
}

_WITH = {
    Keeps.MEETINGS: "as long as its meeting",
    Keeps.YOUNG_PEOPLE: "as long as the young person",
}


def how_long(rule: Rule) -> str:
    """Return "30 days after the record is closed" or "as long as its meeting"."""
    if rule.goes_with:
        return _WITH[rule.goes_with]
    assert rule.period
    long = (
        counted(rule.period.months, "month")
        if rule.period.months
        else counted(rule.period.days, "day")
    )
    return f"{long} after {rule.after}"


def rows(rules: Rules) -> list[tuple[str, str, str]]:
    """Return the table for people: what, how long, and who says so."""
    return [
        (one.what, how_long(one), one.source.value) for one in rules.by_name.values()
    ]
