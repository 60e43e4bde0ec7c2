"""What the helper bot shows: forms, messages and a Home with every kind of block."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

SHUT = "The school is shut to pupils that day. Try Tue 23, Wed 24 or Thu 25 March."


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def option(text: str, value: str, note: str = "") -> Json:
    found = {"text": plain(text), "value": value}
    return found | ({"description": plain(note)} if note else {})


def ask(block_id: str, label: str, element: Json, **more: Any) -> Json:
    """An input block whose element has the block's own id as action id."""
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "element": element | {"action_id": block_id},
        **more,
    }


def section(text: str, **more: Any) -> Json:
    return {"type": "section", "text": mrkdwn(text), **more}


def button(text: str, action_id: str, **more: Any) -> Json:
    return {"type": "button", "text": plain(text), "action_id": action_id, **more}


def modal(title: str, callback_id: str, blocks: list[Json], **more: Any) -> Json:
    return {
        "type": "modal",
        "title": plain(title),
        "callback_id": callback_id,
        "submit": plain("Send"),
        "close": plain("Not now"),
        "blocks": blocks,
    } | more


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


def coming_up() -> list[Json]:
    """An answer that only one person sees."""
    return [
        {"type": "header", "text": plain("Coming up for you")},
        section(
            "*YP-7HX3* at Fennick Vale Academy\nWed 17 March, 11:35 to 12:05",
            accessory=button("Open", "who"),
        ),
        {"type": "context", "elements": [mrkdwn("Called by <@U0ODILE>")]},
    ]


def invitation() -> list[Json]:
    """A direct message with an answer to give."""
    return [
        section(
            "A room, a cover note and a cup of tea are ready.\n"
            "*You are needed because you know how probation could start well.*"
        ),
        {
            "type": "section",
            "fields": [
                mrkdwn("*When*\nWed 17 March, 11:35"),
                mrkdwn("*Where*\nFennick Vale Academy, staffroom"),
            ],
        },
        {
            "type": "actions",
            "block_id": "reply",
            "elements": [
                button("Coming", "coming", style="primary"),
                button("Can't make it", "cant"),
                button(
                    "Not for me",
                    "who",
                    style="danger",
                    confirm={
                        "title": plain("Not for you?"),
                        "text": plain("The convenor is told, and asks someone else."),
                        "confirm": plain("Not for me"),
                        "deny": plain("Go back"),
                    },
                ),
            ],
        },
    ]


def answered() -> list[Json]:
    """The same message after the answer."""
    return [section("*You are coming.* Thank you. Odile knows.")]


def words() -> list[Json]:
    """Every kind of words, some of them meant to break the page."""
    return [
        section(
            "*bold* _italic_ ~struck~ `code` and snake_case_words, 3*4*5\n"
            "&lt;b&gt;not bold&lt;/b&gt; &amp;amp; <@U0ODILE> in <#C0HELLO>\n"
            "> a quoted line\n• first\n• second\n"
            "<https://example.invalid/a_b_c|a link> <javascript:alert(1)|not a link>\n"
            "<!date^1805283300^{date_long} at {time}|then>\n```pre *formatted*```"
        ),
        {
            "type": "rich_text",
            "elements": [
                {
                    "type": "rich_text_list",
                    "style": "ordered",
                    "elements": [
                        {
                            "type": "rich_text_section",
                            "elements": [
                                {
                                    "type": "text",
                                    "text": "<img src=x onerror=alert(1)>",
                                    "style": {"bold": True},
                                }
                            ],
                        }
                    ],
                }
            ],
        },
        {"type": "divider"},
        {
            "type": "image",
            "image_url": "https://example.invalid/plan.png",
            "alt_text": "A plan of the school",
        },
        {
            "type": "actions",
            "block_id": "ticks",
            "elements": [
                {
                    "type": "checkboxes",
                    "action_id": "tick",
                    "options": [option("Room booked", "room"), option("Tea", "tea")],
                }
            ],
        },
    ]


def home() -> Json:
    return {
        "type": "home",
        "blocks": [
            {"type": "header", "text": plain("Today")},
            section(
                "*Nothing is waiting for you.*",
                accessory=button("Coming", "who"),
            ),
        ],
    }
