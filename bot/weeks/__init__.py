"""The weekly post in a team's channel: what comes, who is awaited, one thanks."""
