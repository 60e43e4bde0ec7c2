"""
One story in which every button is pressed and every form is sent, by its owner.

Each act is handed to whoever watches just before it is done, when the id in it
opens its door. Told for the tests of forged ids; no network, no Slack between.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import repeat
from pathlib import Path

from slack_bolt import BoltRequest

from bot.access.service import Asker
from bot.app import build
from bot.clock import MovableClock
from bot.directory.import_file import FileImport
from bot.practice.partnership import PARTNERSHIP
from bot.rehearsal import MASTER_KEY, OPENING
from bot.scheduler import Ticks, run_ticks_until
from bot.settings import read_settings
from tests.security import handover_story
from tests.security.nudge_story import Hands, answer_every_nudge
from tests.security.requests_made import PAYLOADS, TEAM
from tests.security.typist import Typist, on_another_day
from tests.security.window import Outbox, Payload, Shown, Window, buttons

LEAD, GOVERNANCE, AGENCY_LEAD = "U0BARNABY", "U0ROSAMUND", "U0HESPER"
CONVENOR, GUEST, LEAVER, DEPUTY = "U0CORIN", "U0SILAS", "U0LUDO", "U0RUAN"
#: Gone since before the story begins.
GONE = "U0DUNSTAN"
#: Looks at an act before it is done: who, at which door, with what.
Watch = Callable[[str, str, Payload], None]

_SENT = {"Who else is needed?": "Corin"}
_BACK_TO = {"Somebody of the team around them": "Idony"}


class WatchedWindow(Window):
    """A window whose every act is looked at before it is done."""

    def __init__(self, shown: list[Shown], watch: Watch) -> None:
        super().__init__(shown)
        self._watch = watch

    def _act(self, who: str, payload: Payload) -> Payload:
        if door := door_of(payload):
            self._watch(who, door, payload)
        return super()._act(who, payload)


class Story:
    """Everybody of the practice partnership, at every door once or more."""

    def __init__(self, folder: Path, watch: Watch) -> None:
        self.shown: list[Shown] = []
        self.clock = MovableClock(OPENING)
        settings = read_settings(
            _env_file=None,
            slack_bot_token="xoxb-practice",
            slack_api_url="http://127.0.0.1:9/",
            database_url=f"sqlite:///{folder / 'alongside.db'}",
            master_keys=MASTER_KEY,
        )
        self.bot = build(settings, self.clock, sender=Outbox(self.shown))
        FileImport(self.bot.store, self.clock, zone="Europe/London").load(PARTNERSHIP)
        self._leave(GONE)
        self.window = WatchedWindow(self.shown, watch)
        self.window.look_at(self.bot)
        self._typist = Typist(self.window, repeat("Plain words"), repeat("Plain words"))

    def tell(self) -> None:
        self._call_and_answer()
        self._ask_and_answer()
        self._move_and_cancel()
        self._directory()
        self._rooms()
        self._week()
        self._hold_and_record()
        self._open_anyway()
        self._rights()
        self._somebody_leaves()
        self._weeks_later()
        hands = Hands(
            type=self.window.type,
            onwards=self._onwards,
            press=self._press,
            move_to=self._move_to,
        )
        answer_every_nudge(hands)
        self._hand_over()

    def _hand_over(self) -> None:
        # Everybody is back from their days away, and it is a day of theirs.
        self._move_to(datetime(2027, 5, 18, 9, 30, tzinfo=UTC))
        hands = handover_story.Hands(
            type=self.window.type,
            onwards=self._onwards,
            press=self._press,
            sees=self.window.sees,
            until_evening_of=self._until_evening_of,
        )
        handover_story.hand_over(hands, self.clock.now().date())

    def _until_evening_of(self, day: date) -> None:
        self._move_to(datetime.combine(day, time(16), tzinfo=UTC))

    def _call_and_answer(self) -> None:
        self._call(LEAD, "YP-2KM9 Wed 17 Mar 11:35", {"Who else is needed?": "PC"})
        self.window.type(CONVENOR, "/meeting", "new")
        self._onwards(CONVENOR, {"Who is it about?": "YP-3PZ6"})
        self._call(CONVENOR, "YP-5DW8 Wed 17 Mar 11:35")
        self._home(CONVENOR)
        self._press(CONVENOR, "meeting.call", {"Who is it about?": "YP-5DW8"})
        self._answer_in_every_way(GUEST)
        self._press(CONVENOR, "meeting.by-phone")
        self._press(CONVENOR, "nudge.where-meeting")
        self.window.type(CONVENOR, "/meeting", "")
        self._press(CONVENOR, "meeting.open")

    def _ask_and_answer(self) -> None:
        whom = {"Whom do you ask?": "Idony"}
        self.window.type(CONVENOR, "/ask", "new")
        self._onwards(CONVENOR, whom)
        for door in ("take", "need-help", "not-me"):
            self._press("U0IDONY", f"ask.{door}")
        self._press("U0IDONY", "ask.new-date", {"New date": "2027-03-18"})
        self._press("U0IDONY", "ask.someone-else")
        self._press(CONVENOR, "ask.heard")
        self._press(CONVENOR, "nudge.where-ask")
        self._press(CONVENOR, "ask.ask-else", _BACK_TO)
        self._press("U0IDONY", "ask.done")
        self.window.type(CONVENOR, "/ask", "")
        self._press(CONVENOR, "ask.new", whom)
        self._press(CONVENOR, "ask.withdraw")
        self._press(CONVENOR, "ask.beside", whom)

    def _move_and_cancel(self) -> None:
        needed = {"Who else is needed?": "Rosamund"}
        self._call("U0IDONY", "YP-3PZ6 Wed 24 Mar 11:35", needed)
        self._answer_in_every_way(GOVERNANCE)
        self._press("U0IDONY", "meeting.move", {"New date": "2027-03-25"})
        self._answer_in_every_way(GOVERNANCE)
        self._press("U0IDONY", "meeting.cancel")

    def _answer_in_every_way(self, who: str) -> None:
        for door in ("coming", "cannot", "not-me", "someone-else"):
            self._press(who, f"meeting.{door}")

    def _directory(self) -> None:
        self.window.type(LEAD, "/alongside", "")
        menu = [one["action_id"] for one in buttons(self.shown[-1][1])]
        for action in menu:
            if action.startswith(("directory.", "counts.")):
                self._press(LEAD, action)
        deputy = {"Who can be asked while you are away?": "Idony"}
        for action in ("own-days", "own-words"):
            self.window.type(CONVENOR, "/alongside", "")
            self._press(CONVENOR, f"directory.{action}", deputy)
        for action in ("privacy.about-me", "mirror.show"):
            self.window.type(CONVENOR, "/alongside", "")
            self._press(CONVENOR, action)
        for action in ("open", "mute-a-week", "nudge-again"):
            self._press(CONVENOR, f"quiet.{action}")

    def _rooms(self) -> None:
        shared = {"type": "channel_shared", "channel": "C05DW8"}
        self._event({**shared, "connected_team_id": "T0ELSEWHERE"})
        self.window.settle()
        self._press(LEAD, "rooms.private-again")
        self._press(LEAD, "rooms.another")
        self.window.type(LEAD, "/alongside", "")
        self._press(LEAD, "rooms.room")

    def _hold_and_record(self) -> None:
        self._move_to(datetime(2027, 3, 17, 12, 30, tzinfo=UTC))
        agreed = {"1. Who?": "Corin", "Is there a next meeting?": "No"}
        self._press(CONVENOR, "meeting.record", agreed)
        self._press(LEAD, "meeting.not-held")
        self.window.type(CONVENOR, "/meeting", "")
        self._press(CONVENOR, "meeting.action-done")

    def _week(self) -> None:
        """In the team's channel: off with one tap, and on with another."""
        self._move_to(datetime(2027, 3, 15, 9, tzinfo=UTC))
        for action in ("weeks.off", "weeks.on"):
            self.window.press_on(CONVENOR, self._in_a_room(action))
            self.window.settle()

    def _in_a_room(self, action: str) -> Payload:
        """Return the newest such button of any channel; one has a meeting to come."""
        return next(
            button
            for who, payload in reversed(self.shown)
            if not who
            for button in buttons(payload)
            if button["action_id"] == action
        )

    def _open_anyway(self) -> None:
        self.window.type(LEAD, "/alongside", "")
        self._press(LEAD, "openings.open", {"They may ask you about it": "Yes"})
        self._press(CONVENOR, "openings.ask")

    def _rights(self) -> None:
        for asked in ("Who", "Everything", "Correct", "Keep", "Keep"):
            self._ask(asked)
        self._ask("Erase")
        self._press(GOVERNANCE, "rights.not-now")
        self._ask("Erase")
        self._press(GOVERNANCE, "rights.agree")

    def _somebody_leaves(self) -> None:
        self._call(LEAVER, "YP-7HX3 Thu 25 Mar 11:35")
        self.window.type(AGENCY_LEAD, "/alongside", "")
        self._press(AGENCY_LEAD, "leaving.somebody-left", {"Who?": "Ludo"})
        self._move_to(datetime(2027, 3, 19, 9, 30, tzinfo=UTC))
        self._press(DEPUTY, "leaving.need-help")
        for door in ("somebody-else", "right", "is-back"):
            self._press(AGENCY_LEAD, f"leaving.{door}", {"Who?": "Hesper"})

    def _weeks_later(self) -> None:
        self._press("U0IDONY", "retention.keep")
        self._move_to(datetime(2027, 4, 6, 9, 30, tzinfo=UTC))
        self._press(CONVENOR, "teams.still-needed")
        self._press(CONVENOR, "teams.not-any-more")

    def _ask(self, asked: str) -> None:
        self.window.type(LEAD, "/alongside", "")
        self._press(LEAD, "rights.begin", {"What is asked?": asked})

    def _call(
        self, who: str, words: str, chosen: Mapping[str, str] | None = None
    ) -> None:
        self.window.type(who, "/meeting", words)
        self._onwards(who, {**_SENT, **(chosen or {})})

    def _press(
        self, who: str, action: str, chosen: Mapping[str, str] | None = None
    ) -> None:
        """Press the newest such button, and go through the forms that follow."""
        if self.window.press(who, action) is not None:
            self._onwards(who, chosen or {})
        self.window.settle()

    def _onwards(self, who: str, chosen: Mapping[str, str]) -> None:
        view: Payload | None = self.shown[-1][1]
        for _ in range(6):
            if view is None or not view.get("submit"):
                break
            view = self._typist.send(who, on_another_day(view, chosen), chosen)
        self.window.settle()

    def _home(self, who: str) -> None:
        self.bot.services.home.open(Asker(team_id=TEAM, slack_id=who))
        self.window.settle()

    def _event(self, event: Payload) -> None:
        body = {**PAYLOADS["event"](), "event": event}
        answer = self.bot.bolt.dispatch(BoltRequest(mode="socket_mode", body=body))
        assert answer.status == 200

    def _move_to(self, instant: datetime) -> None:
        # At night Slack is asked who is still there; here is no Slack to ask.
        ticks = Ticks(
            [one for one in self.bot.ticks() if one.name != "night"], self.clock
        )
        run_ticks_until(self.clock, instant, ticks, self.bot.next_due)
        self.window.settle()

    def _leave(self, slack_id: str) -> None:
        with self.bot.store.changing() as unit:
            worker = unit.workers.in_slack(TEAM, slack_id)
            assert worker is not None
            unit.workers.save(replace(worker, left_on=date(2027, 2, 19)))


def door_of(payload: Payload) -> str:
    """Return the door as the table of doors names it; "" when there is no id in it."""
    if payload.get("type") == "block_actions":
        return f"button {payload['actions'][0]['action_id']}"
    if payload.get("type") == "view_submission":
        return f"form {payload['view']['callback_id']}"
    return ""
