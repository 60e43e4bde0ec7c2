"""What people may ask of what is held: to see it, to correct it, to erase it."""
