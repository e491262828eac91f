"""How a command ends whatever befalls it: an exit code, a sentence, and never a traceback."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from taizhang.cli.interrupted import INTERRUPTED, say_so
from taizhang.cli.shared import BROKEN
from taizhang.findings import TaizhangError
from taizhang.speed import WorkerLostError

HOME = Path(__file__).parents[1]
TRACE = "TAIZHANG_TRACEBACK"
"""The variable of the environment with which those who mend the toolkit see where it broke down."""


def ended(work: Callable[[], int]) -> int:
    """The exit code of a command, once all that it said is out."""
    _open_what_is_closed()
    try:
        try:
            code = work()
        except SystemExit:  # as --help leaves
            _flush()
            raise
        _flush()
    except (TaizhangError, WorkerLostError) as error:
        return _say(str(error))
    except BrokenPipeError:  # whoever read it has gone, and hears nothing
        _give_up(sys.stdout)
        return BROKEN
    except OSError as error:
        return _say(_refused(error))
    except KeyboardInterrupt:
        say_so()
        return INTERRUPTED
    except SystemExit:
        raise
    except BaseException as error:
        return _say(_broken_down(error))
    return code


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        stream.flush()


def _open_what_is_closed() -> None:
    """Let everything be said: to nobody where nobody listens, spelt out where letters are lacking."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  to the end
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _say(told: str) -> int:
    """Tell what keeps a command from its work, as far as anything can be told."""
    _give_up_unless_out(sys.stdout)
    try:
        print(told, file=sys.stderr)
        sys.stderr.flush()
    except (OSError, ValueError):
        _give_up(sys.stderr)
    return BROKEN


def _give_up_unless_out(stream: TextIO) -> None:
    try:
        stream.flush()
    except (OSError, ValueError):
        _give_up(stream)


def _give_up(stream: TextIO) -> None:
    """What a stream still holds goes nowhere: Python would try again at its end, and complain."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):
        return


def _refused(error: OSError) -> str:
    """What the system refused, with the file where it names one."""
    reason = error.strerror or str(error)
    where = f"{error.filename}: " if error.filename is not None else ""
    return (
        f"{where}this cannot be read or written; the system says: {reason}. "
        f"{where}无法读写；系统的说法是：{reason}。"
    )


def _broken_down(error: BaseException) -> str:
    """A mistake of the toolkit, told so that it can be reported."""
    import traceback

    if os.environ.get(TRACE):
        traceback.print_exception(error)
    frames = [one for one in traceback.extract_tb(error.__traceback__) if _is_ours(one.filename)]
    place = f", {Path(frames[-1].filename).relative_to(HOME)}:{frames[-1].lineno}" if frames else ""
    told = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    return (
        f"The toolkit broke down here, and the mistake is its own ({told}{place}). Please report "
        "this sentence with the command as an issue in the repository of Taizhang; "
        f"{TRACE}=1 shows more. "
        f"工具在此出错，错在工具自身（{told}{place}）。请把这句话连同命令提交到台账仓库的 issue；"
        f"设 {TRACE}=1 可看到更多。"
    )


def _is_ours(filename: str) -> bool:
    return Path(filename).is_relative_to(HOME)
