"""One whole meeting, step by step, to be left before any of them."""

from __future__ import annotations

from collections.abc import Callable

from tests.journeys.stage import Stage
from tests.journeys.words import moment

#: Who acts, and what they do; whoever is gone does nothing.
Step = tuple[str, Callable[[Stage], object]]
FLOW: list[Step] = [
    ("odile", lambda s: s.type("odile", "/meeting YP-7HX3 Wed 17 Mar 11:35", None)),
    (
        "odile",
        lambda s: s.fill(
            "odile",
            {
                "Why do we meet?": "Make a plan together",
                "In one line": "Agree who is there after March",
                "Who else is needed?": "Ludo Marchbanks, Hesper Tandy",
            },
        ),
    ),
    ("odile", lambda s: s.press("odile", "Send")),
    ("ludo", lambda s: s.open_home("ludo")),
    ("ludo", lambda s: s.press("ludo", "Coming")),
    ("hesper", lambda s: s.press("hesper", "Someone else will come")),
    ("hesper", lambda s: s.fill("hesper", {"A colleague": "Ruan Abernethy-Cole"})),
    ("hesper", lambda s: s.press("hesper", "Send")),
    ("", lambda s: s.move_to(moment("Tue 16 Mar 2027 09:00"))),
    ("", lambda s: s.move_to(moment("Wed 17 Mar 2027 12:10"))),
    ("odile", lambda s: s.press("odile", "Record it")),
    ("odile", lambda s: s.press("odile", "Next")),
    (
        "odile",
        lambda s: s.fill(
            "odile",
            {
                "1. Who?": "Ludo Marchbanks",
                "1. What, in one line?": "Ring about the Monday start",
                "1. By when?": "2027-03-24",
            },
        ),
    ),
    ("odile", lambda s: s.press("odile", "Next")),
    (
        "odile",
        lambda s: s.fill(
            "odile",
            {
                "Is there a next meeting?": "No, and here is why",
                "If there is none: why?": "The plan is done",
            },
        ),
    ),
    ("odile", lambda s: s.press("odile", "Close the record")),
]
#: After each of these something waits for somebody, in a queue or on a screen.
STEPS = (3, 5, 6, 8, 9, 10, 14)
