"""Reads `retention.toml` and a partnership's own file; every mistake at once."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from bot.retention.records import (
    ANNOUNCED,
    WITH_THEM,
    Keeps,
    Period,
    Rule,
    Rules,
    Source,
)

DEFAULTS = Path(__file__).with_name("retention.toml")

#: Longer than this nothing here is worth keeping; the case systems have it.
_MOST_DAYS, _MOST_MONTHS = 3650, 120

Table = dict[str, Any]
#: The way to a value in a file.
Where = tuple[str | int, ...]
Wrong = Callable[[Where, str], None]
Model = TypeVar("Model", bound=BaseModel)


class BadRules(ValueError):
    """The file cannot be used; `problems` has a sentence for each mistake."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__(" ".join(problems))


class _Given(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class _GivenRule(_Given):
    """One rule as a file says it."""

    what: str = Field(min_length=1)
    days: int | None = Field(default=None, ge=1, le=_MOST_DAYS)
    months: int | None = Field(default=None, ge=1, le=_MOST_MONTHS)
    goes_with: str | None = None
    after: str
    source: str
    because: str = Field(min_length=1)

    @model_validator(mode="after")
    def _one_way_to_say_when(self) -> _GivenRule:
        said = [self.days, self.months, self.goes_with]
        if len([one for one in said if one is not None]) != 1:
            raise ValueError("give one of days, months and goes_with")
        if self.goes_with not in {None, Keeps.MEETINGS, Keeps.YOUNG_PEOPLE}:
            raise ValueError("goes_with names meetings or young-people")
        if self.source not in {one.value for one in Source}:
            raise ValueError("source is statutory, guidance, local default or ours")
        return self


class _GivenFile(_Given):
    """The lines before the first rule."""

    announce_days: int = Field(ge=7, le=60)
    keep_longer_days: int = Field(ge=14, le=90)
    open_days: int = Field(ge=1, le=365)


def read_rules(own: Path | None = None) -> Rules:
    """Return the rules, with what the partnership's own file changes."""
    table = tomllib.loads(DEFAULTS.read_text(encoding="utf-8"))
    lines: dict[tuple[str | int, ...], int] = {}
    if own is not None:
        text = _text_of(own)
        changes = _parsed(own, text)
        # Only here: without a file of its own no partnership needs it.
        from bot.directory.importing.toml_lines import lines_of

        lines = lines_of(text)
        table = _merged(table, changes)
    return _rules(table, own or DEFAULTS, lines)


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadRules([f"{file} cannot be read ({type(error).__name__})."]) from None


def _parsed(file: Path, text: str) -> Table:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadRules([f"{file}: {error}."]) from None


def _merged(defaults: Table, changes: Table) -> Table:
    """Put what is given in the place of what is there, line by line."""
    merged = dict(defaults)
    for name, given in changes.items():
        before = defaults.get(name)
        if isinstance(before, dict) and isinstance(given, dict):
            if given.keys() & {"days", "months", "goes_with"}:
                before = _without_period(before)
            merged[name] = {**before, **given}
        else:
            merged[name] = given
    return merged


def _without_period(rule: Table) -> Table:
    period = {"days", "months", "goes_with"}
    return {name: said for name, said in rule.items() if name not in period}


def _rules(table: Table, file: Path, lines: dict[Where, int]) -> Rules:
    problems: list[tuple[int, str]] = []

    def wrong(where: Where, sentence: str) -> None:
        known = (lines[where[:count]] for count in (2, 1) if where[:count] in lines)
        line, name = next(known, 1), ".".join(str(one) for one in where)
        problems.append((line, f"{file}, line {line}, {name}: {sentence}"))

    for name in table.keys() - {*Keeps, *_GivenFile.model_fields}:
        wrong((name,), "there is no such rule.")
    top = {name: table.get(name) for name in _GivenFile.model_fields}
    whole = _checked(_GivenFile, top, (), wrong)
    rules = {one: _checked(_GivenRule, table[one], (one,), wrong) for one in Keeps}
    for name, rule in rules.items():
        if whole and rule:
            for sentence in _unfit(name, rule, whole):
                wrong((name.value,), sentence)
    if problems or whole is None:
        raise BadRules([sentence for _, sentence in sorted(problems)])
    by_name = {name: _rule(name, rule) for name, rule in rules.items() if rule}
    return Rules(**whole.model_dump(), by_name=by_name)


def _checked(kind: type[Model], given: Any, where: Where, wrong: Wrong) -> Model | None:
    try:
        return kind.model_validate(given)
    except ValidationError as bad:
        for one in bad.errors():
            said = one["msg"].removeprefix("Value error, ")
            place = (*where, *one["loc"])
            wrong(place, f"{said[:1].lower()}{said[1:]}.")
    return None


def _unfit(name: Keeps, rule: _GivenRule, whole: _GivenFile) -> Iterator[str]:
    """Yield what no single line shows to be wrong."""
    if bool(rule.goes_with) is not (name in WITH_THEM):
        with_them = " and ".join(sorted(WITH_THEM))
        yield f"{with_them} go with young people, and all others have a time."
    if name is Keeps.TRAIL and rule.days:
        yield "the trail goes by whole months, so give months."
    if name in ANNOUNCED and rule.days and rule.days <= whole.announce_days:
        yield f"people are told {whole.announce_days} days before, so keep it longer."


def _rule(name: Keeps, given: _GivenRule) -> Rule:
    period = None
    if given.goes_with is None:
        period = Period(days=given.days or 0, months=given.months or 0)
    return Rule(
        name=name,
        what=given.what,
        period=period,
        goes_with=Keeps(given.goes_with) if given.goes_with else None,
        after=given.after,
        source=Source(given.source),
        because=given.because,
    )
