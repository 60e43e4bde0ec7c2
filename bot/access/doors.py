"""
Every door there is, and what must be allowed to whoever stands at it.

A test walks through all listeners, messages, routes and commands that exist and
fails when one of them has no row here.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.access.records import Verb

V = Verb

#: Asked of whoever comes: they must be in the directory, and see only their own.
OWN: tuple[Verb, ...] = ()

#: By kind and name: "command", "button", "form", "shortcut", "event", "message",
#: "route" or "terminal".
DOORS: Mapping[str, tuple[Verb, ...]] = {
    # Meetings.
    "command /meeting": (V.CALL_MEETING, V.SEE_MEETING),
    "shortcut meeting.call": (V.CALL_MEETING,),
    "button meeting.call": (V.CALL_MEETING,),
    "form meeting.choose-form": (V.CALL_MEETING,),
    "form meeting.call-form": (V.CALL_MEETING,),
    "button meeting.open": (V.SEE_MEETING,),
    "button meeting.move": (V.RUN_MEETING,),
    "form meeting.move-form": (V.RUN_MEETING,),
    "button meeting.cancel": (V.RUN_MEETING,),
    "message meeting.board": (V.RUN_MEETING,),
    "message meeting.room": (V.SEE_MEETING,),
    # Replies.
    "button meeting.coming": (V.REPLY,),
    "button meeting.cannot": (V.REPLY,),
    "button meeting.not-me": (V.REPLY,),
    "button meeting.someone-else": (V.REPLY,),
    "form meeting.someone-else-form": (V.REPLY,),
    "button meeting.by-phone": (V.RUN_MEETING,),
    "form meeting.by-phone-form": (V.RUN_MEETING,),
    "message meeting.invitation": (V.SEE_MEETING,),
    "message meeting.asked-back": (V.REPLY,),
    "message meeting.calendar": (V.SEE_MEETING,),
    "message meeting.reminder-day": (V.SEE_MEETING,),
    "message meeting.reminder-hour": (V.SEE_MEETING,),
    "message meeting.cancelled": (V.SEE_MEETING,),
    # The record, and what was agreed.
    "button meeting.record": (V.RUN_MEETING,),
    "button meeting.not-held": (V.RUN_MEETING,),
    "form meeting.who-came-form": (V.RUN_MEETING,),
    "form meeting.agreed-form": (V.RUN_MEETING,),
    "form meeting.next-form": (V.RUN_MEETING,),
    "button meeting.action-done": (V.DO_ACTION,),
    "message meeting.record": (V.RUN_MEETING,),
    "message meeting.actions": (V.SEE_MEETING,),
    # What one worker asks of another.
    "command /ask": (V.ASK_FOR, V.SEE_ASK),
    "button ask.new": (V.ASK_FOR,),
    "form ask.choose-form": (V.ASK_FOR,),
    "form ask.ask-form": (V.ASK_FOR,),
    "button ask.done": (V.ANSWER_ASK,),
    "button ask.take": (V.ANSWER_ASK,),
    "button ask.someone-else": (V.ANSWER_ASK,),
    "form ask.someone-else-form": (V.ANSWER_ASK,),
    "button ask.not-me": (V.ANSWER_ASK,),
    "button ask.need-help": (V.ANSWER_ASK,),
    "form ask.need-help-form": (V.ANSWER_ASK,),
    "button ask.new-date": (V.ANSWER_ASK,),
    "form ask.new-date-form": (V.ANSWER_ASK,),
    "button ask.heard": (V.RUN_ASK,),
    "form ask.heard-form": (V.RUN_ASK,),
    "button ask.ask-else": (V.RUN_ASK,),
    "form ask.ask-else-form": (V.RUN_ASK,),
    "button ask.withdraw": (V.RUN_ASK,),
    # Once it is with somebody else, only that is said.
    "message ask.asked": (V.ANSWER_ASK, V.SEE_ASK),
    "message ask.mine": (V.RUN_ASK,),
    "message ask.help": (V.RUN_ASK,),
    # Home.
    "event app_home_opened": OWN,
    "message home": OWN,
    # The directory.
    "command /alongside": OWN,
    "button directory.add-young-person": (V.FILL_DIRECTORY,),
    "form directory.add-young-person-form": (V.FILL_DIRECTORY,),
    "button directory.change-team": (V.FILL_DIRECTORY,),
    "form directory.change-team-form": (V.FILL_DIRECTORY,),
    "button directory.add-worker": (V.FILL_DIRECTORY,),
    "form directory.add-worker-form": (V.FILL_DIRECTORY,),
    "button directory.add-agency": (V.FILL_DIRECTORY,),
    "form directory.add-agency-form": (V.FILL_DIRECTORY,),
    "button directory.add-school": (V.FILL_DIRECTORY,),
    "form directory.add-school-form": (V.FILL_DIRECTORY,),
    "button directory.school-dates": (V.FILL_DIRECTORY,),
    "form directory.choose-school-form": (V.FILL_DIRECTORY,),
    "form directory.school-dates-form": (V.FILL_DIRECTORY,),
    "button directory.own-days": OWN,
    "form directory.own-days-form": OWN,
    "button directory.own-words": (V.SEE_WORDS,),
    "form directory.choose-words-form": (V.SEE_WORDS,),
    "form directory.own-words-form": (V.SEE_WORDS,),
    # Somebody has left, and Slack's own word on it.
    "event user_change": OWN,
    "button leaving.somebody-left": (V.NAME_SUCCESSOR,),
    "form leaving.somebody-left-form": (V.NAME_SUCCESSOR,),
    "button leaving.right": (V.NAME_SUCCESSOR,),
    "button leaving.somebody-else": (V.NAME_SUCCESSOR,),
    "form leaving.somebody-else-form": (V.NAME_SUCCESSOR,),
    "button leaving.is-back": (V.NAME_SUCCESSOR,),
    "button leaving.need-help": OWN,
    "message leaving.asked": (V.NAME_SUCCESSOR,),
    "message leaving.help": (V.NAME_SUCCESSOR,),
    "message leaving.again": (V.NAME_SUCCESSOR,),
    "message leaving.yours": (
        V.RUN_MEETING,
        V.SEE_MEETING,
        V.DO_ACTION,
        V.SEE_YOUNG_PERSON,
    ),
    # The team around, and who still needs to be in it.
    "button teams.still-needed": (V.SAY_STILL_NEEDED,),
    "button teams.not-any-more": (V.SAY_STILL_NEEDED,),
    "message teams.still-needed": OWN,
    "message teams.nobody-knows": (V.WHO_CAN_SEE,),
    # A team's channel. Slack itself speaks in the events; nobody is shown anything.
    "event channel_shared": OWN,
    "event channel_unshared": OWN,
    "event channel_id_changed": OWN,
    "button rooms.room": (V.KEEP_ROOM,),
    "button rooms.another": (V.KEEP_ROOM,),
    "form rooms.room-form": (V.KEEP_ROOM,),
    "button rooms.private-again": (V.KEEP_ROOM,),
    "message rooms.look": OWN,
    "message rooms.exposed": (V.KEEP_ROOM,),
    "message rooms.left-behind": (V.KEEP_ROOM,),
    # Opening what one may not see.
    "button openings.open": (V.OPEN_ANYWAY,),
    "form openings.open-form": (V.OPEN_ANYWAY,),
    "button openings.ask": (V.SEE_YOUNG_PERSON, V.WHO_CAN_SEE),
    "message openings.told": (V.SEE_YOUNG_PERSON, V.READ_TRAIL),
    # A young person's rights, and what is held about a worker.
    "button privacy.about-me": (V.SEE_OWN,),
    "button rights.begin": (V.EXPORT,),
    "form rights.begin-form": (V.WHO_CAN_SEE, V.EXPORT, V.CORRECT, V.HOLD),
    "form rights.choose-form": (V.CORRECT,),
    "form rights.correct-form": (V.CORRECT,),
    "form rights.page-form": (V.EXPORT,),
    "form rights.erase-form": (V.ASK_ERASURE,),
    "button rights.agree": (V.AGREE_ERASURE,),
    "button rights.not-now": (V.AGREE_ERASURE,),
    "form rights.hold-form": (V.HOLD,),
    "form rights.release-form": (V.HOLD,),
    "message rights.erasure": (V.AGREE_ERASURE,),
    "message rights.report": (V.ACCESS_REPORT,),
    # Both say less than what stands there: words taken back, a meeting called off.
    "message rights.taken-away": OWN,
    "message rights.meeting-off": OWN,
    # What goes in its time; the last two name nobody.
    "button retention.keep": (V.RUN_MEETING, V.HOLD),
    "form retention.keep-form": (V.RUN_MEETING, V.HOLD),
    "message retention.notice": (V.RUN_MEETING, V.HOLD),
    "message retention.put-away": OWN,
    "message retention.meeting-put-away": OWN,
    # Nudges.
    "message nudge.one": (V.SEE_MEETING, V.SEE_TASKS, V.SEE_ASK),
    "message nudge.digest": (V.SEE_MEETING, V.SEE_TASKS, V.SEE_ASK),
    # The trail.
    "message audit.head": (V.READ_TRAIL,),
    # The one route of the HTTP door; what comes in goes to the doors above.
    "route POST /slack/events": OWN,
    # Something of Alongside itself is late; it speaks of nobody.
    "message ops.late": (V.FILL_DIRECTORY,),
    "message ops.well": (V.FILL_DIRECTORY,),
    # The page for whatever watches the machine; it answers there only.
    "route GET /livez": OWN,
    "route GET /readyz": (V.OPERATE,),
    # The machine it runs on.
    "terminal run": (V.OPERATE,),
    "terminal demo": (V.OPERATE,),
    "terminal check": (V.OPERATE,),
    "terminal manifest": (V.OPERATE,),
    "terminal calendar read": (V.OPERATE,),
    "terminal directory import": (V.FILL_DIRECTORY,),
    "terminal directory calendar": (V.FILL_DIRECTORY,),
    "terminal directory show": (V.OPERATE,),
    "terminal database upgrade": (V.OPERATE,),
    "terminal keys copied": (V.OPERATE,),
    "terminal keys rotate": (V.OPERATE,),
    "terminal keys show": (V.OPERATE,),
    "terminal keys retire": (V.OPERATE,),
    "terminal access table": (V.OPERATE,),
    "terminal audit verify": (V.READ_TRAIL,),
    "terminal audit show": (V.READ_TRAIL,),
    "terminal retention show": (V.OPERATE,),
    "terminal retention run": (V.OPERATE,),
    # Asked as the worker for whom it is done.
    "terminal rights who-can-see": (V.WHO_CAN_SEE,),
    "terminal rights export": (V.EXPORT,),
    "terminal rights correct": (V.CORRECT,),
    "terminal rights erase": (V.ASK_ERASURE,),
    "terminal rights agree": (V.AGREE_ERASURE,),
    "terminal rights hold": (V.HOLD,),
    "terminal rights release": (V.HOLD,),
    "terminal rights report": (V.ACCESS_REPORT,),
}
