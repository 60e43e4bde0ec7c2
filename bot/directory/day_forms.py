"""The forms about days and words: a school's dates, one's own days, a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import Block

from bot.blocks import field, form, line, pick_any, pick_date, say, text_box, whisper
from bot.calendars.wall_time import short_day, short_day_with_year
from bot.directory.cards import DatesForm, DaysForm, Understanding, WordsForm
from bot.directory.doors import Door, Field
from bot.directory.forms import their_words, working_days
from bot.directory.pickers import pick_from
from bot.wording import listed

View = dict[str, Any]

_MOST_LEAVE, _MOST_DATES = 10, 3000


def school_dates(card: DatesForm) -> View:
    """Ask for dates; once they were read, show what was understood above them."""
    understood = card.understood
    mark = understood.mark if understood else ""
    return form(
        name=Door.SCHOOL_DATES_FORM,
        title="A school's dates",
        submit="Use these dates" if understood else "Next",
        about=f"{card.school_id} {card.version} {mark}".strip(),
        blocks=[
            say("*{school}*", school=card.school),
            *([_known(card)] if understood is None else _understood(understood)),
            _dates(),
        ],
    )


def _known(card: DatesForm) -> Block:
    if card.known_until is None:
        return say("I do not know this school's days yet, so nobody can meet there.")
    return say(
        "I know its days until {until}. They come from: {source}.",
        until=short_day_with_year(card.known_until),
        source=card.source,
    )


def _understood(card: Understanding) -> list[Block]:
    blocks = [say("*This is what I understood.* Nothing is changed yet.")]
    blocks += [say("*{year}*", year=one) for one in card.years]
    if card.inset:
        days = listed([short_day(day) for day in card.inset])
        blocks.append(say(f"INSET next: {days}."))
    if card.next_closed:
        blocks.append(say(f"Next closed: {'; '.join(card.next_closed)}."))
    blocks.append(whisper(f"Known until {short_day_with_year(card.known_until)}."))
    blocks += _asked("Please ask the school about:", card.unsure)
    blocks += _asked("Good to know:", card.notes)
    blocks.append(say("Right? Then use them. If not, change the text and look again."))
    return [*blocks, line()]


def _asked(title: str, sentences: Sequence[str]) -> list[Block]:
    if not sentences:
        return []
    these = "\n".join(f"• {one}" for one in sentences)
    return [say(f"*{title}*\n{{these}}", these=these)]


def _dates() -> Block:
    return field(
        Field.DATES,
        "Its dates, one a line",
        text_box(most=_MOST_DATES, lines=True, example="INSET Fri 26 Feb 2027\nTerm …"),
        hint=(
            "Start each with Term, Holiday, INSET, Closed or Open. "
            "Or paste the lines of a calendar file (.ics)."
        ),
    )


def own_days(card: DaysForm) -> View:
    """Ask for somebody's own working days, leave and deputy."""
    blocks = [working_days(card.working_days)]
    if card.leave:
        blocks.append(_leave(card))
    blocks += [
        field(Field.LEAVE_FROM, "Away from", pick_date(), optional=True),
        field(
            Field.LEAVE_UNTIL,
            "until and including",
            pick_date(),
            hint="For one day, the first date is enough.",
            optional=True,
        ),
        field(
            Field.DEPUTY,
            "Who can be asked while you are away?",
            pick_from(card.colleagues, first=card.deputy_id),
            optional=True,
        ),
        whisper("Nobody is told why. I wait with reminders until you are back."),
    ]
    return form(
        name=Door.OWN_DAYS_FORM,
        title="My days and leave",
        submit="Save",
        about=str(card.version),
        blocks=blocks,
    )


def _leave(card: DaysForm) -> Block:
    choices = [
        (one.id, f"{short_day(one.first_day)} to {short_day(one.last_day)}")
        for one in card.leave[:_MOST_LEAVE]
    ]
    return field(
        Field.TAKE_BACK,
        "You are away. Tick what to take back.",
        pick_any(choices),
        optional=True,
    )


def own_words(card: WordsForm) -> View:
    """Ask for a young person's own line, or who will ask for it."""
    ask_by = card.ask_by.isoformat() if card.ask_by else None
    return form(
        name=Door.OWN_WORDS_FORM,
        title="In their own words",
        submit="Save",
        about=f"{card.young_person_id} {card.version}",
        blocks=[
            say("*{reference}*", reference=card.reference),
            *their_words(card.line, is_hidden=card.is_hidden),
            field(
                Field.ASKER,
                "Not yet asked? Who will ask?",
                pick_from(card.team, first=card.asker_id),
                optional=True,
            ),
            field(Field.ASK_BY, "By when?", pick_date(ask_by), optional=True),
        ],
    )
