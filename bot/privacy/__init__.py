"""What is held about a worker, and who looked: theirs to see at any time."""
