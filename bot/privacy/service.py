"""What is held about a worker, shown to that worker; reading it is itself noted."""

from __future__ import annotations

from bot.access.records import Thing, Verb
from bot.access.rules import has_left
from bot.access.service import Asker, House, actor_of
from bot.access.visit import Visit, visit
from bot.calendars.wall_time import local_day, short_day
from bot.directory.records import Worker
from bot.directory.weekdays import show_weekdays
from bot.privacy.cards import AboutMe, Looked
from bot.privacy.words import wishes_in_words
from bot.rights.words import deed
from storage.unit import Unit

#: As many of the latest looks as a form shows.
_LATEST = 30


class Privacy:
    """Everybody's own page about themselves."""

    def __init__(self, house: House) -> None:
        self._house = house

    def about_me(self, asker: Asker) -> AboutMe:
        """Return what is held about whoever asks; raises NotKnownHere."""
        with self._house.store.changing(quietly=True) as unit:
            visitor = visit(self._house, unit, asker)
            me = visitor.worker
            # Before it is noted: that I look now is no news to me.
            looked = self._looked(unit, me)
            entries = unit.rights.entries_by(me.id)
            visitor.require(Verb.SEE_OWN, Thing(worker_id=me.id), me.id)
            return self._card(visitor, me, looked, entries)

    def _card(
        self, visitor: Visit, me: Worker, looked: tuple[Looked, ...], entries: int
    ) -> AboutMe:
        unit, today = visitor.unit, visitor.today
        agency = unit.agencies.get(me.agency_id)
        deputy = unit.workers.get(me.deputy_id or "")
        counts = unit.rights.counts_of(me.id)
        return AboutMe(
            name=me.name,
            title=me.title,
            agency=agency.name if agency else "",
            handle=me.handle,
            phone=me.phone,
            works=show_weekdays(me.working_days),
            leave=tuple(
                f"{short_day(one.first_day)} to {short_day(one.last_day)}"
                for one in unit.workers.leave_of(me.id)
            ),
            deputy=deputy.name if deputy else None,
            duties=self._duties(me),
            places_now=len(unit.young_people.places_of(me.id, today)),
            places=counts["places"],
            meetings=counts["meetings"],
            invitations=counts["invitations"],
            replies=counts["replies"],
            actions=counts["actions"],
            asked=counts["asked"],
            asks=counts["asks"],
            handovers=counts["handovers"],
            nudges=counts["nudges"],
            wishes=wishes_in_words(unit.nudges.wishes_of(me.id), today),
            entries=entries,
            looked=looked,
            governance=self._named(visitor, governance=True),
            leads=self._named(visitor, governance=False),
        )

    def _duties(self, me: Worker) -> tuple[str, ...]:
        actor = actor_of(me, is_lead=me.slack_id in self._house.lead_ids)
        has = {
            "lead": actor.is_lead,
            "agency lead": actor.is_agency_lead,
            "governance lead": actor.is_governance_lead,
        }
        return tuple(word for word, holds in has.items() if holds)

    def _named(self, visitor: Visit, *, governance: bool) -> tuple[str, ...]:
        """Return the governance leads who are here, or the leads."""
        return tuple(
            one.name
            for one in visitor.unit.workers.everyone()
            if not has_left(one.left_on, visitor.today)
            and (
                one.is_governance_lead
                if governance
                else one.is_lead or one.slack_id in self._house.lead_ids
            )
        )

    def _looked(self, unit: Unit, me: Worker) -> tuple[Looked, ...]:
        """Return the latest entries of the trail whose thing is this worker."""
        entries = unit.rights.entries_about({me.id})
        ids = frozenset(one.worker_id for one in entries)
        names = {one.id: one.name for one in unit.workers.these(ids)} | {me.id: "you"}
        return tuple(
            Looked(
                on=local_day(one.at, self._house.zone),
                who=names.get(one.worker_id, "somebody at the computer itself"),
                what=deed(one.verb),
                allowed=one.allowed,
            )
            for one in entries[-_LATEST:]
        )
