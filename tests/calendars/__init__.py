"""Working days, school days, bells, wall time and published feeds."""
