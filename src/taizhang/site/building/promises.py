"""The pages of promises: a plain one for each, in both languages, beside those that MkDocs makes."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from markupsafe import Markup

from taizhang.files.places import place_below
from taizhang.site.building.render import Renderer
from taizhang.site.language.tongues import tagged
from taizhang.site.promise.view import PromiseSide, PromiseView, view_promise
from taizhang.site.records.anchors import promise_folder
from taizhang.site.records.mentions import Mentions

ROOT = "../../../"
"""From the folder of a promise to that of the site."""


class PromisePages:
    """Writes the pages of all promises of a corpus; none in a corpus of very many plans."""

    def __init__(
        self, told: Sequence[Mentions], package: Mapping[str, Any], site_name: str, site_url: str
    ) -> None:
        """``told`` are the mentions in Chinese and in English."""
        self.told, self.package = told, package
        self.site_name, self.site_url = site_name, site_url

    def put_beside(self, site: Path, renderer: Renderer) -> None:
        """Write the pages into a built site."""
        for plan in self.told[0].plans if self.told[0].own_pages else ():
            for promise in self.told[0].promises[plan.id].all:
                view = view_promise(plan, promise, self.told, self.package, self.site_url)
                folder = promise_folder(plan.id, promise.claim.id)
                path = place_below(site, f"{folder}index.html")
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(self._render(renderer, view).encode())

    def _render(self, renderer: Renderer, view: PromiseView) -> str:
        sides = [Markup(self._side(renderer, view, side)) for side in view.sides]
        template = renderer.environment.get_template("promise.html")
        return template.render(
            view=view,
            sides=sides,
            root=ROOT,
            site_name=self.site_name,
            absolute=bool(self.site_url),
            mail=self._mail(view),
            form=renderer.form(view.record, view.sides[0].card),
            t=view.sides[0].locale.word,
            t_en=view.sides[1].locale.word,
        )

    def _side(self, renderer: Renderer, view: PromiseView, side: PromiseSide) -> str:
        """The promise in one language, whose links lead to pages of that language."""
        lang = side.locale.lang
        template = renderer.environment.get_template("promise_side.html")
        return template.render(
            view=view,
            side=side,
            lang=lang,
            tagged=tagged,
            t=side.locale.word,
            url=partial(self._url, renderer, lang),
        )

    @staticmethod
    def _url(renderer: Renderer, lang: str, key: str, anchor: str = "") -> str:
        return f"{ROOT}{renderer.address(key, lang)}" + (f"#{anchor}" if anchor else "")

    @staticmethod
    def _mail(view: PromiseView) -> str:
        """A letter that says the promise and where it stands."""
        told = view.sides[0].told
        said = {"subject": told, "body": f"{told}\n{view.quote}\n{view.address}"}
        return f"mailto:?{urlencode(said, quote_via=quote)}"
