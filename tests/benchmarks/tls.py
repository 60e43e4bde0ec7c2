"""
Messages a second over TLS to a local Slack, against slack_sdk's default client.

The local Slack is another process that does as little as it can. Both sides
trust the machine's usual authorities and the test's certificate besides, as a
client in real life does: reading that bundle anew for each call is what the
default client spends its time on.
"""

from __future__ import annotations

import multiprocessing
import os
import ssl
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from slack_sdk import WebClient

from bot.clock import SystemClock
from bot.deliveries.letter import Letter
from bot.deliveries.outcomes import Outcome, Sent
from bot.deliveries.records import Delivery, DeliveryState, Lane, Method, Post
from bot.deliveries.sender import Sender
from tests.benchmarks.line import Aim, Line, in_turns
from tests.benchmarks.tls_slack import CERTIFICATE, serve

OURS, PEERS = 4_000, 150
#: As many at once as the sweep sends; the peer gets as many threads.
AT_ONCE = 32
WORDS = "Can you come? Please answer by Friday."
BLOCKS = [{"type": "section", "text": {"type": "mrkdwn", "text": WORDS}}] * 4


def measure() -> Line:
    """Send with each five times in turns, and compare the medians."""
    with _slack() as url:
        ours, peer = in_turns(lambda: _ours(url), lambda: _peer(url), rounds=5)
    return Line(
        name="tls", ours=ours, peer=peer, unit="messages/s", aim=Aim(at_least=20)
    )
