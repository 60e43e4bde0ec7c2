"""What somebody in a journey has before their eyes, to check and to print."""

from __future__ import annotations

from datetime import datetime

from icalendar import Calendar

from bot.practice import values
from bot.practice.fields import field_named
from bot.practice.messages import Message
from bot.practice.person import Person
from bot.practice.words import Reader
from tests.journeys.words import indented, told

#: The last few messages are enough to see what went wrong.
_SHOWN = 8


def everything(person: Person, notice: str = "") -> str:
    """Return all that a person sees, for a report of what went wrong."""
    seen = "\n".join(part for part in (notice, person.sees) if part)
    return (
        f"@{person.persona.handle} sees:\n{indented(seen)}\n\n"
        f"Direct messages to @{person.persona.handle}:\n"
        f"{listed(person.direct_messages)}"
    )


def listed(messages: list[Message]) -> str:
    """Return the newest messages as somebody would read them out."""
    shown = [_one(message) for message in messages[-_SHOWN:]]
    earlier = len(messages) - len(shown)
    first = [f"    (and {earlier} before these)"] if earlier else []
    return "\n".join([*first, *shown]) or "    (none)"


def _one(message: Message) -> str:
    lock_screen = f"{told(message.at)}  lock screen: {message.text}"
    return f"    {lock_screen}\n{indented(indented(message.words))}"


def words_of(message: Message) -> str:
    """Return what is read in a message and on the lock screen."""
    return f"{message.words}\n{message.text}"


def at_label(person: Person, label: str) -> str:
    """
    Return all that the open form says at one field.

    That is its label and hint, what is filled in, and what is wrong with it.
    Raises LookupError with the labels there are.
    """
    form = person.form
    if form is None:
        raise LookupError(f"@{person.persona.handle} has no form open.")
    reader = Reader({})
    place = field_named(form.blocks, label, reader).place
    block_id, action_id = place.ids
    state = form.state.get(block_id, {}).get(action_id, {})
    filled = reader.value(state.get(values.key_of(place.element)))
    wrong = form.errors.get(block_id, "")
    return "\n".join([*reader.block(place.block), filled, wrong])


def calendar_of(person: Person) -> dict[str, datetime]:
    """
    Return the meetings in a person's calendar after every file they were sent.

    As calendar programs do (RFC 5546): a file counts when its SEQUENCE is newer
    than what is known of its UID, and METHOD:CANCEL takes the meeting out.
    """
    newest: dict[str, int] = {}
    meetings: dict[str, datetime] = {}
    for file in person.files:
        calendar = Calendar.from_ical(file.content)
        for event in calendar.walk("VEVENT"):
            uid, sequence = str(event["UID"]), int(str(event["SEQUENCE"]))
            if sequence <= newest.get(uid, -1):
                continue
            newest[uid] = sequence
            meetings.pop(uid, None)
            if calendar["METHOD"] == "REQUEST":
                meetings[uid] = event.decoded("DTSTART")
    return meetings


def has_button(person: Person, words: str) -> bool:
    """Whether the form that is open has a button with just these words."""
    blocks = person.form.blocks if person.form else []
    found = [
        element
        for block in blocks
        for element in (*block.get("elements", ()), block.get("accessory") or {})
    ]
    labels = [one["text"]["text"] for one in found if one.get("type") == "button"]
    return words in labels
