"""Chinese in English prose says that it is Chinese."""

import pytest

from taizhang.site.language.tongues import tag_chinese, tagged


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>plain</p>", "<p>plain</p>"),
        ("lead 牵头, or", 'lead <span lang="zh-Hans">牵头</span>, or'),
        ("以上, 力争", '<span lang="zh-Hans">以上, 力争</span>'),
        (
            '<a title="中文">好</a>R&amp;D投入',
            '<a title="中文"><span lang="zh-Hans">好</span></a>R&amp;D'
            '<span lang="zh-Hans">投入</span>',
        ),
    ],
)
def test_runs_of_chinese_are_tagged_and_markup_is_left_alone(html: str, expected: str) -> None:
    assert tag_chinese(html) == expected


def test_text_is_escaped_whatever_its_language() -> None:
    assert tagged("<b>好</b>", "en") == '&lt;b&gt;<span lang="zh-Hans">好</span>&lt;/b&gt;'
    assert tagged("<b>好</b>", "zh") == "&lt;b&gt;好&lt;/b&gt;"
