"""What came of a meeting: who came, what was agreed, and when the next one is."""
