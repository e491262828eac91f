"""Take a picture of every kind of page of a built site: phone and desk, light and dark.

The pictures are to be looked at by people: what a test cannot see is whether a page is well made.
"""

import argparse
import os
from pathlib import Path
from shutil import which

from built_site import VIEWPORTS, Site, served
from playwright.sync_api import Page, sync_playwright

TALLEST = 6000
"""Pixels of a page's height that are shown: the rest of a long page is more of the same."""


def take(page: Page, address: str, path: Path) -> None:
    page.goto(address, wait_until="networkidle")
    height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
    assert page.viewport_size
    clip = {"x": 0, "y": 0, "width": page.viewport_size["width"], "height": height}
    page.screenshot(path=path, full_page=True, clip=clip, animations="disabled")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("site", type=Path, help="a built site")
    options.add_argument("out", type=Path, help="the folder for the pictures")
    options.add_argument("--only", default="", help="pages whose address holds this")
    asked = options.parse_args()
    pages = [address for address in Site(asked.site, asked.site).kinds if asked.only in address]
    asked.out.mkdir(parents=True, exist_ok=True)
    program = os.environ.get("TAIZHANG_CHROMIUM") or which("chromium")
    with served(asked.site) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for screen, size in VIEWPORTS.items():
            for scheme in ("light", "dark"):
                context = browser.new_context(
                    viewport=size, is_mobile=screen == "phone", color_scheme=scheme
                )
                page = context.new_page()
                for address in pages:
                    name = address.strip("/").replace("/", "-") or "home"
                    take(page, root + address, asked.out / f"{name}.{screen}.{scheme}.png")
                context.close()
        browser.close()


if __name__ == "__main__":
    main()
