"""Nudges in counts, for leads: never by person or agency, their own team first."""
