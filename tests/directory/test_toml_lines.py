"""Every value of a TOML file is found on the line where it was written."""

from __future__ import annotations

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.directory.importing.toml_lines import Path, lines_of

WRITTEN = '''# A comment with [brackets] and key = "value"
title = "one # not a comment"   # a comment

[slack]
team . "the id" = 'T[0]'

[[agency]]
code = "YJS"
closed = [ # comment ]
  "Fri",
  "Sat", # the last one
]
note = """
[[agency]]
code = "not a key"
\\""" still inside """

[[agency]]
code = "PRO"
hours = { opens = 09:00:00, "closes" = 17:00:00 }

[[agency.room]]
name = \'\'\'
x = 1\'\'\'
[[agency.room]]
name = "b"
[agency.room.more]
deep.er = [[1, 2],
  [3, {a = 4}]]
'''


def test_each_thing_is_on_its_own_line() -> None:
    found = lines_of(WRITTEN)

    assert found[("title",)] == 2
    assert found[("slack", "team", "the id")] == 5
    assert found[("agency", 0)] == 7
    assert found[("agency", 0, "closed", 1)] == 11
    assert found[("agency", 0, "note")] == 13
    assert found[("agency", 1, "hours", "closes")] == 20
    assert found[("agency", 1, "room", 1)] == 25
    assert found[("agency", 1, "room", 1, "more", "deep", "er", 1, 1, "a")] == 29


def test_everything_in_the_file_is_found_and_nothing_else() -> None:
    assert set(lines_of(WRITTEN)) == set(paths_of(tomllib.loads(WRITTEN)))


def test_lines_count_the_same_in_a_file_from_windows() -> None:
    assert lines_of(WRITTEN.replace("\n", "\r\n")) == lines_of(WRITTEN)


def paths_of(value: Any, here: Path = ()) -> list[Path]:
    inner: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    if isinstance(value, list):
        inner = list(enumerate(value))
    return [here] + [way for key, one in inner for way in paths_of(one, (*here, key))]


letters = st.text("ab\"\\#[]{}=,.' \t", max_size=6)
values = st.recursive(
    st.one_of(st.integers(), st.booleans(), letters),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(letters, inner, max_size=3)
    ),
    max_leaves=8,
)


def quoted(text: str) -> str:
    return (
        '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'
    )


def written(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return quoted(value)
        case dict():
            pairs = (f"{quoted(key)} = {written(one)}" for key, one in value.items())
            return "{ " + ", ".join(pairs) + " }"
        case list():
            return "[ # ]\n" + ",\n".join(written(one) for one in value) + "\n]"
    return str(value)


@given(st.lists(st.dictionaries(letters, values, max_size=4), min_size=1, max_size=4))
def test_any_file_is_walked_as_tomllib_reads_it(tables: list[dict[str, Any]]) -> None:
    pairs = [
        "".join(
            f"{quoted(key)}={written(one)} # {key!r}\n" for key, one in table.items()
        )
        for table in tables
    ]
    text = "".join(f"\n[[ 'it' ]]\n{lines}" for lines in pairs)

    assert set(lines_of(text)) == set(paths_of(tomllib.loads(text)))
