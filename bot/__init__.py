"""Alongside: meetings, nudges and handovers for the people around a young person."""
