"""Working days, school days, bells and wall time: pure, and told the day."""
