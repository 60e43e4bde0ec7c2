"""Where a thing stands: what became of each nudge about it, for whoever asked."""
