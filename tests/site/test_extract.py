"""What a page gives to the search."""

from taizhang.site.search.extract import extract


def test_what_is_excluded_is_left_out_with_its_section() -> None:
    html = (
        "<h1>题</h1><p>甲<sup data-search-exclude>[1]</sup>乙<br>丙</p>"
        "<h2 id='a' data-search-exclude>略</h2><p>略</p><h3>略</h3><p>略</p>"
        "<h2 id='b'>留</h2><script>略</script><p>丁</p>"
        "<article class='tz-card' id='r-goal'><p>戊</p></article>"
    )
    told = [(p.tag, p.id, p.title, [b for b in p.blocks if b]) for p in extract(html)]
    assert told == [
        ("", "", "", []),
        ("h1", "", "题", ["甲乙", "丙"]),
        ("h2", "b", "留", ["丁"]),
        ("h6", "r-goal", "goal", ["戊"]),
    ]
