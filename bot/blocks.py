"""
Slack's blocks, built in one place from words and values.

`say` is the only door for text that a person typed: every value is escaped
once, there. The classes of slack_sdk check Slack's limits when they become
dicts, so a message that Slack would refuse fails in a test.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    CheckboxesElement,
    ConfirmObject,
    ContextBlock,
    DatePickerElement,
    DividerBlock,
    HeaderBlock,
    InputBlock,
    InputInteractiveElement,
    MarkdownTextObject,
    Option,
    OptionGroup,
    PlainTextInputElement,
    PlainTextObject,
    RadioButtonsElement,
    SectionBlock,
    StaticMultiSelectElement,
    StaticSelectElement,
    TimePickerElement,
)
from slack_sdk.models.views import View

Blocks = list[dict[str, Any]]
Choice = tuple[str, str]
"""A choice's value and its words."""

#: The one action id inside a field; the field's own name is its block id.
VALUE = "value"
_SECTION, _OPTION, _MANY = 3000, 75, 10
#: Characters that turn text around or hide in it.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_LIVE = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def safe(text: str) -> str:
    """Return text a person typed with nothing live in it: no mention, no link."""
    visible = _INVISIBLE.sub("", text)
    return "".join(_LIVE.get(letter, letter) for letter in visible)


def words(template: str, **values: str) -> str:
    """Fill a template of ours with values of theirs, each escaped once."""
    return template.format(**{name: safe(value) for name, value in values.items()})


def shortened(text: str, most: int) -> str:
    """Return at most `most` characters, with an ellipsis where words were cut."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def heading(text: str) -> Block:
    return HeaderBlock(text=PlainTextObject(text=shortened(text, 150)))


def say(
    template: str, /, *, beside: ButtonElement | None = None, **values: str
) -> Block:
    """A paragraph; `beside` puts a button next to it."""
    text = shortened(words(template, **values), _SECTION)
    return SectionBlock(text=MarkdownTextObject(text=text), accessory=beside)


def whisper(template: str, /, **values: str) -> Block:
    """A small line of context."""
    text = shortened(words(template, **values), _SECTION)
    return ContextBlock(elements=[MarkdownTextObject(text=text)])


def line() -> Block:
    return DividerBlock()


def button(
    action: str,
    label: str,
    value: str,
    *,
    style: str | None = None,
    sure: tuple[str, str, str] | None = None,
) -> ButtonElement:
    """
    A button; `sure` asks first: a question, the word for yes and the word for no.
    """
    confirm = None
    if sure:
        question, yes, no = sure
        confirm = ConfirmObject(
            title="Are you sure?", text=question, confirm=yes, deny=no
        )
    return ButtonElement(
        action_id=action, text=label, value=value, style=style, confirm=confirm
    )


def buttons(*elements: ButtonElement, name: str | None = None) -> Block:
    return ActionsBlock(elements=list(elements), block_id=name)


def field(
    name: str,
    label: str,
    element: InputInteractiveElement,
    *,
    hint: str | None = None,
    optional: bool = False,
) -> Block:
    """A labelled field of a form, found again by its name."""
    return InputBlock(
        block_id=name, label=label, element=element, hint=hint, optional=optional
    )


def text_box(
    *, first: str | None = None, most: int, lines: bool = False, example: str = ""
) -> InputInteractiveElement:
    return PlainTextInputElement(
        action_id=VALUE,
        initial_value=first or None,
        max_length=most,
        multiline=lines,
        placeholder=PlainTextObject(text=example) if example else None,
    )


def pick_one(
    choices: Sequence[Choice], *, first: str | None = None, prompt: str = "Choose"
) -> InputInteractiveElement:
    return StaticSelectElement(
        action_id=VALUE,
        placeholder=prompt,
        options=_options(choices),
        initial_option=_found(choices, first),
    )


def pick_grouped(
    groups: Sequence[tuple[str, Sequence[Choice]]], *, first: Iterable[str] = ()
) -> InputInteractiveElement:
    """Several from groups with headings, such as workers by agency."""
    chosen = set(first)
    everyone = [choice for _, choices in groups for choice in choices]
    initial = _options([choice for choice in everyone if choice[0] in chosen])
    return StaticMultiSelectElement(
        action_id=VALUE,
        placeholder="Choose",
        option_groups=[
            OptionGroup(label=shortened(label, _OPTION), options=_options(choices))
            for label, choices in groups
        ],
        initial_options=initial or None,
    )


def pick_any(
    choices: Sequence[Choice], *, first: Iterable[str] = ()
) -> InputInteractiveElement:
    """Tick boxes, ten at most; more need `pick_grouped`."""
    chosen = set(first)
    assert len(choices) <= _MANY
    initial = _options([choice for choice in choices if choice[0] in chosen])
    return CheckboxesElement(
        action_id=VALUE, options=_options(choices), initial_options=initial or None
    )


def pick_radio(
    choices: Sequence[Choice], *, first: str | None = None
) -> InputInteractiveElement:
    return RadioButtonsElement(
        action_id=VALUE,
        options=_options(choices),
        initial_option=_found(choices, first),
    )


def pick_date(first: str | None = None) -> InputInteractiveElement:
    return DatePickerElement(action_id=VALUE, initial_date=first)


def pick_time(first: str | None = None) -> InputInteractiveElement:
    return TimePickerElement(action_id=VALUE, initial_time=first)


def form(
    *,
    name: str,
    title: str,
    submit: str | None,
    blocks: Sequence[Block],
    about: str = "",
    close: str = "Not now",
) -> dict[str, Any]:
    """A form; `about` is the one id it carries along."""
    view = View(
        type="modal",
        callback_id=name,
        title=title,
        submit=submit,
        close=close,
        private_metadata=about,
        blocks=list(blocks),
    )
    return view.to_dict()


def home(blocks: Sequence[Block]) -> dict[str, Any]:
    return View(type="home", blocks=list(blocks)).to_dict()


def as_dicts(blocks: Iterable[Block]) -> Blocks:
    return [block.to_dict() for block in blocks]


def _options(choices: Sequence[Choice]) -> list[Option]:
    return [
        Option(
            value=value,
            text=PlainTextObject(text=shortened(_INVISIBLE.sub("", label), _OPTION)),
        )
        for value, label in choices
    ]


def _found(choices: Sequence[Choice], value: str | None) -> Option | None:
    found = [choice for choice in choices if choice[0] == value]
    return _options(found)[0] if found else None
