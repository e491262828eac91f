"""What an organisation answers for as one table, in the order of dates."""

from collections.abc import Iterable
from datetime import date

from taizhang.promises import Due, Promise
from taizhang.site.language.text_run import TextRun
from taizhang.site.ledger.items import Item
from taizhang.site.parts.card import Card
from taizhang.site.parts.figures import Column, Figure, Row, quote, words
from taizhang.site.records.mentions import Mentions

COLUMNS = ("no", "task", "promise", "when", "who-answers", "supported-by", "quote", "standing")


def by_date(items: Iterable[tuple[Item, Card]], mentions: Mentions) -> Figure:
    """The promises among the items of a ledger, and its shares, each once; those without a date last."""
    promised: dict[tuple[str, str, str], tuple[Promise, Item, Card]] = {}
    for item, card in items:
        if item.promise:
            share = card.quote.anchor if item.kind == "shares" else ""
            key = (item.plan.id, item.promise.claim.id, share)
            promised.setdefault(key, (item.promise, item, card))
    ordered = sorted(
        promised.values(),
        key=lambda one: (one[0].due.day or date.max, one[1].plan.id, one[0].claim.start),
    )
    rows = tuple(
        _row(number, promise, item, card, mentions)
        for number, (promise, item, card) in enumerate(ordered, 1)
    )
    word = mentions.locale.word
    columns = tuple(Column(key, TextRun(word(key))) for key in COLUMNS)
    return Figure("dates", word("ledger-by-date"), columns, rows)


def _dated(due: Due, mentions: Mentions) -> str:
    """The day of what names none itself, and what gives it."""
    by = mentions.locale.label("due-by", due.by)
    return mentions.locale.word("dated").format(day=due.day, by=by) if due.day else ""


def _row(number: int, promise: Promise, item: Item, card: Card, mentions: Mentions) -> Row:
    cards, claim = mentions.cards(item.plan), promise.claim
    told = mentions.locale.word("list-stop").join(
        part for part in (card.title[0].text, card.phrase) if part
    )
    return Row(
        (
            words(str(number)),
            words(cards.section(claim.section)[0]),
            words(TextRun(told, "", cards.page_of(claim), cards.anchors.record(claim))),
            words(card.when or _dated(promise.due, mentions)),
            words(*cards.answers.leading(claim, short=True)),
            words(*cards.answers.supporting(claim)),
            quote(card.quote),
            words(cards.answers.standing(claim)),
        ),
        item.plan.data["status"] == "draft",
    )
