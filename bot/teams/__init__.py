"""The team around a young person: who still needs to be in it."""
