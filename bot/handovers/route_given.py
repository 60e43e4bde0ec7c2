"""What a route's file may say, and what it is made into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from bot.calendars.nations import Nation
from bot.handovers.contest import DAYS
from bot.handovers.records import Condition, Side
from bot.handovers.route import (
    By,
    Milestone,
    NotSaid,
    Route,
    RouteItem,
    Status,
    UnreadableWhen,
    When,
    check_key,
)

#: The ten without which no handover completes.
MUSTS = tuple(f"C{number}" for number in range(1, 11))
#: These, the appointment with both workers, whether the first one was kept, who
#: rings those without Slack, and the language they chose, where that is asked.
CODES = (*MUSTS, "ENDS", "BOTH", "KEPT", "PHONE", "WELSH")
#: What a file is called, and every key in it: words with hyphens.
KEY = r"[a-z0-9]+(-[a-z0-9]+)*"
_TO_CATCH_UP = When.read("T+10wd")


def _when(text: object) -> When:
    try:
        return When.read(text if isinstance(text, str) else "")
    except UnreadableWhen:
        raise ValueError("give a time such as T-6w, T+3wd or start+10wd") from None


_When = Annotated[When, BeforeValidator(_when)]
_Key = Annotated[str, Field(pattern=rf"^{KEY}$", max_length=40)]
_Days = Annotated[int, Field(ge=1, le=60)]
_Label = Annotated[str, Field(min_length=1, max_length=60)]


class _Given(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, str_min_length=1
    )


class GivenItem(_Given):
    """One item as a file says it; what it leaves out comes from its milestone."""

    key: _Key
    what: str = Field(max_length=120)
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

    @property
    def is_must(self) -> bool:
        return self.stop or self.code in MUSTS

    def item(self, when: When, source: str, status: Status) -> RouteItem:
        return RouteItem(
            key=self.key,
            what=self.what,
            who=self.who,
            when=self.when or when,
            latest=self.latest,
            stop=self.is_must,
            by=self.by,
            source=self.source or source,
            status=self.status or status,
            code=self.code,
            answered=self.answered,
            only=self.only,
        )


class GivenMilestone(_Given):
    """Items with one time; a source and a status for those that give none."""

    key: _Key
    name: _Label
    when: _When
    source: str
    status: Status
    item: list[GivenItem] = Field(min_length=1)

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


class GivenWords(_Given):
    """Words this route's lines never say."""

    words: str = Field(max_length=40)
    say: str = Field(max_length=80)


class GivenRoute(_Given):
    """One file."""

    name: str = Field(max_length=70)
    sends: str = Field(max_length=40)
    receives: str = Field(max_length=40)
    why: str
    sources: str
    nations: list[Nation] = Field(min_length=1)
    checks: list[Annotated[int, Field(ge=1, le=104)]] = Field(
        min_length=1, max_length=4
    )
    #: What is asked at every check besides the usual.
    check_asks: str = Field(default="", min_length=0, max_length=80)
    needs_school: bool = False
    sender_signs: _Label = "the manager"
    receiver_signs: _Label = "the manager"
    contest_days: tuple[_Days, _Days, _Days] = DAYS
    #: Common items that this route asks for later, and not as a must.
    catch_up: list[str] = Field(default_factory=list)
    catch_up_when: _When | None = None
    words_never: list[GivenWords] = Field(default_factory=list)
    milestone: list[GivenMilestone] = Field(min_length=1)

    def items(self) -> Iterator[tuple[GivenItem, When]]:
        """Yield every item with its time, in the file's order."""
        for part in self.milestone:
            for one in part.item:
                yield one, one.when or part.when

    def route(self, key: str, common: list[RouteItem]) -> Route:
        """Return the route, with what every handover has laid in."""
        return Route(
            key=key,
            name=self.name,
            sends=self.sends,
            receives=self.receives,
            why=self.why,
            sources=self.sources,
            checks=tuple(self.checks),
            nations=tuple(self.nations),
            needs_school=self.needs_school,
            sender_signs=self.sender_signs,
            receiver_signs=self.receiver_signs,
            contest_days=self.contest_days,
            words_never=tuple(
                NotSaid(words=one.words, say=one.say) for one in self.words_never
            ),
            milestones=(
                *(one.milestone() for one in self.milestone),
                *self._laid_in(common),
            ),
        )

    def _laid_in(self, common: list[RouteItem]) -> Iterator[Milestone]:
        placed = {one.code for one, _ in self.items()}
        left = [one for one in common if one.code not in placed]
        always = [one for one in left if one.code not in self.catch_up]
        later = [self._later(one) for one in left if one.code in self.catch_up]
        yield from _extra(always, "always", "In every handover")
        yield from _extra(later, "catch-up", "To catch up on afterwards")
        looks = [_check(weeks, self.check_asks) for weeks in self.checks]
        yield from _extra(looks, "checks", "Looking again")

    def _later(self, one: RouteItem) -> RouteItem:
        when = self.catch_up_when or _TO_CATCH_UP
        return replace(one, stop=False, when=when, by=By.CLOSING)


def _check(weeks: int, asks: str) -> RouteItem:
    told = f". {asks}" if asks else ""
    return RouteItem(
        key=check_key(weeks),
        what=f"Look again together, {weeks} weeks on{told}",
        who=Side.JOINT,
        when=When.read(f"T+{weeks}w"),
        stop=True,
        by=By.CLOSING,
        source="Alongside; NICE NG43 asks for support before and after",
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
