"""When somebody leaves: their access ends, and what they held goes on."""
