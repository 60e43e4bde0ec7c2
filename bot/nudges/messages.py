"""What Slack shows of a nudge: a reason, the smallest step, and a way out."""

from __future__ import annotations

from slack_sdk.models.blocks import Block, ButtonElement

from bot.asks.doors import Door as Ask
from bot.blocks import as_dicts, button, buttons, heading, line, say, say_lines, whisper
from bot.calendars.wall_time import long_day
from bot.deliveries.records import Post
from bot.meetings.doors import Door as Meeting
from bot.nudges.cards import DigestCard, NudgeCard
from bot.nudges.doors import Door
from bot.nudges.records import Answer, Matter, Whom, Wording
from bot.nudges.words import BODIES, CLOSED, offers, reassurance, subject, title
from bot.wording import counted


def nudge(card: NudgeCard) -> Post:
    """Return one nudge; what it asks for changes as it is answered."""
    if card.wrong:
        return _sorry(card)
    if card.closed:
        return _closed(card)
    return Post(text=title(card), blocks=as_dicts([*_said(card), *_answers(card)]))


def digest(card: DigestCard) -> Post:
    """Return several in one: soonest first, and the smallest thing named at the end."""
    waiting = [one for one in card.nudges if not one.closed and not one.wrong]
    blocks: list[Block] = [heading(f"{counted(len(waiting), 'thing')}, soonest first")]
    for one in card.nudges:
        settled = one.closed or one.wrong
        blocks += [line(), *(_settled(one) if settled else _in_short(one))]
    if waiting:
        blocks.append(
            whisper("One of these today is plenty. The first is the nearest.")
        )
        text = f"{counted(len(waiting), 'thing')} in one message, the nearest first."
    else:
        text = "All of these are settled. Thank you."
    return Post(text=text, blocks=as_dicts(blocks))


def _said(card: NudgeCard) -> list[Block]:
    first = reassurance(card)
    blocks = [say("{first}", first=first)] if first else []
    blocks.append(
        say(
            "*{reference}* · {subject}\n{body}",
            reference=card.reference,
            subject=subject(card),
            body=BODIES[card.wording](card),
        )
    )
    if card.wording is Wording.MISSED and card.agreed:
        blocks += say_lines("*What was agreed*", card.agreed)
    if choices := offers(card):
        blocks += say_lines("*You could try*", choices)
    if card.not_before:
        day = long_day(card.not_before)
        blocks.append(say("Not this week: I am quiet until {day}.", day=day))
    return blocks


def _in_short(card: NudgeCard) -> list[Block]:
    return [
        say(
            "*{reference}* · {subject}\n{body}",
            reference=card.reference,
            subject=subject(card),
            body=BODIES[card.wording](card),
        ),
        *_answers(card),
    ]


def _answers(card: NudgeCard) -> list[Block]:
    made = [*_first(card), *_ways_out(card)]
    return [buttons(*made)] if made else []


def _first(card: NudgeCard) -> list[ButtonElement]:
    """The answers that settle it, the likeliest first."""
    if card.whom is Whom.ASKER:
        return _of_asker(card)
    if card.whom is Whom.DECIDER:
        return [button(Door.MINE, "I'll answer it", card.nudge_id, style="primary")]
    return {
        Matter.INVITATION: _of_invitation,
        Matter.MISSED: _of_missed,
        Matter.ACTION: _of_action,
        Matter.ASK: _of_ask,
        Matter.PROMISE: _of_promise,
    }[card.matter](card)


def _of_invitation(card: NudgeCard) -> list[ButtonElement]:
    about = f"{card.item_id} {card.edition}"
    if card.whom is Whom.DEPUTY:
        place = button(
            Door.IN_THEIR_PLACE, "I'll come for them", card.nudge_id, style="primary"
        )
        return [place]
    return [
        button(Meeting.COMING, "Coming", about, style="primary"),
        button(Meeting.SOMEONE_ELSE, "Someone else will come", about),
        button(Meeting.CANNOT, "Can't make it", about),
        button(Meeting.NOT_ME, "Not for me", about),
    ]


def _of_missed(card: NudgeCard) -> list[ButtonElement]:
    return [
        button(Door.STILL_ON_IT, "I'll ring", card.nudge_id, style="primary"),
        button(Door.BEFORE, "I was there", card.nudge_id),
    ]


def _of_action(card: NudgeCard) -> list[ButtonElement]:
    made = [
        button(Meeting.ACTION_DONE, "Done", card.item_id, style="primary"),
        button(Door.SOMEONE_ELSE, "Someone else", card.nudge_id),
        button(Door.NOT_ME, "Not me", card.nudge_id),
    ]
    if card.wording is Wording.ACTION_STILL:
        made.insert(1, button(Door.STILL_ON_IT, "Still on it", card.nudge_id))
    if not card.is_overdue:
        made.append(button(Door.NEW_DATE, "Another day", card.nudge_id))
    return made


def _of_ask(card: NudgeCard) -> list[ButtonElement]:
    return [
        button(Ask.DONE, "Done", card.item_id, style="primary"),
        button(Ask.TAKE, "I'm on it", card.item_id),
        button(Ask.SOMEONE_ELSE, "Someone else", card.item_id),
        button(Ask.NOT_ME, "Not me", card.item_id),
    ]


def _of_promise(card: NudgeCard) -> list[ButtonElement]:
    made = [
        button(Ask.DONE, "Done", card.item_id, style="primary"),
        button(Ask.SOMEONE_ELSE, "Someone else", card.item_id),
        button(Ask.NOT_ME, "Not me", card.item_id),
    ]
    if card.wording is Wording.ACTION_STILL:
        made.insert(1, button(Door.STILL_ON_IT, "Still on it", card.nudge_id))
    if not card.is_overdue:
        made.append(button(Ask.NEW_DATE, "Another day", card.item_id))
    return made


def _of_asker(card: NudgeCard) -> list[ButtonElement]:
    made = []
    if card.matter is Matter.INVITATION and card.meeting_id:
        made.append(button(Meeting.BY_PHONE, "Record what they say", card.meeting_id))
    if card.matter in {Matter.ASK, Matter.PROMISE}:
        made.append(button(Ask.HEARD, "Record what they say", card.item_id))
    if card.wording is Wording.SAID_NO_ASKER and card.meeting_id:
        made.append(button(Meeting.MOVE, "Another time", card.meeting_id))
        made.append(button(Door.FEW_LINES, "A few lines instead", card.nudge_id))
    return made


def _ways_out(card: NudgeCard) -> list[ButtonElement]:
    if card.whom is Whom.ASKER:
        return [
            button(Door.WHERE, "Where is this?", card.nudge_id),
            button(Door.LEAVE, "Leave it", card.nudge_id),
        ]
    made = []
    if card.wording is not Wording.MISSED and not card.not_before:
        made.append(button(Door.NOT_THIS_WEEK, "Not this week", card.nudge_id))
    if card.whom in {Whom.DEPUTY, Whom.DECIDER}:
        made.append(button(Door.NOT_ME, "Not me", card.nudge_id))
    made.append(button(Door.NEED_HELP, "I need help", card.nudge_id))
    return made


def _closed(card: NudgeCard) -> Post:
    return Post(text="This is settled. Thank you.", blocks=as_dicts(_settled(card)))


def _settled(card: NudgeCard) -> list[Block]:
    if card.wrong:
        return [_apology(card)]
    said = CLOSED.get(card.closed, "This is settled.") if card.closed else ""
    blocks = [
        say(
            "*{reference}* · {subject}\n{said}",
            reference=card.reference,
            subject=subject(card),
            said=said,
        )
    ]
    is_mine = card.whom is Whom.PERSON and card.answer in {None, Answer.DONE}
    if card.matter in {Matter.ACTION, Matter.ASK, Matter.PROMISE} and is_mine:
        before = button(Door.BEFORE, "It was done before you asked", card.nudge_id)
        blocks.append(buttons(before))
    return blocks


def _sorry(card: NudgeCard) -> Post:
    return Post(
        text="I asked you about something you had done. Sorry.",
        blocks=as_dicts([_apology(card)]),
    )


def _apology(card: NudgeCard) -> Block:
    return say(
        "*{reference}* · {subject}\n"
        "I nagged you about something you had done. Sorry. I have made a note of it.",
        reference=card.reference,
        subject=subject(card),
    )
