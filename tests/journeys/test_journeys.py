"""Plays every journey of this folder, and of the folder that JOURNEYS names."""

from __future__ import annotations

import os
from pathlib import Path

from pytest_bdd import scenarios

from tests.journeys.vocabulary import features_in

scenarios(*features_in(".", Path(__file__).parent))

if more := os.environ.get("JOURNEYS"):
    scenarios(*features_in(more, Path.cwd()))
