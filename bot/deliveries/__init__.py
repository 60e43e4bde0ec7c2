"""Outgoing Slack messages: rows of ids, rendered when sent, never lost, sent once."""
