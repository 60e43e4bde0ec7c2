"""Opening what one may not see: with a reason, and everyone told."""
