"""Meetings at the young person's school: called, remembered, held and recorded."""
