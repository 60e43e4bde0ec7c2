"""
Draws a handover's page: A4, black on white, nothing smaller than 9 points.

A full box says done and a hollow one left, and each stands beside its number, so
that nothing is said by the look alone.
"""

from __future__ import annotations

from datetime import date

from bot.calendars.wall_time import short_day, short_day_with_year
from bot.handovers.cards import MilestoneCard
from bot.handovers.page_card import Page
from bot.handovers.paper import WIDTH, Paper, fitted, wrapped
from bot.handovers.records import State
from bot.handovers.words import (
    OFFERS,
    QUESTIONS,
    SIGNERS,
    STATES,
    TESTS,
    countdown,
    yes_or_no,
)
from bot.wording import counted

TITLE = "A handover on one page"
_LEFT, _RIGHT, _TOP, _BOTTOM = 48.0, WIDTH - 48.0, 60.0, 800.0
_SMALL, _PLAIN, _LARGE = 9.0, 10.0, 20.0
_LEADING = 1.35
#: Where the two halves of the page part.
_MIDDLE = 310.0
#: The columns of the milestones: when, day, done, left.
_WHEN, _DAY, _DONE, _LEFT_OVER, _BAR = 250.0, 300.0, 390.0, 424.0, 456.0
_ROW, _MUST = 16.0, 14.5
_SQUARE, _SQUARES = 7.0, 10
_NOBODY = "nobody named yet"
#: How far down each table may reach, so that there is room for what stands below.
_MILESTONES_TO, _MUSTS_TO, _MOST_MUSTS = 620.0, 676.0, 8


def draw(page: Page) -> bytes:
    """Return the page as a PDF."""
    paper = Paper(TITLE)
    y = _head(paper, page)
    y = _people(paper, page, y + 14)
    y = _milestones(paper, page, y + 20)
    y = _musts(paper, page, y + 20)
    _signatures(paper, page, y + 20)
    _tests(paper, page, y + 20)
    _foot(paper)
    return paper.file()


def _head(paper: Paper, page: Page) -> float:
    paper.text(_LEFT, _TOP, f"Handover {page.reference}", size=_LARGE, bold=True)
    today = f"As of {short_day_with_year(page.today)}"
    paper.text(_RIGHT - 110, _TOP, today, size=_PLAIN)
    y = _TOP + 20
    y = _lines(paper, _LEFT, y, page.route, 12)
    y += 4
    y = _lines(paper, _LEFT, y + 12, _state(page), 13, bold=True)
    y = _lines(paper, _LEFT, y + 2, _held(page), 13, bold=True)
    paper.line(_LEFT, y - 6, _RIGHT, y - 6)
    return y


def _people(paper: Paper, page: Page, y: float) -> float:
    rows = [
        ("From", page.sender[0]),
        ("", page.sender[1] or _NOBODY),
        ("To", page.receiver[0]),
        ("", page.receiver[1] or _NOBODY),
        ("Answer", OFFERS[page.offer]),
    ]
    days = [
        ("Begun", short_day_with_year(page.began_on)),
        ("Move (T)", _transfer(page)),
        ("Moved", _or_not_yet(page.taken_over_on)),
        ("Told", f"Young person: {_or_not_yet(page.told_on)}"),
    ]
    if page.ended_on:
        days.append(("Ended", short_day_with_year(page.ended_on)))
    ends = [
        _rows(paper, _LEFT, y, rows, _MIDDLE - 10),
        _rows(paper, _MIDDLE, y, days, _RIGHT),
    ]
    return max(ends)


def _rows(
    paper: Paper, x: float, y: float, rows: list[tuple[str, str]], to: float
) -> float:
    for name, words in rows:
        if name:
            paper.text(x, y, name, size=_SMALL, bold=True)
        for line in wrapped(words, to - x - 52, _PLAIN):
            paper.text(x + 52, y, line, size=_PLAIN)
            y += _PLAIN * _LEADING
        y += 2
    return y


def _milestones(paper: Paper, page: Page, y: float) -> float:
    y = _title(paper, y, "Milestones")
    heads = ((_LEFT, "Milestone"), (_WHEN, "When"), (_DAY, "Day"))
    for x, head in (*heads, (_DONE, "Done"), (_LEFT_OVER, "Left")):
        paper.text(x, y, head, size=_SMALL, bold=True)
    y += 5
    shown = int((_MILESTONES_TO - y) / _ROW) - 1
    for one in page.milestones[:shown]:
        paper.line(_LEFT, y, _RIGHT, y)
        y += _ROW
        _milestone(paper, one, y - 4.5)
    more = len(page.milestones) - shown
    if more > 0:
        y += _ROW
        said = f"and {counted(more, 'milestone')} more, on the list in Slack"
        paper.text(_LEFT, y - 4.5, said, size=_SMALL)
    return y


def _milestone(paper: Paper, one: MilestoneCard, y: float) -> None:
    name = fitted(one.name, _WHEN - _LEFT - 8, _PLAIN)
    paper.text(_LEFT, y, name, size=_PLAIN)
    paper.text(_WHEN, y, fitted(one.when, _DAY - _WHEN - 4, _SMALL), size=_SMALL)
    paper.text(_DAY, y, short_day_with_year(one.on), size=_SMALL)
    done = len(one.items) - one.left
    paper.text(_DONE, y, str(done), size=_PLAIN)
    paper.text(_LEFT_OVER, y, str(one.left), size=_PLAIN)
    for place in range(min(len(one.items), _SQUARES)):
        x = _BAR + place * (_SQUARE + 2)
        full = place < done * min(len(one.items), _SQUARES) // len(one.items)
        paper.box(x, y - _SQUARE, _SQUARE, _SQUARE, full=full)


def _musts(paper: Paper, page: Page, y: float) -> float:
    number = len(page.musts)
    left = f"Musts open: {number}" if number else "Every must is done"
    y = _title(paper, y, left)
    shown = min(_MOST_MUSTS, int((_MUSTS_TO - y) / _MUST))
    for one in page.musts[:shown]:
        late = " (passed)" if one.is_late else ""
        words = f"by {short_day(one.due)}{late}: {one.what}"
        paper.text(_LEFT, y, fitted(words, _RIGHT - _LEFT, _PLAIN), size=_PLAIN)
        y += _MUST
    if number > shown:
        paper.text(_LEFT, y, f"and {number - shown} more", size=_PLAIN)
        y += _MUST
    return y


def _signatures(paper: Paper, page: Page, y: float) -> None:
    y = _title(paper, y, "Signed, in this order", to=_MIDDLE - 20)
    for signer, day in page.signed:
        paper.text(_LEFT, y, SIGNERS[signer].capitalize(), size=_PLAIN)
        paper.text(_LEFT + 140, y, _or_not_yet(day), size=_PLAIN)
        y += _ROW


def _tests(paper: Paper, page: Page, y: float) -> None:
    y = _title(paper, y, "Done properly (four tests of TRACK)", at=_MIDDLE)
    if page.score is None:
        paper.text(_MIDDLE, y, "Said once it has moved.", size=_PLAIN)
        return
    for name, words in TESTS.items():
        paper.text(_MIDDLE, y, words, size=_PLAIN)
        said = yes_or_no(getattr(page.score, name))
        paper.text(_RIGHT - 74, y, said, size=_PLAIN, bold=True)
        y += _ROW


def _foot(paper: Paper) -> None:
    paper.line(_LEFT, _BOTTOM - 14, _RIGHT, _BOTTOM - 14)
    words = (
        "Made by Alongside from where it stands today. It says what is done and by "
        "when, and nothing of what was said. Dates may have moved since."
    )
    _lines(paper, _LEFT, _BOTTOM, words, _SMALL)


def _title(
    paper: Paper, y: float, words: str, *, at: float = _LEFT, to: float = _RIGHT
) -> float:
    paper.text(at, y, fitted(words, to - at, 12, bold=True), size=12, bold=True)
    return y + 18


def _lines(
    paper: Paper, x: float, y: float, words: str, size: float, *, bold: bool = False
) -> float:
    for line in wrapped(words, _RIGHT - x, size, bold=bold):
        paper.text(x, y, line, size=size, bold=bold)
        y += size * _LEADING
    return y


def _state(page: Page) -> str:
    if page.state is State.NOT_NEEDED:
        return QUESTIONS[page.question]
    if page.state is State.CONTESTED:
        return "The two sides see this differently"
    return STATES[page.state]


def _held(page: Page) -> str:
    passed = "The date has passed and nobody has taken it over yet. "
    still = " still" if page.has_passed else ""
    return f"{passed if page.has_passed else ''}{page.holder}{still} holds this."


def _transfer(page: Page) -> str:
    on = page.transfer_on
    days = (page.today - on).days
    sign = "+" if days > 0 else "–"
    words = f"{short_day_with_year(on)}, {countdown(on, page.today)}"
    return f"{words}: T{sign}{abs(days)}d" if days else words


def _or_not_yet(day: date | None) -> str:
    return short_day_with_year(day) if day else "not yet"
