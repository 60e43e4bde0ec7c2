"""
One A4 page as a PDF, drawn with text, lines and boxes in black.

It uses the fonts that every reader of PDF has (ISO 32000-1, 9.6.2.2), so none is
carried along, and leaves the page uncompressed: what it says can be read in it.
"""

from __future__ import annotations

import unicodedata

#: A4 in points, 72 to the inch.
WIDTH, HEIGHT = 595.0, 842.0
#: Letters that do not come apart into a plain letter and a mark.
_PLAIN = str.maketrans("−łŁđĐħĦ\N{NO-BREAK SPACE}", "–lLdDhH ")
_ESCAPED = {"\\": "\\\\", "(": "\\(", ")": "\\)"}
#: How wide Helvetica's letters are, in thousandths of the size, from the space on.
_WIDTHS = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 "
    "556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 "
    "667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 "
    "722 667 944 667 667 611 278 278 278 469 556 333 "
    "556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 "
    "556 500 722 500 500 500 334 260 334 584"
)
_WIDE = dict(zip(map(chr, range(32, 127)), map(int, _WIDTHS.split()), strict=True))
_OTHERS = {"–": 556, "—": 1000, "…": 1000, "“": 333, "”": 333, "‘": 222, "’": 222}
_MOST = 1015
#: Bold letters are that much wider at most, so nothing is cut.
_BOLD = 1.1


class Paper:
    """A page being drawn; x counts from the left and y from the top, in points."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._drawn: list[str] = []

    def text(
        self, x: float, y: float, words: str, *, size: float = 10, bold: bool = False
    ) -> None:
        """Write one line; `y` is what the letters stand on."""
        font = "F2" if bold else "F1"
        at = f"{x:.1f} {HEIGHT - y:.1f}"
        self._drawn.append(f"BT /{font} {size:g} Tf {at} Td ({_safe(words)}) Tj ET")

    def line(self, x: float, y: float, to_x: float, to_y: float) -> None:
        start, end = f"{x:.1f} {HEIGHT - y:.1f}", f"{to_x:.1f} {HEIGHT - to_y:.1f}"
        self._drawn.append(f"0.7 w {start} m {end} l S")

    def box(
        self, x: float, y: float, width: float, height: float, *, full: bool = False
    ) -> None:
        """Draw a box from its upper left corner, filled or hollow."""
        where = f"{x:.1f} {HEIGHT - y - height:.1f} {width:.1f} {height:.1f}"
        self._drawn.append(f"0.7 w {where} re {'B' if full else 'S'}")

    def file(self) -> bytes:
        """Return the page as a PDF."""
        drawn = "\n".join(self._drawn)
        return _numbered(
            [
                "<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) "
                "/ViewerPreferences << /DisplayDocTitle true >> >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH:g} {HEIGHT:g}] "
                "/Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> /Contents 4 0 R >>",
                f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
                _font("Helvetica"),
                _font("Helvetica-Bold"),
                f"<< /Title ({_safe(self._title)}) >>",
            ]
        )


def wide(words: str, size: float, *, bold: bool = False) -> float:
    """Return how much room a line takes, in points; rather too much than too little."""
    letters = sum(_letter(one) for one in plain(words))
    return letters * size / 1000 * (_BOLD if bold else 1)


def wrapped(words: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Return the lines into which words fall; one too long for a line is cut."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and wide(longer, size, bold=bold) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return [fitted(one, room, size, bold=bold) for one in lines]


def fitted(words: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return one line, cut where it does not fit."""
    if wide(words, size, bold=bold) <= room:
        return words
    while words and wide(f"{words}…", size, bold=bold) > room:
        words = words[:-1]
    return f"{words.rstrip()}…"


def plain(words: str) -> str:
    """Return words in the letters that the page has; a mark it lacks is left out."""
    tidy = " ".join(words.translate(_PLAIN).split())
    return "".join(_known(one) for one in tidy)


def _known(letter: str) -> str:
    if letter.isprintable() and letter.encode("cp1252", "ignore"):
        return letter
    bare = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
    return bare if bare.isprintable() and bare else "?"


def _letter(letter: str) -> int:
    if letter in _OTHERS:
        return _OTHERS[letter]
    bare = unicodedata.normalize("NFKD", letter)[0]
    return _WIDE.get(bare, 278 if letter == "·" else _MOST)


def _safe(words: str) -> str:
    """Return words as they stand between brackets, one byte for each letter."""
    escaped = "".join(_ESCAPED.get(one, one) for one in plain(words))
    return escaped.encode("cp1252").decode("latin-1")


def _font(name: str) -> str:
    return (
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} "
        "/Encoding /WinAnsiEncoding >>"
    )


def _numbered(parts: list[str]) -> bytes:
    """Return the parts as objects from 1 on, with the table that says where each is."""
    made = "%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{part}\nendobj\n"
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(parts) + 1
    made += (
        f"xref\n0 {size}\n0000000000 65535 f \n{rows}"
        f"trailer\n<< /Size {size} /Root 1 0 R /Info {len(parts)} 0 R >>\n"
        f"startxref\n{len(made)}\n%%EOF\n"
    )
    return made.encode("latin-1")
