"""The command line: the only place that prints, reads arguments and picks exit codes."""

from taizhang.cli.main import main

__all__ = ["main"]
