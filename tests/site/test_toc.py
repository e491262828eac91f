"""What the table of contents takes from the headings of a page."""

from taizhang.site.building.toc import table_of_contents

PAGE = """<h1>Plan</h1><h2 id="s-a">One &amp; two<a class="tz-to" href="#r-a">[1]</a> <a class="x" href="#">go</a></h2>
<h3 id="s-b">研发投入 |</h3><h3>nameless</h3><h2 id="s-c"><span lang="zh-Hans">三</span></h2>"""


def test_titles_leave_out_notes_and_the_marks_between_cells() -> None:
    found = [
        (one.title, one.id, [below.title for below in one.children])
        for one in table_of_contents(PAGE)
    ]
    assert found == [("One &amp; two go", "s-a", ["研发投入"]), ("三", "s-c", [])]
