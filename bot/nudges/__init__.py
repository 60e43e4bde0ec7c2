"""Nudges: partners who are absent, found kindly and never lost."""
