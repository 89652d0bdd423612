"""The command line: one file a command, each of which parses, calls and prints."""

from newsledger.cli.app import main

__all__ = ["main"]
