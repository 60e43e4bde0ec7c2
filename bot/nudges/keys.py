"""What nudging sends, and by which key each message is found again."""

from __future__ import annotations

from enum import StrEnum

from bot.nudges.records import InTheWay, Nudge, WouldHelp


class Kind(StrEnum):
    """Everything nudging sends; each has a renderer in `outgoing`."""

    ONE = "nudge.one"
    DIGEST = "nudge.digest"


class AskerKind(StrEnum):
    """What an answer tells the one who asked; each has one in `asker_outgoing`."""

    HELP = "nudge.help"
    NOT_THEIRS = "nudge.not-theirs"
    WAS_THERE = "nudge.was-there"


def key_of(nudge: Nudge) -> str:
    """Return the key of the delivery that brings this nudge."""
    if nudge.digest_id:
        return f"{Kind.DIGEST}:{nudge.digest_id}"
    return f"{Kind.ONE}:{nudge.id}"


def key_to_asker(kind: AskerKind, nudge: Nudge, asker_id: str) -> str:
    """Return the key under which one who asked hears of one answer."""
    return f"{kind}:{nudge.id}:{asker_id}"


def help_key(
    nudge: Nudge, asker_id: str, in_the_way: InTheWay, would_help: WouldHelp
) -> str:
    """Return a key that carries which help is asked for: choices, never words."""
    return f"{AskerKind.HELP}:{nudge.id}:{asker_id}:{in_the_way}:{would_help}"


def help_asked(key: str) -> tuple[InTheWay, WouldHelp]:
    """Return what is in the way and what would help, as the key carries it."""
    in_the_way, would_help = key.split(":")[-2:]
    return InTheWay(in_the_way), WouldHelp(would_help)
