"""
Reads `routes/*.toml` and a partnership's own; every mistake at once, at start.

The ten common stop items are laid in where a route does not place them itself.
A handover keeps the edition it began with, as text.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from bot.calendars.nations import Nation
from bot.handovers.records import Condition, Side
from bot.handovers.route import (
    By,
    Milestone,
    Route,
    RouteItem,
    Status,
    UnreadableWhen,
    When,
    check_key,
)

FOLDER = Path(__file__).with_name("routes")
COMMON = Path(__file__).with_name("common.toml")
#: The ten without which no handover completes.
MUSTS = tuple(f"C{number}" for number in range(1, 11))
#: These, the appointment with both workers, and whether the first one was kept.
CODES = (*MUSTS, "BOTH", "KEPT")
_KEY = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Routes = Mapping[str, Route]


class BadRoutes(ValueError):
    """The files cannot be used; `problems` has a sentence for each mistake."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__(" ".join(problems))


def _when(text: object) -> object:
    if isinstance(text, When) or not isinstance(text, str):
        return text
    try:
        return When.read(text)
    except UnreadableWhen:
        raise ValueError("give a time such as T-6w, T+3wd or start+10wd") from None


_When = Annotated[When, BeforeValidator(_when)]


class _Given(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class _GivenItem(_Given):
    """One item as a file says it; what it leaves out comes from its milestone."""

    key: str = Field(pattern=_KEY, max_length=40)
    what: str = Field(min_length=1, max_length=120)
    who: Side
    when: _When | None = None
    latest: _When | None = None
    stop: bool = False
    by: By = By.SIGNING
    code: str | None = None
    answered: bool = False
    only: frozenset[Condition] = frozenset()
    source: str | None = None
    status: Status | None = None

    def item(self, when: When, source: str, status: Status) -> RouteItem:
        return RouteItem(
            key=self.key,
            what=self.what,
            who=self.who,
            when=self.when or when,
            latest=self.latest,
            stop=self.stop or self.code in MUSTS,
            by=self.by,
            source=self.source or source,
            status=self.status or status,
            code=self.code,
            answered=self.answered,
            only=self.only,
        )


class _GivenMilestone(_Given):
    key: str = Field(pattern=_KEY, max_length=40)
    name: str = Field(min_length=1, max_length=60)
    when: _When
    source: str = Field(min_length=1)
    status: Status
    item: list[_GivenItem] = Field(default_factory=list)

    def milestone(self) -> Milestone:
        return Milestone(
            key=self.key,
            name=self.name,
            when=self.when,
            source=self.source,
            status=self.status,
            items=tuple(
                one.item(self.when, self.source, self.status) for one in self.item
            ),
        )


class _GivenRoute(_Given):
    """One file."""

    name: str = Field(min_length=1, max_length=70)
    sends: str = Field(min_length=1, max_length=40)
    receives: str = Field(min_length=1, max_length=40)
    why: str = Field(min_length=1)
    sources: str = Field(min_length=1)
    nations: list[Nation] = Field(min_length=1)
    checks: list[int] = Field(min_length=1, max_length=4)
    needs_school: bool = False
    #: Common items that this route asks for later, and not as a must.
    catch_up: list[str] = Field(default_factory=list)
    catch_up_when: _When | None = None
    milestone: list[_GivenMilestone] = Field(min_length=1)


def read_routes(own: Path | None = None) -> Routes:
    """Return every route by key; raises BadRoutes with every mistake."""
    problems: list[str] = []
    found: dict[str, Route] = {}
    common = _common()
    for path in _files(own):
        try:
            given = _GivenRoute.model_validate(tomllib.loads(path.read_text("utf-8")))
        except OSError as error:
            problems.append(f"{path.name}: cannot be read ({error.strerror}).")
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            problems.append(f"{path.name}: cannot be read ({error}).")
        except ValidationError as error:
            wrong = error.errors(include_url=False, include_context=False)
            problems.extend(f"{path.name}: {_sentence(one)}" for one in wrong)
        else:
            mistakes = [f"{path.name}: {one}" for one in _mistakes(given)]
            problems.extend(mistakes)
            if not mistakes:
                found[path.stem] = _route(path.stem, given, common)
    if own is not None and not own.is_dir():
        problems.append(f"{own.name}: there is no folder of that name.")
    if problems:
        raise BadRoutes(problems)
    return found


def as_text(route: Route) -> str:
    """Return the whole route as text, to be kept with what began on it."""
    return json.dumps(_plain(route), ensure_ascii=False, sort_keys=True)


@lru_cache(maxsize=64)
def from_text(text: str) -> Route:
    """Return what `as_text` wrote."""
    given = json.loads(text)
    milestones = tuple(
        Milestone(
            **{
                **part,
                "when": When.read(part["when"]),
                "status": Status(part["status"]),
                "items": tuple(_item_of(one) for one in part["items"]),
            }
        )
        for part in given.pop("milestones")
    )
    checks, nations = tuple(given.pop("checks")), tuple(given.pop("nations"))
    return Route(milestones=milestones, checks=checks, nations=nations, **given)


def _item_of(one: dict[str, Any]) -> RouteItem:
    return RouteItem(
        **{
            **one,
            "who": Side(one["who"]),
            "when": When.read(one["when"]),
            "latest": When.read(one["latest"]) if one["latest"] else None,
            "by": By(one["by"]),
            "status": Status(one["status"]),
            "only": frozenset(Condition(name) for name in one["only"]),
        }
    )


def _plain(value: Any) -> Any:
    """Return records as what JSON can hold; fields keep their names."""
    if isinstance(value, When):
        return str(value)
    if isinstance(value, (Route, Milestone, RouteItem)):
        names = value.__dataclass_fields__
        return {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


def _files(own: Path | None) -> list[Path]:
    """Return a partnership's own files in place of ours, and besides them."""
    ours = {path.name: path for path in FOLDER.glob("*.toml")}
    theirs = {path.name: path for path in own.glob("*.toml")} if own else {}
    return [path for _, path in sorted({**ours, **theirs}.items())]


def _common() -> list[RouteItem]:
    given = tomllib.loads(COMMON.read_text("utf-8"))["item"]
    read = [_GivenItem.model_validate(one) for one in given]
    return [
        one.item(
            one.when or When.read("T"), one.source or "", one.status or Status.OURS
        )
        for one in read
    ]


def _route(key: str, given: _GivenRoute, common: list[RouteItem]) -> Route:
    milestones = [one.milestone() for one in given.milestone]
    placed = {item.code for part in milestones for item in part.items if item.code}
    left = [one for one in common if one.code not in placed]
    always = [one for one in left if one.code not in given.catch_up]
    later = [_later(one, given) for one in left if one.code in given.catch_up]
    return Route(
        key=key,
        name=given.name,
        sends=given.sends,
        receives=given.receives,
        why=given.why,
        sources=given.sources,
        checks=tuple(given.checks),
        nations=tuple(given.nations),
        needs_school=given.needs_school,
        milestones=(
            *milestones,
            *_extra(always, "always", "In every handover"),
            *_extra(later, "catch-up", "To catch up on afterwards"),
            *_extra([_check(weeks) for weeks in given.checks], "checks", "Checks"),
        ),
    )


def _later(one: RouteItem, given: _GivenRoute) -> RouteItem:
    when = given.catch_up_when or When.read("T+10wd")
    return replace(one, stop=False, when=when, by=By.CLOSING)


def _check(weeks: int) -> RouteItem:
    return RouteItem(
        key=check_key(weeks),
        what=f"Look again together, {weeks} weeks on",
        who=Side.JOINT,
        when=When.read(f"T+{weeks}w"),
        stop=True,
        by=By.CLOSING,
        source="Alongside; NICE QS140 asks for support before and after",
        status=Status.OURS,
    )


def _extra(items: list[RouteItem], key: str, name: str) -> Iterator[Milestone]:
    if items:
        yield Milestone(
            key=key,
            name=name,
            when=items[0].when,
            source="Alongside",
            status=Status.OURS,
            items=tuple(items),
        )


def _mistakes(given: _GivenRoute) -> Iterator[str]:
    """Yield what each line allows by itself, and the route as a whole does not."""
    seen: set[str] = set()
    codes: set[str] = set()
    for part in given.milestone:
        for one in part.item:
            if one.key in seen:
                yield f"{one.key}: two items have this key."
            seen.add(one.key)
            if one.code and one.code not in CODES:
                yield f"{one.key}: there is no common item {one.code}."
            if one.code and one.code in codes:
                yield f"{one.key}: {one.code} is there twice."
            codes.add(one.code or "")
    for code in given.catch_up:
        if code not in CODES:
            yield f"catch_up: there is no common item {code}."
        if code in codes:
            yield f"catch_up: {code} is placed by an item already."
    if list(given.checks) != sorted(set(given.checks)):
        yield "checks: give the weeks in order, each once."


def _sentence(error: ErrorDetails) -> str:
    """Return one mistake of a file as something its writer can act on."""
    parts = [str(one + 1) if isinstance(one, int) else one for one in error["loc"]]
    where = " ".join(parts) or "the whole file"
    said = {
        "missing": "is missing.",
        "extra_forbidden": "is not something a route can say.",
    }
    if short := said.get(error["type"]):
        return f"{where} {short}"
    message = error["msg"].removeprefix("Value error, ")
    _, should, rest = message.partition(" should ")
    return f"{where}{should}{rest}." if should else f"{where}: {message}."
