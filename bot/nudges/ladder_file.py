"""
Reads `ladders/*.toml` and a partnership's own; every mistake at once, at start.

A ladder that has begun is kept as text with its climb, so that a changed file
changes only what begins after it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import time
from functools import lru_cache
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails

from bot.nudges.records import (
    MOST_A_WEEK,
    Anchor,
    Ladder,
    Matter,
    Step,
    Whom,
    Wording,
)

FOLDER = Path(__file__).with_name("ladders")
#: No ladder is longer: after this it is a conversation, not a nudge.
_MOST_STEPS = 5
#: Outside these nobody is nudged, so a file that says so was meant otherwise.
_EARLIEST, _LATEST = time(8), time(18)
_TO_THEM = frozenset({Whom.PERSON, Whom.DEPUTY})
_TO_ASKER = frozenset({Whom.ASKER})
_TOOK_ON = frozenset({Matter.ACTION, Matter.PROMISE})
#: For whom each wording was written, and about what; the rest stands in by itself.
_READERS = {
    Wording.INVITATION_FIRST: (_TO_THEM, {Matter.INVITATION}),
    Wording.INVITATION_SECOND: (_TO_THEM, {Matter.INVITATION}),
    Wording.INVITATION_RING: (_TO_ASKER, {Matter.INVITATION}),
    Wording.SAID_NO_ASKER: (_TO_ASKER, {Matter.SAID_NO}),
    Wording.MISSED: ({Whom.PERSON}, {Matter.MISSED}),
    Wording.ACTION_SOON: (_TO_THEM, _TOOK_ON),
    Wording.ACTION_STILL: (_TO_THEM, _TOOK_ON),
    Wording.ACTION_RING: (_TO_ASKER, _TOOK_ON),
    Wording.ASK_FIRST: (_TO_THEM, {Matter.ASK}),
    Wording.ASK_SECOND: (_TO_THEM, {Matter.ASK}),
    Wording.ASK_DECIDER: ({Whom.DECIDER}, {Matter.ASK}),
    Wording.ASK_RING: (_TO_ASKER, {Matter.ASK}),
    Wording.PATTERN: (_TO_ASKER, {Matter.PATTERN}),
    Wording.HANDOVER_ITEM_SOON: (_TO_THEM, {Matter.HANDOVER_ITEM}),
    Wording.HANDOVER_ITEM_STILL: (_TO_THEM, {Matter.HANDOVER_ITEM}),
    Wording.HANDOVER_ITEM_RING: (_TO_ASKER, {Matter.HANDOVER_ITEM}),
    Wording.OFFER_FIRST: (_TO_THEM, {Matter.OFFER}),
    Wording.OFFER_SECOND: (_TO_THEM, {Matter.OFFER}),
    Wording.OFFER_DECIDER: ({Whom.DECIDER}, {Matter.OFFER}),
    Wording.OFFER_RING: (_TO_ASKER, {Matter.OFFER}),
    Wording.CONTEST_STAGE: (_TO_THEM, {Matter.CONTEST}),
    Wording.CONTEST_DECIDER: ({Whom.DECIDER}, {Matter.CONTEST}),
    Wording.CHECK_SOON: (_TO_THEM, {Matter.CHECK}),
    Wording.CHECK_STILL: (_TO_THEM, {Matter.CHECK}),
    Wording.CHECK_RING: (_TO_ASKER, {Matter.CHECK}),
}

Ladders = Mapping[Matter, Ladder]


class BadLadders(ValueError):
    """The files cannot be used; `problems` has a sentence for each mistake."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__(" ".join(problems))


class _GivenStep(BaseModel):
    """One step as a file says it."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    whom: Whom = Field(strict=False)
    after_start: int | None = Field(default=None, ge=0, le=60)
    before_due: int | None = Field(default=None, ge=0, le=60)
    after_due: int | None = Field(default=None, ge=1, le=60)
    at: time | None = None
    wording: Wording = Field(strict=False)
    tells_next: bool = False
    only_for_decisions: bool = False

    @model_validator(mode="after")
    def _one_way_to_say_when(self) -> Self:
        said = [self.after_start, self.before_due, self.after_due]
        wrong = []
        if len([one for one in said if one is not None]) != 1:
            wrong.append("give one of after_start, before_due and after_due")
        if self.at is None and self.after_start != 0:
            wrong.append("give the time of day, such as at = 09:10:00")
        if self.at is not None and not _EARLIEST <= self.at < _LATEST:
            wrong.append("give a time of day from 08:00:00 and before 18:00:00")
        if wrong:
            raise ValueError("; ".join(wrong))
        return self

    def step(self) -> Step:
        days = self.after_due if self.after_due is not None else -(self.before_due or 0)
        from_start = self.after_start is not None
        return Step(
            whom=self.whom,
            anchor=Anchor.START if from_start else Anchor.DUE,
            days=self.after_start or 0 if from_start else days,
            at=self.at,
            wording=self.wording,
            tells_next=self.tells_next,
            only_for_decisions=self.only_for_decisions,
        )


class _GivenLadder(BaseModel):
    """One file."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    why: str = Field(min_length=1)
    until_due: bool
    most_a_week: int = Field(default=MOST_A_WEEK, ge=1, le=MOST_A_WEEK)
    spread_minutes: int = Field(default=20, ge=0, le=120)
    step: list[_GivenStep] = Field(min_length=1, max_length=_MOST_STEPS)

    def ladder(self, matter: Matter) -> Ladder:
        return Ladder(
            matter=matter,
            why=self.why,
            until_due=self.until_due,
            most_a_week=self.most_a_week,
            spread_minutes=self.spread_minutes,
            steps=tuple(one.step() for one in self.step),
        )


def read_ladders(own: Path | None = None) -> Ladders:
    """Return a ladder for every matter; raises BadLadders with every mistake."""
    problems: list[str] = []
    found: dict[Matter, Ladder] = {}
    for matter in Matter:
        path = _file_of(matter, own)
        try:
            found[matter] = _read(path.read_text(encoding="utf-8"), matter)
        except OSError as error:
            problems.append(f"{path.name}: cannot be read ({error.strerror}).")
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            problems.append(f"{path.name}: cannot be read ({error}).")
        except ValidationError as error:
            wrong = error.errors(include_url=False, include_context=False)
            problems.extend(f"{path.name}: {_sentence(one)}" for one in wrong)
        else:
            wrong_rules = _out_of_place(found[matter])
            problems.extend(f"{path.name}: {one}" for one in wrong_rules)
    problems.extend(_unknown_files(own))
    if problems:
        raise BadLadders(problems)
    return found


def as_text(ladder: Ladder) -> str:
    """Return the ladder as one line of text, to be kept with what it began."""
    steps = [
        "|".join(
            (
                one.whom,
                one.anchor,
                str(one.days),
                one.at.isoformat() if one.at else "",
                one.wording,
                "t" if one.tells_next else "",
                "d" if one.only_for_decisions else "",
            )
        )
        for one in ladder.steps
    ]
    head = "|".join(
        (
            ladder.matter,
            "due" if ladder.until_due else "",
            str(ladder.most_a_week),
            str(ladder.spread_minutes),
        )
    )
    return "\n".join((head, *steps))


@lru_cache(maxsize=64)
def from_text(text: str) -> Ladder:
    """Return what `as_text` wrote; `why` is for the page alone, and not kept."""
    head, *lines = text.split("\n")
    matter, until_due, most, spread = head.split("|")
    return Ladder(
        matter=Matter(matter),
        why="",
        until_due=until_due == "due",
        most_a_week=int(most),
        spread_minutes=int(spread),
        steps=tuple(_step_of(line) for line in lines),
    )


def _step_of(line: str) -> Step:
    whom, anchor, days, at, wording, told, decisions = line.split("|")
    return Step(
        whom=Whom(whom),
        anchor=Anchor(anchor),
        days=int(days),
        at=time.fromisoformat(at) if at else None,
        wording=Wording(wording),
        tells_next=bool(told),
        only_for_decisions=bool(decisions),
    )


def _file_of(matter: Matter, own: Path | None) -> Path:
    theirs = own / f"{matter}.toml" if own else None
    return theirs if theirs and theirs.exists() else FOLDER / f"{matter}.toml"


def _read(text: str, matter: Matter) -> Ladder:
    return _GivenLadder.model_validate(tomllib.loads(text)).ladder(matter)


def _sentence(error: ErrorDetails) -> str:
    """Return one mistake of a file as something its writer can act on."""
    parts = [str(one + 1) if isinstance(one, int) else one for one in error["loc"]]
    where = " ".join(parts) or "the whole file"
    message = error["msg"].removeprefix("Value error, ")
    said = {
        "missing": "is missing.",
        "extra_forbidden": "is not something a ladder can say.",
    }
    if short := said.get(error["type"]):
        return f"{where} {short}"
    _, should, rest = message.partition(" should ")
    return f"{where}{should}{rest}." if should else f"{where}: {message}."


def _out_of_place(ladder: Ladder) -> Iterator[str]:
    """Yield what each step allows by itself, and the ladder as a whole does not."""
    told, before = False, None
    for number, step in enumerate(ladder.steps, start=1):
        if step.whom is Whom.DECIDER and not told:
            yield f"step {number}: tell the person first who would be asked next."
        told = told or (step.tells_next and step.whom is Whom.PERSON)
        readers, matters = _READERS.get(step.wording, (frozenset(), frozenset()))
        if step.whom not in readers or ladder.matter not in matters:
            yield f"step {number}: {step.wording} is not for {step.whom} here."
        turn = (step.anchor is Anchor.DUE, step.days)
        if before is not None and turn < before:
            yield f"step {number}: comes before step {number - 1}."
        before = turn


def _unknown_files(own: Path | None) -> Iterator[str]:
    if own is None:
        return
    if not own.is_dir():
        yield f"{own.name}: there is no folder of that name."
        return
    known = {f"{matter}.toml" for matter in Matter}
    for path in sorted(own.glob("*.toml")):
        if path.name not in known:
            yield f"{path.name}: there is no ladder of that name."
