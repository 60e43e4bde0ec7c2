"""When somebody wants no nudges: their own quiet times, said in one form."""
