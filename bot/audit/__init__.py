"""The audit trail: who did or looked at what, and how to see that nobody changed it."""
