"""The helper bot's forms, one of them with every control there is."""

from __future__ import annotations

from tests.practice_page.helper_parts import (
    Json,
    ask,
    button,
    modal,
    mrkdwn,
    option,
    plain,
    section,
)

SHUT = "The school is shut to pupils that day. Try Tue 23, Wed 24 or Thu 25 March."

WARNING = "That looks like a name. Please leave names out."

_PURPOSES = [
    option("Agree a plan together", "plan", "The usual one"),
    option("Before a move between agencies", "move"),
    option("Something has changed", "change"),
]


def meeting(note: str = "") -> Json:
    """The form that calls a meeting."""
    blocks = [
        section("*Nobody is told anything until you press Send.*"),
        ask(
            "young_person",
            "Young person",
            {
                "type": "static_select",
                "placeholder": plain("Choose a reference"),
                "options": [option("YP-7HX3", "7HX3"), option("YP-2KM9", "2KM9")],
            },
        ),
        ask(
            "purpose",
            "Why we meet",
            {"type": "radio_buttons", "options": _PURPOSES},
            dispatch_action=True,
        ),
        ask(
            "day",
            "Day",
            {"type": "datepicker"},
            hint=plain("Only days when the school is open."),
        ),
        ask("time", "Time", {"type": "timepicker", "initial_time": "11:35"}),
        ask(
            "people",
            "Who is needed",
            {"type": "multi_users_select", "placeholder": plain("Choose people")},
        ),
        ask(
            "line",
            "In one line",
            {"type": "plain_text_input", "max_length": 120},
            optional=True,
            hint=plain("No names and no details, please."),
        ),
    ]
    if note:
        blocks.insert(
            3, {"type": "context", "block_id": "note", "elements": [mrkdwn(note)]}
        )
    return modal("Call a meeting", "meeting", blocks)


_FRUIT = [option(name, name.lower()) for name in ("Apple", "Banana", "Cherry")]
_MANY = [option(f"Choice number {count}", str(count)) for count in range(1, 31)]


def every() -> Json:
    """A form with every control there is."""
    confirm = {
        "title": plain("Go on?"),
        "text": mrkdwn("This opens *another* form."),
        "confirm": plain("Go on"),
        "deny": plain("Stay"),
    }
    blocks = [
        {"type": "header", "text": plain("Every control")},
        section(
            "A button at the side",
            accessory=button("More", "go_on", confirm=confirm),
        ),
        ask("long", "Long words", {"type": "plain_text_input", "multiline": True}),
        ask("email", "E-mail", {"type": "email_text_input"}, optional=True),
        ask("url", "Link", {"type": "url_text_input"}, optional=True),
        ask(
            "number",
            "How many",
            {"type": "number_input", "is_decimal_allowed": False, "min_value": "1"},
        ),
        ask("when", "Day and time", {"type": "datetimepicker"}, optional=True),
        ask(
            "several",
            "Several",
            {
                "type": "multi_static_select",
                "options": _MANY,
                "max_selected_items": 3,
                "initial_options": _MANY[:1],
            },
        ),
        ask(
            "school",
            "School",
            {
                "type": "external_select",
                "min_query_length": 2,
                "placeholder": plain("Find a school"),
            },
        ),
        ask("person", "Person", {"type": "users_select"}, optional=True),
        ask("room", "Room", {"type": "conversations_select"}, optional=True),
        ask(
            "ticks",
            "Ticks",
            {
                "type": "checkboxes",
                "options": _FRUIT,
                "initial_options": _FRUIT[1:2],
            },
        ),
        {
            "type": "actions",
            "block_id": "row",
            "elements": [
                {
                    "type": "static_select",
                    "action_id": "who",
                    "placeholder": plain("Who tells them"),
                    "options": _FRUIT,
                },
                {
                    "type": "overflow",
                    "action_id": "later",
                    "options": [option("Tomorrow", "1"), option("Next week", "7")],
                },
            ],
        },
    ]
    return modal("Every control", "every", blocks)


def check(warning: str = "") -> Json:
    """A form that says what looks wrong above the same fields."""
    blocks = [
        ask("line", "In one line", {"type": "plain_text_input"}),
        ask("fruit", "Fruit", {"type": "static_select", "options": _FRUIT}),
        ask("round", "One of three", {"type": "radio_buttons", "options": _FRUIT}),
        ask("ticks", "Ticks", {"type": "checkboxes", "options": _FRUIT}),
        ask("several", "Several", {"type": "multi_static_select", "options": _FRUIT}),
        ask("day", "Day", {"type": "datepicker"}),
        ask("time", "Time", {"type": "timepicker"}),
        ask("person", "Person", {"type": "users_select"}),
    ]
    if warning:
        blocks.insert(0, {**section(warning), "block_id": "warning"})
    return modal("Look first", "check", blocks)


def more() -> Json:
    """A second form, on top of the first."""
    return modal(
        "A second form",
        "more",
        [ask("why", "Why", {"type": "plain_text_input"}, optional=True)],
        submit=plain("Keep"),
    )


def schools(typed: str) -> list[Json]:
    """The schools whose name holds what was typed."""
    names = ("Fennick Vale Academy", "Marlpit Road High", "The Lantern Centre")
    return [
        option(name, name[:3].lower())
        for name in names
        if typed.lower() in name.lower()
    ]
