"""``dcat.jsonld``: the package by DCAT 3 (W3C), for catalogues of open data.

It keeps to DCAT-AP 3 as well, the profile of European catalogues.  Addresses are relative to the
file, so they hold wherever the package lies.
"""

from collections.abc import Sequence
from typing import Any

from taizhang.package.model import Catalogue, File, Package
from taizhang.package.writers.nested_json import to_json

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
LANGUAGES = "http://publications.europa.eu/resource/authority/language/"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"


def describe_dcat(package: Package, files: Sequence[File]) -> bytes:
    """The package as a ``dcat:Dataset``, each of its files as a ``dcat:Distribution``."""
    data = package.metadata
    dataset: dict[str, Any] = {
        "@context": CONTEXT,
        "@id": "./",
        "@type": "dcat:Dataset",
        "dct:identifier": package.name,
        "dct:title": _both(data["title"], data["title_en"]),
        "dct:description": _both(data["description"], data["description_en"]),
        "dcat:version": data["version"],
        "dcat:keyword": data.get("keywords", []),
        "dct:language": [{"@id": f"{LANGUAGES}ZHO"}, {"@id": f"{LANGUAGES}ENG"}],
        "dct:license": _licence(package),
        **_rights(data),
        "dct:creator": [_agent(one["title"]) for one in data["contributors"]],
        "dct:publisher": _agent(data["contributors"][0]["title"]),
        "dcat:contactPoint": _contact(data),
        "dct:spatial": _places(package),
        "dcat:theme": [{"@id": one} for one in data.get("themes", [])],
        "dcat:distribution": [_distribution(package, file) for file in files],
        **_times(package),
    }
    if "homepage" in data:
        dataset["dcat:landingPage"] = {"@type": "foaf:Document", "@id": data["homepage"]}
    if "previous_version" in data:
        before = f"{data['name']}-{data['previous_version']}"
        dataset["dcat:previousVersion"] = {"@id": f"../{before}/", "dct:identifier": before}
    return to_json(dataset)


def _times(package: Package) -> dict[str, Any]:
    """Of which years the plans speak, and the day of the package."""
    told: dict[str, Any] = {}
    if "as_of" in package.metadata:
        day = {"@type": "xsd:date", "@value": package.metadata["as_of"]}
        told |= {"dct:issued": day, "dct:modified": day}
    plans = package.rows.get("plans", [])
    starts = [plan["period_start"] for plan in plans if plan.get("period_start")]
    ends = [plan["period_end"] for plan in plans if plan.get("period_end")]
    if starts and ends:
        told["dct:temporal"] = {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": {"@type": "xsd:gYear", "@value": str(min(starts))},
            "dcat:endDate": {"@type": "xsd:gYear", "@value": str(max(ends))},
        }
    return told


def _places(package: Package) -> list[dict[str, Any]]:
    """The regions that have a plan."""
    covered = {plan.get("region_code") for plan in package.rows.get("plans", [])}
    return [
        {
            "@type": "dct:Location",
            "dct:identifier": row["code"],
            "rdfs:label": _both(row["name"], row.get("name_en") or row["name"]),
        }
        for row in package.rows.get("regions", [])
        if row["code"] in covered
    ]


def _contact(data: dict[str, Any]) -> dict[str, Any]:
    """Who answers for the package: the first who made it, with what is known of where to write."""
    first = data["contributors"][0]
    contact: dict[str, Any] = {"@type": "vcard:Organization", "vcard:fn": first["title"]}
    if "email" in first:
        contact["vcard:hasEmail"] = {"@id": f"mailto:{first['email']}"}
    if "path" in first:
        contact["vcard:hasURL"] = {"@id": first["path"]}
    return contact


def _distribution(package: Package, file: File) -> dict[str, Any]:
    return {
        "@id": file.path,
        "@type": "dcat:Distribution",
        "dcat:accessURL": {"@id": package.metadata.get("homepage", "./")},
        "dct:title": _both(file.title_zh, file.title),
        "dcat:downloadURL": {"@id": file.path},
        "dcat:mediaType": {"@id": f"{MEDIA_TYPES}{file.media_type}"},
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(file.size)},
        **_one_licence(package),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": file.sha256},
        },
    }


def _licence(package: Package) -> list[dict[str, str]]:
    return [{"@id": one["path"]} for one in package.metadata["licenses"]]


def _rights(data: dict[str, Any]) -> dict[str, Any]:
    if "rights" not in data:
        return {}
    told = _both(data["rights"], data.get("rights_en", data["rights"]))
    return {"dct:rights": {"@type": "dct:RightsStatement", "rdfs:label": told}}


def _one_licence(package: Package) -> dict[str, Any]:
    """The licence of a file, which by the profile is one; of several the dataset tells."""
    licences = _licence(package)
    return {"dct:license": licences} if len(licences) == 1 else {}


def _agent(name: str) -> dict[str, str]:
    return {"@type": "foaf:Agent", "foaf:name": name}


def _both(chinese: str, english: str) -> list[dict[str, str]]:
    return [
        {"@language": "zh-Hans", "@value": chinese},
        {"@language": "en", "@value": english},
    ]


DCAT = Catalogue(
    "dcat.jsonld",
    "application/ld+json",
    "The package for data catalogues (DCAT 3)",
    "供数据目录收录的说明（DCAT 3）",
    describe_dcat,
)
