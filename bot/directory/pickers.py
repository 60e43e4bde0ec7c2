"""The directory's own pickers: one of a grouped list, somebody in Slack."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from slack_sdk.models.blocks import (
    InputInteractiveElement,
    Option,
    OptionGroup,
    PlainTextObject,
    StaticSelectElement,
    UserSelectElement,
)

from bot.blocks import VALUE, pick_grouped, shortened
from bot.directory.cards import Choice, Group

_OPTION, _GROUPS = 75, 100


def pick_from(
    groups: Sequence[Group], *, first: str | None = None, prompt: str = "Choose"
) -> InputInteractiveElement:
    """One choice, under headings when there are several; at least one is there."""
    everything = [choice for group in groups for choice in group.choices]
    chosen = next((_option(one) for one in everything if one[0] == first), None)
    if len(groups) == 1:
        options = [_option(one) for one in everything]
        return StaticSelectElement(
            action_id=VALUE, placeholder=prompt, options=options, initial_option=chosen
        )
    return StaticSelectElement(
        action_id=VALUE,
        placeholder=prompt,
        option_groups=[
            OptionGroup(
                label=shortened(group.label, _OPTION),
                options=[_option(one) for one in group.choices],
            )
            for group in groups[:_GROUPS]
        ],
        initial_option=chosen,
    )


def pick_several(
    groups: Sequence[Group], *, first: Iterable[str] = ()
) -> InputInteractiveElement:
    listed = [(group.label, group.choices) for group in groups[:_GROUPS]]
    return pick_grouped(listed, first=first)


def pick_person() -> InputInteractiveElement:
    """Somebody in Slack."""
    return UserSelectElement(action_id=VALUE, placeholder="Choose a person")


def _option(choice: Choice) -> Option:
    value, words = choice
    return Option(value=value, text=PlainTextObject(text=shortened(words, _OPTION)))
