"""
Slack's blocks, built in one place from words and values.

`say` and `say_lines` are the only doors for text that a person typed: every
value is escaped once, there. The classes of slack_sdk check Slack's limits when
they become dicts, so a message that Slack would refuse fails in a test.
"""

from __future__ import annotations

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

from bot.safe_text import safe, words
from bot.safe_text import shortened as shortened
from bot.safe_text import visible as visible

Blocks = list[dict[str, Any]]
Choice = tuple[str, str]
"""A choice's value and its words."""

#: The one action id inside a field; the field's own name is its block id.
VALUE = "value"
_SECTION, _OPTION, _MANY = 3000, 75, 10
#: How many choices one menu, or one group of a menu, may have.
_MENU = 100
#: A list longer than this nobody reads; its lines are cut before the message is.
_LINES, _LINE = 40, 220
#: Slack refuses empty text, and text that hides is empty.
_NOTHING = "–"


def heading(text: str) -> Block:
    return HeaderBlock(text=PlainTextObject(text=shortened(text, 150)))


def say(
    template: str, /, *, beside: ButtonElement | None = None, **values: str
) -> Block:
    """A paragraph; `beside` puts a button next to it."""
    text = shortened(words(template, **values), _SECTION) or _NOTHING
    return SectionBlock(text=MarkdownTextObject(text=text), accessory=beside)


def say_lines(title: str, lines: Sequence[str]) -> list[Block]:
    """
    A list under a title of ours, over as many paragraphs as it needs.

    A paragraph that is cut would lose people without a word, so a very long list
    says how many more there are.
    """
    shown = [shortened(safe(one), _LINE) for one in lines[:_LINES]]
    if len(lines) > _LINES:
        shown.append(f"and {len(lines) - _LINES} more")
    paragraphs = [title]
    for one in shown:
        longer = f"{paragraphs[-1]}\n{one}"
        if len(longer) <= _SECTION:
            paragraphs[-1] = longer
        else:
            paragraphs.append(one)
    return [SectionBlock(text=MarkdownTextObject(text=one)) for one in paragraphs]


def whisper(template: str, /, **values: str) -> Block:
    """A small line of context."""
    text = shortened(words(template, **values), _SECTION) or _NOTHING
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
        block_id=name,
        label=visible(label),
        element=element,
        hint=visible(hint) if hint else None,
        optional=optional,
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
    few = len(choices) <= _MENU
    return StaticSelectElement(
        action_id=VALUE,
        placeholder=prompt,
        options=_options(choices) if few else None,
        option_groups=None if few else _groups([("", choices)]),
        initial_option=_found(choices, first),
    )


def pick_grouped(
    groups: Sequence[tuple[str, Sequence[Choice]]],
    *,
    first: Iterable[str] = (),
    most: int | None = None,
) -> InputInteractiveElement:
    """Several, at most `most`, from groups with headings: workers by agency."""
    chosen = set(first)
    everyone = [choice for _, choices in groups for choice in choices]
    initial = _options([choice for choice in everyone if choice[0] in chosen])
    return StaticMultiSelectElement(
        action_id=VALUE,
        placeholder="Choose",
        option_groups=_groups(groups),
        initial_options=initial or None,
        max_selected_items=most,
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
            text=PlainTextObject(text=_shown(label)),
        )
        for value, label in choices
    ]


def _groups(groups: Sequence[tuple[str, Sequence[Choice]]]) -> list[OptionGroup]:
    """Make groups of a hundred at most; one without a name says from where to where."""
    parts = [
        (label, choices[start : start + _MENU])
        for label, choices in groups
        for start in range(0, len(choices), _MENU)
    ]
    return [
        OptionGroup(label=_shown(label or _span(part)), options=_options(part))
        for label, part in parts
    ]


def _span(choices: Sequence[Choice]) -> str:
    first, last = (shortened(choices[end][1], 35) for end in (0, -1))
    return f"{first} – {last}"


def _shown(label: str) -> str:
    return shortened(visible(label), _OPTION) or _NOTHING


def _found(choices: Sequence[Choice], value: str | None) -> Option | None:
    found = [choice for choice in choices if choice[0] == value]
    return _options(found)[0] if found else None
