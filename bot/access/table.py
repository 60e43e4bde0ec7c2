"""
Who may do what, as a table that anybody can read.

One line for each thing that can be done, and after it everybody who may: what
they are to the young person, the meeting or the partnership. Nobody else may.
`python -m bot access table` prints it; a test holds every door to it.
"""

from __future__ import annotations

from bot.access.records import Standing, Verb

S = Standing

TABLE: dict[Verb, tuple[Standing, ...]] = {
    # The team around a young person, as far as each was let in.
    Verb.SEE_YOUNG_PERSON: (S.ALL, S.TASKS, S.DATES, S.DEPUTY),
    Verb.SEE_WORDS: (S.ALL,),
    Verb.CALL_MEETING: (S.ALL, S.TASKS),
    Verb.SAY_STILL_NEEDED: (S.ALL, S.TASKS, S.DATES),
    # A meeting: only who is called to it, not the whole team.
    Verb.SEE_MEETING: (
        S.CONVENOR,
        S.CALLED,
        S.CALLED_DATES,
        S.SLOT,
        S.DEPUTY_CONVENOR,
        S.DEPUTY_CALLED,
    ),
    Verb.SEE_TASKS: (
        S.CONVENOR,
        S.CALLED,
        S.HOLDER,
        S.DEPUTY_CONVENOR,
        S.DEPUTY_HOLDER,
    ),
    Verb.REPLY: (S.CONVENOR, S.CALLED, S.CALLED_DATES, S.SLOT, S.DEPUTY_CALLED),
    Verb.RUN_MEETING: (S.CONVENOR, S.DEPUTY_CONVENOR),
    Verb.DO_ACTION: (S.HOLDER, S.DEPUTY_HOLDER),
    # What one worker asks of another; the team sees that it is asked.
    Verb.ASK_FOR: (S.ALL, S.TASKS),
    Verb.SEE_ASK: (
        S.ALL,
        S.TASKS,
        S.CONVENOR,
        S.HOLDER,
        S.DEPUTY_CONVENOR,
        S.DEPUTY_HOLDER,
    ),
    Verb.ANSWER_ASK: (S.HOLDER, S.DEPUTY_HOLDER),
    Verb.RUN_ASK: (S.CONVENOR, S.DEPUTY_CONVENOR),
    # A handover: both sides name who does what. The team sees where it stands.
    Verb.START_HANDOVER: (S.ALL, S.TASKS),
    Verb.SEE_HANDOVER: (S.ALL, S.TASKS, S.NAMED, S.DEPUTY_NAMED),
    Verb.ANSWER_OFFER: (S.NAMED, S.DEPUTY_NAMED),
    Verb.DO_ITEM: (S.NAMED, S.DEPUTY_NAMED),
    Verb.LEAVE_OUT: (S.NAMED, S.DEPUTY_NAMED),
    Verb.SIGN_HANDOVER: (S.NAMED, S.DEPUTY_NAMED),
    Verb.RUN_HANDOVER: (S.NAMED, S.DEPUTY_NAMED),
    # The weekly post in the team's channel.
    Verb.KEEP_WEEK: (S.ALL, S.TASKS),
    # Oneself, and one's own agency.
    Verb.SEE_OWN: (S.SELF,),
    Verb.NAME_SUCCESSOR: (S.AGENCY_LEAD, S.LEAD),
    # The partnership. Filling the directory by itself opens no young person.
    Verb.FILL_DIRECTORY: (S.LEAD, S.OPERATOR),
    Verb.KEEP_ROOM: (S.LEAD,),
    Verb.OPEN_ANYWAY: (S.LEAD,),
    Verb.WHO_CAN_SEE: (S.ALL, S.LEAD, S.GOVERNANCE),
    Verb.EXPORT: (S.LEAD, S.GOVERNANCE),
    Verb.CORRECT: (S.LEAD, S.GOVERNANCE),
    Verb.ASK_ERASURE: (S.LEAD, S.GOVERNANCE),
    Verb.AGREE_ERASURE: (S.LEAD, S.GOVERNANCE),
    Verb.HOLD: (S.LEAD, S.GOVERNANCE),
    Verb.ACCESS_REPORT: (S.LEAD, S.GOVERNANCE),
    # Nudges in counts, never by person.
    Verb.SEE_COUNTS: (S.LEAD, S.GOVERNANCE),
    Verb.READ_TRAIL: (S.GOVERNANCE, S.OPERATOR),
    # The machine it runs on.
    Verb.OPERATE: (S.OPERATOR,),
}
