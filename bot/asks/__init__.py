"""Asks: one thing one worker asks of another, by a day, about one young person."""
