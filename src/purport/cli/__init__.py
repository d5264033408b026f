"""The commands.

In: words on a command line. Out: tables to read or lines to pipe, and an exit code: 0 done, 1 done
with problems, 2 impossible request. Never: a traceback for bad input.
"""

from purport.cli.main import main

__all__ = ["main"]
