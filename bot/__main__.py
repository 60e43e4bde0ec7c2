"""`python -m bot` is the same as the console script `alongside`."""

from bot.cli import main

main()
