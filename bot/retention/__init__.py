"""How long each thing is kept, and that it then goes."""
