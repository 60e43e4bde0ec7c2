"""
A local Slack to rehearse in: the unchanged bot connects to it, and people use its page.

Three things at once: what the demonstration opens, what a partnership practises
with, and the test double of every test. It knows nothing of the bot's database.
"""

from __future__ import annotations

from bot.practice.cast import Cast, Persona, Room, Step
from bot.practice.faults import Faults
from bot.practice.messages import Message
from bot.practice.person import Person
from bot.practice.server import PracticeSlack, refuse_real_tokens

__all__ = [
    "Cast",
    "Faults",
    "Message",
    "Person",
    "Persona",
    "PracticeSlack",
    "Room",
    "Step",
    "refuse_real_tokens",
]
