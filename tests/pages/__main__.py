"""Writes the pages that are made from the code: `make pages`."""

from __future__ import annotations

from tests.pages import FOLDER, pages

for name, text in pages().items():
    (FOLDER / name).write_text(text, encoding="utf-8")
