"""The package as a schema.org Dataset, for search engines: JSON-LD in the head of a page."""

import json
from collections.abc import Callable
from typing import Any

from taizhang.package.model import one_or_all
from taizhang.site.about.downloads import Downloads
from taizhang.site.language.locale import Locale

PAGES = ("index", "downloads")
"""The pages that carry it."""


def describe_dataset(
    metadata: dict[str, Any], downloads: Downloads, locale: Locale, address: Callable[[str], str]
) -> str:
    """JSON-LD that no value can break out of its script element.

    ``address`` turns a file's place in the site into its address as seen from the page.
    """
    view = downloads.view(locale)
    dataset = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": locale.text(metadata, "title"),
        "alternateName": metadata["title_en" if locale.is_chinese else "title"],
        "description": locale.text(metadata, "description"),
        "inLanguage": ["zh", "en"],
        "version": metadata["version"],
        "keywords": metadata.get("keywords", []),
        **({"datePublished": metadata["as_of"]} if "as_of" in metadata else {}),
        "license": one_or_all([one["path"] for one in metadata["licenses"]]),
        "isAccessibleForFree": True,
        "creator": [
            {"@type": "Organization", "name": one["title"]} for one in metadata["contributors"]
        ],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.title,
                "encodingFormat": file.media_type,
                "contentSize": f"{file.size} B",
                "contentUrl": address(file.path),
            }
            for file in (view["archive"], *view["others"])
        ],
    }
    told = json.dumps(dataset, ensure_ascii=False, indent=2)
    return told.translate({ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"})
