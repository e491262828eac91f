"""What a site says of its own address: to those who build it, and to those who crawl it."""

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig


def untold(config: MkDocsConfig) -> Iterator[str]:
    """What the site goes without where ``mkdocs.yml`` names no address or no repository."""
    if not config.site_url:
        yield (
            "没有 site_url：网站地图是空的，引用里没有网址，页面之间不写语言对应的绝对网址。"
            "no site_url: the sitemap is empty, citations carry no address, "
            "and counterparts in the other language are named by relative addresses only."
        )
    if not config.repo_url:
        yield (
            "没有 repo_url：页面上没有“报告问题”。no repo_url: no page offers to report a mistake."
        )


def write_robots(config: MkDocsConfig) -> None:
    """Let everybody read everything, and say where the sitemap is; one in ``docs/`` is left as it is."""
    path = Path(config.site_dir) / "robots.txt"
    if path.exists():
        return
    address = f"{config.site_url.rstrip('/')}/sitemap.xml" if config.site_url else ""
    sitemap = f"\nSitemap: {address}\n" if address else ""
    path.write_bytes(f"User-agent: *\nAllow: /\n{sitemap}".encode())
