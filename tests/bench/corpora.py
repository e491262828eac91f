"""Made-up corpora of any size: plans that differ, each sound, the same for the same seed.

No such town, bodies or promises exist.  Each plan has its own numbering, length (7,000 to 13,000
characters), numbers and records (100 to 400), with measures and asides; with ``faults`` every
tenth has one mistake planted.
"""

import random
import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
REGIONS = """990000,云川省,province,100000,Yunchuan (made up)
990200,清河市,prefecture,990000,Qinghe (made up)
990201,东川县,county,990200,Dongchuan (made up)
990202,西岭县,county,990200,Xiling (made up)
"""
BODIES = (
    "科技",
    "财政",
    "统计",
    "教育",
    "商务",
    "农业农村",
    "卫生健康",
    "生态环境",
    "水利",
    "住建",
)
FIELDS = (
    "新材料", "生物医药", "智能装备", "节能环保", "现代种业", "日用化工", "食品加工", "绿色建材",
    "电子信息", "轨道交通", "海洋工程", "特种纺织", "工业软件", "新型储能", "数字创意",
    "现代物流", "智慧农业", "医疗器械", "精密铸造", "激光制造",
)  # fmt: skip
LINES = (
    ("培育{}领域骨干企业", "cultivate", {}),
    ("深化{}产业交流合作", "connect", {}),
    ("支持{}企业开展技术研究", "research", {"modality": "support"}),
    ("引进{}领域高层次人才", "attract", {}),
    ("鼓励{}企业开展职工培训", "train", {"modality": "support"}),
    ("推广应用{}领域新技术", "use", {}),
    ("加强{}产品质量监管", "regulate", {}),
)
MADE = (
    ("建成{}检测平台", "build", "{}检测平台"),
    ("出台{}产业扶持办法", "enact", ""),
    ("成立{}产业联盟", "establish", ""),
    ("举办{}产业对接会", "organise", ""),
)
ASIDES = (
    ("围绕{}产业发展需求", "means"),
    ("聚焦{}关键环节", "means"),
    ("带动{}产业提质增效", "aim"),
    ("不断优化{}产业发展环境", "aim"),
    ("近年来{}产业规模稳步扩大并已成为带动就业和增收的重要力量", "background"),
)
TARGETS = (
    ("新增{}规模以上工业企业{}家", "industrial-firms-above-scale-new", "firm"),
    ("{}高新技术企业达到{}家", "high-tech-enterprises", "firm"),
    ("{}科技型中小企业达到{}家", "tech-smes", "firm"),
    ("{}技术合同成交额达到{}亿元", "technology-contract-value", "亿元"),
    ("引进{}创新创业团队{}个", "innovation-teams", "team"),
)
COUNTED = "一二三四五六七八九十"
NUMBERING = (("{}、", "({})", "{}."), ("{}、", "（{}）", "{}．"))
Record = dict[str, Any]


class Writer:
    """A plan under way: its text, and its sections in the form of ``plan.yaml``."""

    def __init__(self, draw: random.Random, id: str, fault: bool) -> None:
        self.draw, self.id, self.fault = draw, id, fault
        self.start = draw.randint(2019, 2024)
        self.end = self.start + draw.randint(2, 4)
        self.text, self.records = "", 0
        self.numbering = draw.choice(NUMBERING)
        self.signs = draw.choice(((",", ";"), ("，", "；")))
        self.fields = draw.sample(FIELDS, len(FIELDS))

    def plan(self) -> tuple[str, Record]:
        title = f"清河市科技创新行动方案({self.start}-{self.end}年)"
        self.text = f"{title}\n"
        sections: list[Record] = [{"id": "title", "role": "cover", "starts": title}]
        sections.append(self.preamble())
        sections.append(self.goals())
        length, number = self.draw.randint(7_000, 13_000), 0
        parts: list[Record] = []
        for part in range(1, 7):
            tasks: list[Record] = []
            heading = self.headed(0, COUNTED[part], f"发展{self.field()}产业")
            part_section = {"id": f"p{part}", "role": "actions", "heading": heading}
            while not tasks or len(self.text) < length * part / 6.3:
                number += 1
                tasks.append(self.task(f"t{number}", str(number)))
            parts.append({**part_section, "title_en": f"Part {part}", "sections": tasks})
        sections += [*parts, self.safeguards()]
        written = f"{self.start}年{self.draw.randint(1, 3)}月{self.draw.randint(1, 28)}日"
        self.text += f"清河市人民政府\n{written}\n"
        sections.append({"id": "signature", "role": "signature", "starts": "清河市人民政府\n"})
        year, rest = written.split("年")
        month, day = rest[:-1].split("月")
        return self.text, self.facts(title, f"{year}-{int(month):02}-{int(day):02}", sections)

    def facts(self, title: str, written: str, sections: list[Record]) -> Record:
        return {
            "id": self.id,
            "title": title,
            "title_en": f"Qinghe action plan {self.id}, made up",
            "genre": "action-plan",
            "status": "issued",
            "region": "990200",
            "issuer": "清河市人民政府",
            "written": written,
            "period": {"start": self.start, "end": self.end},
            "missing": dict.fromkeys(
                ("document_number", "published", "source_url"), "not-in-source"
            ),
            "source": {
                "sha256": sha256(self.text.encode()).hexdigest(),
                **dict.fromkeys(("url", "publisher", "retrieved")),
                "capture": "transcription",
                "script": "Hans",
            },
            "sections": sections,
        }

    def field(self) -> str:
        """One of the fields, in their turn, so that no two promises of a plan are the same."""
        self.records += 1
        place = FIELDS[self.records // len(FIELDS) % len(FIELDS)]
        first = self.fields[self.records % len(FIELDS)]
        return first if first == place else f"{place}和{first}"

    def headed(self, level: int, number: str, words: str) -> str:
        heading = self.numbering[level].format(number) + words
        self.text += f"{heading}\n"
        return heading

    def bodies(self) -> str:
        lead, *support = self.draw.sample(BODIES, self.draw.randint(2, 4))
        named = "、".join(f"市{one}局" for one in support)
        words = f"(牵头单位:市{lead}局;配合单位:{named})"
        self.text += f"{words}\n"
        return words

    def target(self, id: str, year: str) -> Record:
        words, indicator, unit = self.draw.choice(TARGETS)
        value, field = self.draw.randint(2, 400), self.field()
        quote = words.format(field, value)
        self.text += quote
        stated = value + (self.fault and id == "goal-1")
        record = {"id": id, "indicator": indicator, "quote": quote, "comparator": "eq"}
        return {
            **record,
            "value": stated,
            "unit": unit,
            "scope": field,
            "timing": "by",
            **({"year": int(year)} if year else {}),
        }

    def preamble(self) -> Record:
        starts = "为加快推进科技创新"
        self.text += starts
        for _ in range(self.draw.randint(30, 110)):
            self.text += f"{self.signs[0]}促进{self.field()}产业与科技创新深度融合发展"
        self.text += f"{self.signs[0]}结合实际制定本方案。\n"
        return {"id": "preamble", "role": "preamble", "starts": starts}

    def goals(self) -> Record:
        heading = self.headed(0, "一", "主要目标")
        self.text += f"到{self.end}年{self.signs[0]}"
        targets = []
        for number in range(1, self.draw.randint(8, 20)):
            targets.append(self.target(f"goal-{number}", ""))
            self.text += self.signs[1]
        self.text = self.text[:-1] + "。"
        return {
            "id": "goals",
            "role": "goals",
            "heading": heading,
            "title_en": "Goals",
            "given": [{"quote": f"到{self.end}年", "year": self.end}],
            "responsibilities": [self.bodies()],
            "targets": targets,
        }

    def task(self, id: str, number: str) -> Record:
        heading = self.headed(2, number, f"发展{self.field()}项目。")
        section: Record = {"id": id, "role": "task", "heading": heading, "title_en": f"Task {id}"}
        for sentence in range(self.draw.randint(3, 7)):
            for clause in range(self.draw.randint(2, 4)):
                self.text += self.signs[0] if clause else ""
                kind = self.draw.choices(("lines", "made", "asides"), (5, 3, 3))[0]
                getattr(self, kind)(section, f"{id}-{sentence}-{clause}")
            self.text += "。"
        section["responsibilities"] = [self.bodies()]
        return section

    def lines(self, section: Record, id: str) -> None:
        words, action, more = self.draw.choice(LINES)
        quote = words.format(self.field())
        self.text += quote
        record = {"quote": quote, "action": action, "grain": "line", **more}
        section.setdefault("measures", []).append(record)

    def made(self, section: Record, id: str) -> None:
        words, action, thing = self.draw.choice(MADE)
        field = self.field()
        quote = words.format(field)
        self.text += quote
        record: Record = {"id": id, "quote": quote, "action": action, "grain": "deliverable"}
        record |= {"entities": [thing.format(field)]} if thing else {}
        section.setdefault("measures", []).append(record)

    def asides(self, section: Record, id: str) -> None:
        words, reason = self.draw.choice(ASIDES)
        quote = words.format(self.field())
        self.text += quote
        section.setdefault("asides", []).append({"quote": quote, "reason": reason})

    def safeguards(self) -> Record:
        heading = self.headed(0, "八", "保障措施")
        amount = self.draw.randint(2, 90)
        reward = f"对新认定的专精特新中小企业每家奖励{amount}万元"
        self.text += f"每月通报进展。每季度召开调度会。{reward}。"
        return {
            "id": "safeguards",
            "role": "safeguards",
            "heading": heading,
            "title_en": "Safeguards",
            "responsibilities": [self.bodies()],
            "duties": [
                {"id": "monthly", "quote": "每月通报进展", "kind": "publication", "every": "P1M"},
                {"id": "quarterly", "quote": "每季度召开调度会", "kind": "meeting", "every": "P3M"},
            ],
            "funding": [
                {
                    "id": "reward",
                    "quote": reward,
                    "instrument": "PI008",
                    "amount": amount,
                    "unit": "万元",
                    "bound": "exact",
                    "per": "enterprise",
                    "beneficiary": "专精特新中小企业",
                    "form": "reward",
                }
            ],
        }


def lay(root: Path, size: int, seed: int = 1, *, faults: bool = False) -> None:
    """Lay a corpus of so many plans in a new folder; a larger one begins with the same plans."""
    for folder in ("schemas", "validators", "datapackage/registers"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "datapackage/datapackage.yaml", root / "datapackage")
    registers = root / "datapackage" / "registers"
    with (registers / "regions.csv").open("a", encoding="utf-8", newline="") as stream:
        stream.write(REGIONS)
    write_yaml(registers / "organisations" / "qinghe.yaml", list(bodies()))
    for number in range(size):
        id = f"qinghe-{number:05}"
        fault = faults and not number % 10
        text, plan = Writer(random.Random(f"{seed} {id}"), id, fault).plan()
        folder = root / "datapackage" / "plans" / id
        folder.mkdir(parents=True)
        (folder / "source.txt").write_text(text, encoding="utf-8", newline="")
        write_yaml(folder / "plan.yaml", plan)


def bodies() -> Any:
    """The made-up bodies, as a register holds them."""
    common = {"region": "990200", "kind": "body"}
    yield {
        "id": "qinghe-government",
        "name": "清河市人民政府",
        "name_en": "Qinghe",
        **common,
        "function": "government",
    }
    for number, name in enumerate(BODIES):
        yield {
            "id": f"qinghe-{number}",
            "name": f"清河市{name}局",
            "name_en": f"Qinghe bureau {number}",
            "aliases": [f"市{name}局"],
            **common,
            "function": "science",
        }


def write_yaml(path: Path, data: Any) -> None:
    written = yaml.dump(
        data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10**6
    )
    path.write_text(written, encoding="utf-8", newline="")
