"""What the helper bot says: messages and a Home with every kind of words."""

from __future__ import annotations

from tests.practice_page.helper_parts import (
    Json,
    button,
    mrkdwn,
    option,
    plain,
    section,
)


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
