"""The tools that `make lint` runs, run here too, so that one command checks all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.architecture.source import PROJECT


def said_by(program: str, *arguments: str) -> str:
    """Return what a tool of this environment complains of; nothing when all is well."""
    done = subprocess.run(
        [str(Path(sys.executable).with_name(program)), *arguments],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr if done.returncode else ""
