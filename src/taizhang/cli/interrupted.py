"""What Ctrl-C ends, wherever it is."""

import sys

INTERRUPTED = 130
"""The exit code: 128 and the number of the signal, as shells have it."""


def say_so() -> None:
    print("Interrupted. 已中断。", file=sys.stderr)
