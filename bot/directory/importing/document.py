"""A whole directory file, read in one go with every mistake that can be seen in it."""

from __future__ import annotations

import re
import tomllib

from bot.directory.importing.agencies import Beside, read_agency, read_school
from bot.directory.importing.entries import Document
from bot.directory.importing.mistakes import BadFile, Mistake
from bot.directory.importing.people import read_worker, read_young_person
from bot.directory.importing.tables import Table
from bot.directory.importing.toml_lines import lines_of

_WHERE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


def read_document(
    text: str, *, zone: str, beside: Beside
) -> tuple[Document, list[Mistake]]:
    """
    Return what the file says and what is wrong with it.

    `zone` is for agencies that name none. Raises BadFile at once only when the
    text is not TOML, since then nothing further can be read.
    """
    mistakes: list[Mistake] = []
    top = Table(_parse(text), (), lines_of(text), mistakes, "file")
    slack = top.table("slack", "table")
    team_id = slack.slack_team("team") if slack else None
    document = Document(
        agencies=tuple(
            read_agency(one, zone) for one in top.tables("agency", "agency")
        ),
        schools=tuple(
            read_school(one, zone, beside) for one in top.tables("school", "school")
        ),
        workers=tuple(
            read_worker(one, team_id) for one in top.tables("worker", "worker")
        ),
        young_people=tuple(
            read_young_person(one, team_id)
            for one in top.tables("young_person", "young person")
        ),
    )
    for table in (slack, top):
        if table:
            table.refuse_others()
    return document, mistakes


def _parse(text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said, found = str(error), _WHERE.search(str(error))
        last = text.count("\n") + 1
        line = int(found[1]) if found and found[1] else last
        sentence = f"I cannot read this as TOML: {_WHERE.sub('', said)}."
        raise BadFile([Mistake(line=line, sentence=sentence)]) from None
