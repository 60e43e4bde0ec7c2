"""Slack's word on who is here: whose account works, and of what kind it is."""
