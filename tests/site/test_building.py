"""Building the site of data that must not be published."""

import subprocess
from pathlib import Path

from taizhang.checking.check_corpus import check_corpus
from taizhang.corpus import Corpus


def test_errors_in_the_data_stop_the_build_with_their_count(
    broken_run: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    root, run = broken_run
    found = check_corpus(Corpus(root)).findings
    count = sum(finding.severity == "error" for finding in found)
    assert count >= 2
    assert run.returncode != 0
    said = run.stdout + run.stderr
    assert f"数据中的错误：{count} 个" in said
    assert f"Errors in the data: {count}." in said
    assert "taizhang check" in said
    assert "Traceback" not in said
