"""The mirror: how a team's own answers look to others, shown to that team alone."""
