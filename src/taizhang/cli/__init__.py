"""The command line: the only place that prints, reads arguments and picks exit codes."""

import sys

from taizhang.cli.interrupted import INTERRUPTED, say_so

try:  # Loading takes long enough to be interrupted.
    from taizhang.cli.main import main
except KeyboardInterrupt:
    say_so()
    sys.exit(INTERRUPTED)

__all__ = ["main"]
