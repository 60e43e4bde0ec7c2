"""What an older database still says in plain words: empty once that is sealed."""

from __future__ import annotations

from sqlalchemy import Column, String, Table

from storage.base import metadata

#: The tables whose words are yet to be sealed, or whose pages to be written anew.
still_plain = Table(
    "still_plain", metadata, Column("name", String(40), primary_key=True)
)

#: Where references ever given were once kept; today they lie beside the keys.
references_given = Table(
    "references_given", metadata, Column("reference", String(7), primary_key=True)
)
