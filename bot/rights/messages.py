"""What is shown of what is held: who can see, page by page, and what was decided."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from slack_sdk.models.blocks import Block

from bot.blocks import (
    as_dicts,
    button,
    buttons,
    form,
    heading,
    say,
    say_lines,
    whisper,
)
from bot.calendars.wall_time import clock_time, short_day, short_day_with_year
from bot.deliveries.records import Post
from bot.rights.cards import (
    Corrected,
    ErasureCard,
    ExportPage,
    Held,
    Opened,
    Report,
    Seer,
    WhoCanSee,
)
from bot.rights.doors import Door
from bot.rights.reading import gone_line, report_lines, report_title
from bot.safe_text import shortened
from bot.wording import few

View = dict[str, Any]

#: One fact of an export in a form; the page and the file have it whole.
_FACT = 600


def who_can_see(card: WhoCanSee) -> View:
    """Show each who sees something today, what, since when and why."""
    blocks: list[Block] = [say("*{reference}*", reference=card.reference)]
    if card.held_since:
        since = short_day_with_year(card.held_since)
        blocks.append(say(f"Kept for an inquiry since {since}."))
    blocks += say_lines("*Who can see today*", [seer_line(one) for one in card.seers])
    blocks.append(
        say(
            "*Leads* see nothing of it by being leads: {leads}. "
            "They can open it with a reason, and then the team is told.",
            leads=few(card.leads),
        )
    )
    title = f"*Opened with a reason: {len(card.opened)}*"
    blocks += say_lines(title, [opened_line(one) for one in card.opened])
    return _shown("Who can see", blocks)


def seer_line(one: Seer) -> str:
    """Return one line of who can see: name, agency, why, what, from when to when."""
    until = f" until {short_day_with_year(one.until_day)}" if one.until_day else ""
    said = (
        f", still needed on {short_day_with_year(one.needed_on)}"
        if one.needed_on
        else ""
    )
    earlier = " and what was before" if one.sees_earlier else ""
    return (
        f"{one.name}, {one.agency}: {one.why}. Sees {one.sees}{earlier}, "
        f"from {short_day_with_year(one.from_day)}{until}{said}"
    )


def opened_line(one: Opened) -> str:
    return f"{short_day_with_year(one.on)}: {one.who}, because {one.reason}"


def export_page(card: ExportPage) -> View:
    """Show one page of everything held; sending the form turns to the next."""
    first = card.number == 0
    blocks = [
        *(_export_head(card) if first else []),
        *(_fact(what, says) for what, says in card.lines),
        whisper(f"Page {card.number + 1} of {card.pages}"),
    ]
    last = card.number + 1 == card.pages
    return form(
        name=Door.PAGE_FORM,
        title="Everything held",
        submit=None if last else "Next page",
        close="Close",
        about=f"{card.young_person_id} {card.number + 1}",
        blocks=blocks,
    )


def _export_head(card: ExportPage) -> list[Block]:
    return [
        say(
            "*{reference}:* everything held, for you to look through. "
            "Nothing is sent to anybody.",
            reference=card.reference,
        ),
        say(
            "*Before it is given to anyone:* black out others who need it, and leave "
            "out what could harm somebody. These are named: {names}.",
            names=few(card.names, most=30) or "nobody",
        ),
        say(
            "For files to hand over, run on the computer Alongside is on:\n"
            "`python -m bot rights export {reference} --as YOU --to FOLDER`",
            reference=card.reference,
        ),
    ]


def _fact(what: str, says: str) -> Block:
    if not says:
        return say("*{what}*", what=what)
    return say("{what}: {says}", what=what, says=shortened(says, _FACT))


def corrected(card: Corrected) -> View:
    return _shown(
        "Corrected",
        [
            say(
                "*{label}* of {reference} is put right.",
                label=card.label,
                reference=card.reference,
            ),
            say(
                f"Wherever it is shown it says: corrected on {short_day(card.on)}. "
                "What it said before is kept, sealed."
            ),
        ],
    )


def erasure_asked(card: ErasureCard) -> View:
    """Stand in for the form with which it was asked."""
    return _shown("Asked", [say("Another lead is asked to agree. You will hear.")])


def erasure(card: ErasureCard) -> Post:
    """Show a request to whoever asked, and to each who may agree, as it stands."""
    if card.state != "asked" or card.reference is None:
        return _erasure_over(card)
    if card.is_mine:
        blocks = [
            say(
                "You asked to erase everything about *{it}*. "
                "Another lead has to agree.",
                it=card.reference,
            ),
            buttons(button(Door.NOT_NOW, "Take it back", card.erasure_id)),
        ]
        return Post(text="You asked for something to be erased.", blocks=_made(blocks))
    return Post(
        text="Somebody asks you to agree to something.", blocks=_made(_to_agree(card))
    )


def _to_agree(card: ErasureCard) -> list[Block]:
    sure = ("It cannot come back, not even from a backup.", "Erase it", "Not now")
    return [
        heading("Two people decide on this"),
        say(
            "{who} asks to erase everything about *{it}*. Do you agree?",
            who=card.asked_by,
            it=card.reference or "",
        ),
        say(
            "Their words, the team, meetings and what was agreed go, and cannot come "
            "back. Please agree only if you know why."
        ),
        *_what_is_cancelled(card),
        buttons(
            button(Door.AGREE, "Agree", card.erasure_id, style="danger", sure=sure),
            button(Door.NOT_NOW, "Not now", card.erasure_id),
        ),
    ]


def _what_is_cancelled(card: ErasureCard) -> list[Block]:
    if not card.to_come:
        return []
    return [say(f"Meetings still to come: {card.to_come}. They are cancelled first.")]


def _erasure_over(card: ErasureCard) -> Post:
    said = {
        "erased": "It is done: what two of you agreed to erase is gone.",
        "closed": "Nothing was erased. The request is closed.",
        "agreed": "Two of you agreed. First everyone called is told. Then it goes.",
    }
    words = said.get(card.state, "This request is over.")
    return Post(
        text="Something you were asked has changed.", blocks=_made([say(words)])
    )


def agreed(card: ErasureCard) -> View:
    """Say what happens now, and who has to be rung."""
    blocks = [
        say("Thank you. Everyone called to a meeting is told that it is cancelled."),
        say("Then everything goes. It takes a minute, or until all have been told."),
    ]
    if card.to_ring:
        blocks.append(
            say("*Please ring, they have no Slack:* {who}", who=few(card.to_ring, 20))
        )
    return _shown("Agreed", blocks)


def not_now(card: ErasureCard) -> View:
    return _shown("Not now", [say("Nothing is erased. The request is closed.")])


def held(card: Held) -> View:
    said = "is kept for an inquiry" if card.held_since else "is no longer kept"
    blocks = [say(f"*{{reference}}* {said}.", reference=card.reference)]
    if card.closed_erasure:
        blocks.append(say("A request to erase it was closed."))
    return _shown("Done", blocks)


def taken_away() -> Post:
    """Stand over a message whose subject was erased."""
    said = say("This has been taken away.")
    words = "This has been taken away."
    return Post(text=words, blocks=_made([said]), takes_back=True)


def meeting_off(day: date, at: time) -> Post:
    """Stand over a message that said so before: some read it late."""
    said = say(
        f"*The meeting on {short_day(day)} at {clock_time(at)} is cancelled.* "
        "There is nothing you need to do."
    )
    words = "A meeting you were asked to is cancelled."
    return Post(text=words, blocks=_made([said]), takes_back=True)


def monthly_report(card: Report) -> Post:
    """Show a month in counts: by agency, small numbers hidden."""
    blocks = [
        heading(report_title(card)),
        say(f"Opened with a reason by somebody outside the team: *{card.openings}*."),
        say(f"{gone_line(card)}."),
        *(
            block
            for title, lines in report_lines(card)
            for block in say_lines(f"*{_plain(title)}*", lines)
        ),
        whisper(
            "Counts only, by agency and never by worker. Small agencies stand together."
        ),
    ]
    return Post(text="The monthly access report is here.", blocks=_made(blocks))


def _plain(title: str) -> str:
    """An agency's name stands in a title of ours, so nothing in it may be live."""
    return "".join(" " if letter in "*_~`<>&" else letter for letter in title)


def _shown(title: str, blocks: list[Block]) -> View:
    return form(
        name="rights.shown", title=title, submit=None, close="Close", blocks=blocks
    )


def _made(blocks: list[Block]) -> list[dict[str, Any]]:
    return as_dicts(blocks)
