"""What a clause does, how strongly, and which of its verbs are none: read by the real words."""

import pytest
from packages import PROJECT

from taizhang.corpus import Corpus
from taizhang.second_reading.actions import action_words

WORDS = action_words(Corpus(PROJECT).registers)


@pytest.mark.parametrize(
    ("clause", "action"),
    [
        # Nouns in names and compounds.
        ("支持技术创新中心建设公共服务平台", "build"),
        ("支持甲产业转移工业园申报省级高新区", "status"),
        ("甲合作示范区重点发展新材料产业", "cultivate"),
        ("鼓励众创空间、孵化器为园区企业提供成果转化服务", "serve"),
        ("引导园区孵化器建立专业化服务平台", "build"),
        ("支持甲集聚区、乙产业园做大做强特色产业", "cultivate"),
        ("支持高校、科研院所与龙头企业共建重点实验室", "build"),
        ("鼓励中试基地引进团队", "attract"),
        ("支持精细化工产业发展", "cultivate"),
        # Behind a light verb the nouns of a list; an object makes its verb the main one.
        ("推进关键技术研发及产业化应用", "research"),
        ("促进产学研合作和科技成果转化应用", "connect"),
        ("实施企业技术改造", "upgrade"),
        ("推动检测平台尽快建成投入运营", "build"),
        ("推动高校、科研机构制定成果转化分配制度", "enact"),
        ("推动设立知识产权公共服务中心", "build"),
        ("加快推进三大产业集群建设", "cultivate"),
        # A means gives way to the verb it serves.
        ("联合有关合作银行共建金融服务平台", "build"),
        ("支持高校联合大湾区科技力量申报重大项目", "status"),
        ("通过设立特聘岗位引进高层次人才", "attract"),
        ("统筹布局建设重大科技基础设施", "build"),
        ("市区联动为企业提供用地服务", "serve"),
        # Verb and object together.
        ("培育产业急需的中高端人才", "train"),
        ("壮大技术经理人队伍", "train"),
        ("培养一批科技型中小企业", "cultivate"),
        ("培育一批突破性新品种", "research"),
        ("全面落实研发费用加计扣除等税收优惠政策", "fund"),
        ("积极创建省级高新区", "status"),
        ("承担重大科研任务", "research"),
        ("创新联动支持模式", "establish"),
        ("创新优化高新区发展体制机制", "reform"),
        ("引导银行机构创新金融产品", "fund"),
        ("拓展新兴技术应用场景", "use"),
        ("拓展我市与中科院的合作", "connect"),
        ("探索与国际接轨的科技成果转化机制", "establish"),
        ("支持甲市争创省级科技创新强县", "status"),
        ("引导有条件的企业自建工业设计中心", "build"),
    ],
)
def test_the_main_verb_and_what_it_is_about_say_the_action(clause: str, action: str) -> None:
    assert WORDS.read(clause).actions[:1] == (action,)


@pytest.mark.parametrize(
    ("clause", "action"),
    [
        ("创新金融产品", "fund"),
        ("孵化科技企业", "cultivate"),
        ("示范推广新品种", "use"),
        ("服务企业发展", "serve"),
        ("引进培育人才", "attract"),
        ("细化工作方案", "enact"),
        ("合作共建研究院", "connect"),
        ("转移转化科技成果", "transfer"),
        ("加强基地建设", "build"),
    ],
)
def test_a_verb_that_may_be_a_noun_is_the_verb_at_the_beginning(clause: str, action: str) -> None:
    assert WORDS.read(clause).actions[:1] == (action,)


@pytest.mark.parametrize(
    ("clause", "modality"),
    [
        ("高标准谋划建设科技馆", "explore"),
        ("争取纳入国家技术创新中心体系", "strive"),
        ("全力争创应用推广基地", "strive"),
        ("建设科技馆", None),
    ],
)
def test_a_modal_word_that_opens_a_longer_word_counts(clause: str, modality: str | None) -> None:
    word = WORDS.read(clause).modality
    assert (word and word.says) == modality


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("围绕技术研发、标准制定、批量生产等环节开展攻关", ["开展", "攻关"]),
        ("精细化工产业要壮大规模", ["壮大"]),
        ("以大槐集聚区为主轴打造创新区域", ["打造"]),
        ("联合财政部门落实政策", ["落实"]),
        ("引进团队、制定办法", ["引进", "制定"]),
    ],
)
def test_nouns_of_a_list_names_and_means_are_no_further_verbs(text: str, verbs: list[str]) -> None:
    assert [word.word for word in WORDS.action_verbs(text)] == verbs
