"""A young person moves between agencies: together, and finished by both sides."""
