"""Whether what is entered as the name of a platform, park … is a whole name in the text."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from taizhang.plan import Claim
from taizhang.second_reading.facts import Facts

BRACKETED = re.compile(r"\([^()]*\)")
MARKED = re.compile(r"“[^“”]*”|\([^()]*\)")
CLAUSE_MARKS = re.compile("[,，;；。:：\n]")
MARKS = "”’」』"
CUT = re.compile("[A-Za-z0-9]{2}")
FURTHER = 6
"""So many characters behind a name are searched for its end."""

Told = tuple[str, str]
Endings = dict[str, tuple[tuple[str, ...], tuple[str, ...]]]


class Name(NamedTuple):
    """A name as printed at ``text[start:end]``, and the words that names of its kind end in."""

    printed: str
    text: str
    start: int
    end: int
    own: tuple[str, ...]
    others: tuple[str, ...]
    words: dict[str, Any]

    @property
    def bare(self) -> str:
        return BRACKETED.sub("", self.printed)

    @property
    def further(self) -> str:
        """What stands behind it in its clause."""
        return re.split(CLAUSE_MARKS, self.text[self.end :], maxsplit=1)[0]


def flawed_names(facts: Facts) -> Iterator[tuple[Claim, Told]]:
    """The entities whose name is no whole name, and why, in English and Chinese."""
    endings = _endings(facts.registers.lexicon["names"])
    for entity in facts.plan.of_kind("entities"):
        name = _name(entity, facts, endings)
        flaw = (
            _begins_wrong(name, facts)
            or _goes_on(name)
            or _runs_on(name)
            or _ends_wrong(name, facts)
        )
        if flaw:
            yield entity, flaw


def _name(entity: Claim, facts: Facts, endings: Endings) -> Name:
    printed = entity.data.get("name", entity.quote)
    start = entity.start + max(0, entity.quote.find(printed))
    own, others = endings.get(entity.data["kind"], ((), ()))
    name, words = facts.registers.fold(printed), facts.registers.lexicon["names"]
    return Name(name, facts.signs.text, start, start + len(printed), own, others, words)


def _endings(words: dict[str, Any]) -> Endings:
    """For each kind the words its names end in, and the longer ones of other kinds."""
    by_kind = {entry["kind"]: tuple(entry["words"]) for entry in words["endings"]}
    known = [(kind, word) for kind, own in by_kind.items() for word in own if len(word) > 1]
    return {
        kind: (own, tuple(word for other, word in known if other != kind))
        for kind, own in by_kind.items()
    }


def _begins_wrong(name: Name, facts: Facts) -> Told | None:
    if CLAUSE_MARKS.search(name.bare):
        return "it runs over a clause mark", "中间有标点"
    before = name.text[max(0, name.start - 1) : name.start + 1]
    verbs = tuple(name.words["beginnings"])
    numbered = re.match("|".join(facts.registers.lexicon["numbering"]), name.printed)
    if name.printed.startswith(verbs) or CUT.match(before) or numbered:
        return "it does not begin where a name does", "开头不是名称的开头"
    places = [match.start() for match in re.finditer(re.escape(name.printed), name.text)]
    fronts = {name.text[max(0, place - 1) : place] for place in places}
    if len(places) < 2 or len(fronts) > 1 or name.text.endswith(verbs, 0, name.start):
        return None
    front = fronts.pop()
    if not re.fullmatch("[一-鿿]", front):
        return None
    return f"“{front}” stands before it everywhere", f"每处前面都有“{front}”字"


def _goes_on(name: Name) -> Told | None:
    """Behind a cut name its kind's word follows, and then a border: “硬科技” 企业榜单, 工业园 核心区."""
    further = re.split("[^一-鿿]", name.further[: FURTHER + 1])[0]
    if further[:1] in name.words["borders"]:
        return None
    for length in range(1, min(len(further), FURTHER) + 1):
        ends = length == len(further) or further[length] in name.words["borders"]
        if ends and further[:length].endswith(name.own):
            whole = name.printed.endswith(name.own)
            if whole and further.startswith(tuple(name.words["behind"])):
                return None
            rest = further[:length]
            return f"“{rest}” follows", f"后面还有“{rest}”"
    return None


def _runs_on(name: Name) -> Told | None:
    """In a name that goes too far, one of its kind ends before a conjunction or other words."""
    masked = MARKED.sub(lambda marked: "○" * len(marked[0]), name.printed)
    for match in re.finditer("[、和与及等的]|中(?!心)", masked):
        if masked[: match.start()].endswith(name.own):
            rest = name.printed[match.start() :]
            return f"“{rest}” belongs to it no more", f"“{rest}”已不属于名称"
    if "等" in masked:
        return "it is a list", "这是一串名称"
    closed = name.bare.endswith((*name.own, *MARKS))
    heads = (masked[:length] for length in range(3, len(masked)))
    if not closed and any(head.endswith(name.own) for head in heads):
        return "it goes on behind its last word", "末词之后还有别的字"
    return None


def _ends_wrong(name: Name, facts: Facts) -> Told | None:
    region = facts.plan.data["region"]
    place = facts.registers.regions.get(region, {}).get("name", "")
    if name.bare.endswith((*name.own, *filter(None, (place, place[:-1])))):
        return None  # A name may also end in that of the region: 平安江门.
    if facts.registers.organisations_named(name.printed, region):
        return "it is the name of a body", "这是机构的名称"
    marked = name.bare.endswith(tuple(MARKS)) and not _holds_a_verb(name)
    if marked or name.further[:1] in tuple(MARKS) or _is_listed(name):
        return None
    return "it ends in no word of its kind", "末尾不是该类的词"


def _is_listed(name: Name) -> bool:
    """Whether it is an item of a list that ends in a word of its kind: 浪潮软件、东艺数科等企业."""
    if name.bare.endswith(name.others) or _holds_a_verb(name):
        return False
    follows = name.further
    return follows[:1] in tuple(name.words["borders"]) and any(word in follows for word in name.own)


def _holds_a_verb(name: Name) -> bool:
    outside = MARKED.sub("", name.printed)
    return any(word in outside for word in name.words["verbs"])
