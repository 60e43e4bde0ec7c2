"""The doors from Slack: parse, one service call, one message, ack."""
