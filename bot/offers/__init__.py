"""Offering a handover: who is asked to receive it, and what they say."""
