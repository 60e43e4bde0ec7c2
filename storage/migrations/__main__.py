"""Write the next step: `python -m storage.migrations "Panels have slots"`."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command
from alembic.script import ScriptDirectory

from storage.engine import open_engine
from storage.migrate import MIGRATIONS, alembic_config


def next_step(message: str, versions: Path = MIGRATIONS / "versions") -> Path:
    """Compare the steps so far with the tables in code; write what is missing."""
    with TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{folder}/steps.db")
        with alembic_config(engine, versions) as config:
            command.upgrade(config, "head")
        with alembic_config(engine, versions) as config:
            newest = ScriptDirectory.from_config(config).get_current_head() or "0000"
            number = f"{int(newest) + 1:04}"
            command.revision(config, message, autogenerate=True, rev_id=number)
        engine.dispose()
    [written] = versions.glob(f"{number}_*.py")
    _tidy(written)
    return written


def _tidy(step: Path) -> None:
    """Take out Alembic's own remarks; the formatter does the rest."""
    lines = step.read_text().splitlines(keepends=True)
    step.write_text("".join(one for one in lines if "# ###" not in one))


if __name__ == "__main__":
    next_step(" ".join(sys.argv[1:]))
