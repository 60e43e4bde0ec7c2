"""A year of nudges with invented people, and a recount of what they were sent."""
