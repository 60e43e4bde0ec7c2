"""The page that shows each nudge as it is read: as a message, on a lock screen."""

from __future__ import annotations

from collections.abc import Iterator

from bot.deliveries.records import Post
from bot.nudges.cards import DigestCard
from bot.nudges.messages import digest, nudge
from bot.practice.words import Reader
from tests.pages.samples import Sample, afterwards, samples, together

_HEAD = """# Every nudge, as it is read

Made from the code by `make pages`; a test keeps it equal. The names are of the
practice partnership. Each nudge gives a reason, one small step, and a way out. The
lock screen and the screen reader never hear a reference, a name, a school or an
agency.
"""


def page() -> str:
    return "\n".join([_HEAD, *_ladders(), *_afterwards(), *_together()]) + "\n"


def _ladders() -> Iterator[str]:
    shown = None
    for sample in samples():
        if sample.card.wording is not shown:
            shown = sample.card.wording
            yield f"## {shown}\n"
        yield from _sample(sample)


def _afterwards() -> Iterator[str]:
    yield "## Afterwards\n"
    for sample in afterwards():
        yield from _sample(sample)


def _together() -> Iterator[str]:
    yield "## Several at once: the digest\n"
    yield from _post(digest(DigestCard(nudges=together())))


def _sample(sample: Sample) -> Iterator[str]:
    yield f"**To {_the(sample.reader)}**\n"
    yield from _post(nudge(sample.card))


def _the(reader: str) -> str:
    return reader if reader.startswith(("the ", "who ")) else f"the {reader}"


def _post(post: Post) -> Iterator[str]:
    yield f"Lock screen: *{post.text}*\n"
    for said in read(post).splitlines():
        yield f"> {said}  "
    yield ""


def read(post: Post) -> str:
    """Return the message as plain lines; buttons stand in brackets, side by side."""
    words = Reader({})
    lines = []
    for block in post.blocks:
        said = words.blocks([block])
        if block["type"] == "actions":
            said = " ".join(f"[{one}]" for one in said.splitlines())
        lines.append(said)
    return "\n".join(one for one in lines if one.strip())
