"""Days to plan for: what will make a young person move on, known ahead."""
