"""Filling the directory from a file: read, every mistake by line, then load."""
