"""The doors of handovers, and what must be allowed to whoever stands there."""

from __future__ import annotations

from collections.abc import Mapping

from bot.access.records import Verb

V = Verb

#: As in `bot.access.doors`, of which they are a part.
HANDOVERS: Mapping[str, tuple[Verb, ...]] = {
    # Handovers: begun, listed and opened.
    "command /handover": (
        V.START_HANDOVER,
        V.SEE_HANDOVER,
        V.ANSWER_OFFER,
        V.SEE_COUNTS,
    ),
    "button handover.new": (V.START_HANDOVER,),
    "form handover.choose-form": (V.START_HANDOVER,),
    "form handover.new-form": (V.START_HANDOVER,),
    "form handover.begin-form": (V.START_HANDOVER, V.SEE_HANDOVER),
    "button handover.open": (V.SEE_HANDOVER, V.ANSWER_OFFER),
    # A day to plan for.
    "button handover.ahead": (V.SEE_HANDOVER,),
    "form handover.ahead-form": (V.START_HANDOVER,),
    "button handover.begin-now": (V.START_HANDOVER,),
    "button handover.not-now": (V.START_HANDOVER,),
    "form handover.not-now-form": (V.START_HANDOVER,),
    "message handover.begin": (V.START_HANDOVER,),
    # The offer, and seeing it differently.
    "button handover.offer": (V.RUN_HANDOVER,),
    "form handover.offer-form": (V.RUN_HANDOVER,),
    "button handover.accept": (V.ANSWER_OFFER,),
    "button handover.accept-if": (V.ANSWER_OFFER,),
    "form handover.accept-if-form": (V.ANSWER_OFFER,),
    "button handover.query": (V.ANSWER_OFFER,),
    "form handover.query-form": (V.ANSWER_OFFER,),
    "button handover.different": (V.ANSWER_OFFER,),
    "form handover.different-form": (V.ANSWER_OFFER,),
    "button handover.answer": (V.RUN_HANDOVER,),
    "form handover.answer-form": (V.RUN_HANDOVER,),
    "button handover.own-view": (V.RUN_HANDOVER,),
    "form handover.own-view-form": (V.RUN_HANDOVER,),
    "button handover.ask-managers": (V.RUN_HANDOVER,),
    # One item of it.
    "button handover.done": (V.DO_ITEM,),
    "button handover.received": (V.DO_ITEM,),
    "button handover.more": (V.DO_ITEM,),
    "form handover.more-form": (V.DO_ITEM, V.LEAVE_OUT),
    "button handover.read-back": (V.DO_ITEM,),
    "form handover.read-back-form": (V.DO_ITEM,),
    "button handover.look-again": (V.DO_ITEM,),
    "form handover.look-again-form": (V.DO_ITEM,),
    "button handover.kept": (V.DO_ITEM,),
    "form handover.kept-form": (V.DO_ITEM,),
    # The whole of it.
    "button handover.told": (V.RUN_HANDOVER,),
    "form handover.told-form": (V.RUN_HANDOVER,),
    "button handover.sign": (V.SIGN_HANDOVER,),
    "button handover.take-over": (V.SIGN_HANDOVER,),
    "button handover.meeting": (V.RUN_HANDOVER, V.CALL_MEETING),
    "button handover.board": (V.SEE_COUNTS,),
    "button handover.page": (V.SEE_HANDOVER,),
    "button handover.move": (V.RUN_HANDOVER,),
    "form handover.move-form": (V.RUN_HANDOVER,),
    "button handover.names": (V.RUN_HANDOVER,),
    "form handover.names-form": (V.RUN_HANDOVER,),
    "button handover.pause": (V.RUN_HANDOVER,),
    "button handover.resume": (V.RUN_HANDOVER,),
    "button handover.end": (V.RUN_HANDOVER,),
    "form handover.end-form": (V.RUN_HANDOVER,),
    "button handover.close": (V.RUN_HANDOVER,),
    "message handover.room": (V.SEE_HANDOVER,),
    "message handover.mine": (V.SEE_HANDOVER,),
    "message handover.offer": (V.ANSWER_OFFER,),
    "message handover.name": (V.RUN_HANDOVER,),
    "message handover.news": (V.SEE_HANDOVER,),
    "message handover.passed": (V.SEE_HANDOVER,),
    "message handover.page": (V.SEE_HANDOVER,),
}
