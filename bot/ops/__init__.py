"""Looking after a running Alongside."""
