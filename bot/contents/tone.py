"""How something is said to a partner: blame, jargon, officialese, and better words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.contents.phrases import Found
from bot.contents.records import TONE, Kind
from bot.contents.tables import phrases
from bot.contents.words import Word, plain, words_of

#: What a better word may stand in for. Content is never reworded, only left out.
_REWORDED = TONE | {Kind.FORBIDDEN_TERM}
_ARTICLE = re.compile(r"\b([Aa])n? $")
_SPACE_BEFORE = re.compile(r"[ \t]{1,9}(?=[,.!?;:])")
_SPACES = re.compile(r"(?<=\S)[ \t]{2,9}")
_FIRST = re.compile(r"^[ \t,;:-]{0,9}")


def reworded(text: str) -> str | None:
    """
    Return the whole text said more plainly, or None when no better word is known.

    Each phrase that has one gets its better word; the rest stands as typed. This
    is the sender's own text again: it is shown to them alone and never kept.
    """
    clean = plain(text)
    words = words_of(clean)
    found = [one for one in phrases().found(words) if _has_better(one)]
    if not found:
        return None
    return _tidied(_replaced(clean, words, found)) or None


def _has_better(found: Found) -> bool:
    return found.meaning.kind in _REWORDED and found.meaning.say is not None


def _replaced(text: str, words: Sequence[Word], found: Sequence[Found]) -> str:
    """A phrase that goes without a word in its place leaves its capital behind."""
    parts: list[str] = []
    place, opens = 0, False
    for one in found:
        first, last, say = words[one.first], words[one.after - 1], one.meaning.say or ""
        kept = _kept(text[place : first.start], opens)
        opens = (opens and not kept) or (first.opens and first.text[0].isupper())
        parts += [_with_article(kept, say), _with_capital(say) if opens else say]
        place, opens = last.end, opens and not say
    return "".join([*parts, _kept(text[place:], opens)])


def _kept(text: str, opens: bool) -> str:
    return _with_capital(_FIRST.sub("", text)) if opens else text


def _with_article(before: str, say: str) -> str:
    """Turn "an LAC review" into "a review", not "an review"."""
    if not _ARTICLE.search(before) or not say:
        return before
    article = "n " if say[0] in "aeiou" else " "
    return _ARTICLE.sub(rf"\1{article}", before)


def _with_capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _tidied(text: str) -> str:
    text = _SPACES.sub(" ", _SPACE_BEFORE.sub("", text))
    return text.strip()
