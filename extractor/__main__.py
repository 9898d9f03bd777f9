"""`python -m extractor`: the command, where it is not installed."""

from extractor.cli import main

main(prog_name="minutebook")
