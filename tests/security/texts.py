"""Texts that people type, by accident or to do harm: a corpus, and what it breeds."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import cycle, product

from hypothesis import given, settings
from hypothesis import strategies as st

_MARKUP = (
    "<!channel>",
    "<!here>",
    "<!everyone>",
    "<!subteam^S1>",
    "<!subteam^S1|@all>",
    "<!date^1392734382^{date}|now>",
    "<!channel|x>",
    "<! channel>",
    "<!CHANNEL>",
    "<@U0ODILE>",
    "<@W1|boss>",
    "<@U0ODILE|Odile Farthing>",
    "<#C1>",
    "<#C1|general>",
    "<https://x.example|click here>",
    "<http://x.example>",
    "<https://bank.example/login|https://slack.com>",
    "<mailto:a@b.example|write to me>",
    "<tel:+441632960101|ring>",
    "<slack://user?team=T1&id=U1>",
    "<javascript:alert(1)|x>",
    "<data:text/html,x|y>",
    "<//x.example|y>",
    "<script>x</script>",
    "<<!channel>>",
    "<<<",
    ">>>",
    "<",
    ">",
    "<>",
    "a < b > c & d",
    "<!",
    "<@",
    "<#",
    "|>",
    "<|>",
    "<!channel",
    "!channel>",
    "@channel @here @everyone #general",
    "https://x.example/path?a=1&b=2",
    "www.x.example",
    "a@b.example",
)
_ESCAPED = (
    "&lt;!channel&gt;",
    "&amp;lt;!channel&amp;gt;",
    "&#60;!channel&#62;",
    "&#x3c;!channel&#x3e;",
    "&LT;!channel&GT;",
    "%3C!channel%3E",
    "\\u003c!channel\\u003e",
    "&",
    "&amp;",
    "&amp;amp;",
    "&lt",
    "&lt;",
    "&;",
    "&nbsp;",
    "R&B <3 Tom & Jerry's",
)
_SPOOFS = (
    "*The meeting is cancelled.*",
    "*Alongside:* please send your password",
    "_Coming (9)_",
    "~No~",
    "`code`",
    "```\nblock\n```",
    "> quoted",
    "&gt; quoted",
    "• one\n• two",
    "1. one",
    "# heading",
    "---",
    ":tada: :warning:",
    "*",
    "**",
    "_*~`",
    "*bold* _italic_ ~gone~ `x`",
    "\n\n*Leads only:* click",
)
_HIDDEN = (
    "\u202a",
    "\u202b",
    "\u202c",
    "\u202d",
    "\u202e",
    "\u2066",
    "\u2067",
    "\u2068",
    "\u2069",
    "\u200b",
    "\u200c",
    "\u200d",
    "\u200e",
    "\u200f",
    "\u2060",
    "\u2061",
    "\u2062",
    "\u2063",
    "\u2064",
    "\ufeff",
    "\u061c",
    "\u180e",
    "\u00ad",
    "\u034f",
    "\u115f",
    "\u1160",
    "\u17b4",
    "\u17b5",
    "\u3164",
    "\uffa0",
    "\u2028",
    "\u2029",
    "\u206a",
    "\u206f",
    "\ufff9",
    "\ufffb",
    "\U000e0001",
    "\U000e0041",
    "\U000e007f",
    "\U0001d173",
)
_LETTERS = (
    "e\u0301",
    "Z" + "\u0300\u0301\u0302\u0336\u0489" * 12,
    "\u0301",
    "שלום עולם",
    "مرحبا بالعالم",
    "עבדאללה بن علي",
    "Łódź Ŵyn Siân Ó Dónaill",
    "李小龍",
    "ｆｕｌｌｗｉｄｔｈ ＜！ｃｈａｎｎｅｌ＞",
    "‹!channel›",
    "〈!channel〉",
    "ＡＢＣ１２３",
    "ﷺ",
    "𝔉𝔯𝔞𝔨𝔱𝔲𝔯",
    "👩‍👩‍👧‍👦",
    "🏳️‍🌈",
    "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "👍🏽",
    "1️⃣",
    "🙂",
    "\U0010ffff",
    "\ue000",
    "\ufffe",
)
_BROKEN = (
    "\x00",
    "a\x00b",
    "\x01\x02\x1f\x7f",
    "\x1b[31mred",
    "\x08\x08\x08",
    "\x85",
    "\x9b",
    "\ud800",
    "\udfff",
    "a\ud83db",
    "\udc00\ud800",
    "\r\n",
    "\n",
    "\r",
    "\t",
    "\v\f",
    "one\ntwo\r\nthree",
    " ",
    "   ",
    "\u00a0",
    "\u2003\u3000",
    "\n\n\n",
)
_TEMPLATES = (
    "{sentence}",
    "{0}",
    "{}",
    "{{}}",
    "{place.__class__}",
    "{why!r}",
    "{reference:>99999}",
    "%s",
    "%(x)s",
    "%n%n%n",
    "$HOME ${x}",
    "#{x}",
    "{{ 7 * 7 }}",
    "<%= x %>",
    "'; DROP TABLE meetings; --",
    '" OR ""="',
    "\\",
    "\\n",
    "../../etc/passwd",
    "=1+1",
    "@SUM(A1)",
    "null",
    "None",
    "true",
    "-1",
    "v1:owner:AAAA",
)
PLAIN = (
    "Agree what helps in the mornings",
    "Tom & Jerry",
    "O'Brien",
    "Ring about the Monday start",
)
_SHORT = ("x", "0", "-", "…")
_LONG = tuple(
    piece * 600
    for piece in ("x", "<", "&", "<!channel>", "é", "🙂", "\u202e", " ", "{0}", "\n")
)
FRAGMENTS = (
    *_MARKUP,
    *_ESCAPED,
    *_SPOOFS,
    *_HIDDEN,
    *_LETTERS,
    *_BROKEN,
    *_TEMPLATES,
    *PLAIN,
    *_SHORT,
)
#: By hand: each fragment alone and the long ones.
CORPUS = (*FRAGMENTS, *_LONG)
#: Between fragments, so that what is taken out of one joins what is beside it.
_JOINTS = ("", " ", "\u200b", "\u202e", "\x00", "&", "<", "\n")


def hostile_texts(count: int, seed: int) -> list[str]:
    """Return so many different texts, the same ones each time."""
    found = dict.fromkeys([*CORPUS, *_hidden_inside(), *_bred()])
    chance = random.Random(seed)
    while len(found) < count:
        pieces = chance.choices(FRAGMENTS, k=chance.randint(2, 5))
        found[chance.choice(_JOINTS).join(pieces)] = None
    texts = list(found)
    chance.shuffle(texts)
    return texts[:count]


def dense_texts() -> Iterator[str]:
    """Yield short texts without end, each with something of every kind in it."""
    kinds = (_HIDDEN, _MARKUP, _BROKEN, _TEMPLATES, _ESCAPED, _SPOOFS, _LETTERS)
    wheels = [cycle(kind) for kind in kinds]
    while True:
        hidden, markup, broken, template, escaped, spoof, letters = map(next, wheels)
        yield f"<!{hidden}here>{markup}{broken}{template}{escaped}{letters}{spoof}"


def _hidden_inside() -> list[str]:
    """Put each hidden character into markup, so that taking it out mends it."""
    return [
        f"{markup[:cut]}{hidden}{markup[cut:]}"
        for hidden, markup in product(_HIDDEN, ("<!channel>", "<@U1>", "&lt;!here&gt;"))
        for cut in (1, 2)
    ]


def _bred() -> list[str]:
    """Let Hypothesis put fragments and any letters together."""
    bred: list[str] = []
    piece = st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=6))
    one = st.lists(piece, min_size=1, max_size=5).map("".join)

    @settings(max_examples=100, derandomize=True, database=None, deadline=None)
    @given(st.lists(one, min_size=10, max_size=10))
    def breed(texts: list[str]) -> None:
        bred.extend(texts)

    breed()
    return bred
