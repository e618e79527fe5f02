"""An extraction as HTML: the article on one side, its contests and seat tallies on the other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from importlib.resources import files

from electextract.records import LABELS, ContestResult, Extraction
from electextract.viz.cards import Link, contest_card, fact_link, tally_table
from electextract.viz.colours import ENTITY_COLOURS
from electextract.viz.facts import Fact, extraction_facts
from electextract.viz.marked_text import TEXT_SHOWN, text_html

_LANGUAGES = {"en": "en", "bn": "bn"}


def extraction_html(extraction: Extraction) -> str:
    """The article, if its text is there, and what was read from it, in one frame with its own style."""
    facts = extraction_facts(extraction) if extraction.text else {}
    anchor = f"ee-{_digest(extraction.to_json() + extraction.text)}"
    article = _article(extraction, facts, anchor) if extraction.text else ""
    columns = "ee-body ee-both" if article else "ee-body"
    side = "".join(_side(extraction, facts, anchor))
    body = f'{_head(extraction)}<div class="{columns}">{article}<div class="ee-side">{side}</div></div>'
    return framed(body, anchor=anchor, style=_marking(anchor, len(facts)))


def contest_html(contest: ContestResult) -> str:
    """One contest in a frame of its own, without the text that it was read from."""
    card = contest_card(contest, fact_link({}, {}, anchor=""))
    return framed(f'<div class="ee-side">{card}</div>')


def framed(body: str, *, anchor: str = "", style: str = "") -> str:
    """HTML with the style that it needs to stand in any page."""
    return f'<div class="electextract {anchor}"><style>{_style()}{style}</style>{body}</div>'


@cache
def _style() -> str:
    rules = files(__package__).joinpath("notebook.css").read_text(encoding="utf-8")
    tints = "".join(f".electextract .ee-label-{label}{{--tint:{colour}}}\n" for label, colour in ENTITY_COLOURS.items())
    return f"\n{rules}{tints}"


def _marking(anchor: str, count: int) -> str:
    """While the link to fact 7 is pointed at or has the focus, all places of fact 7 are marked."""
    if not count:
        return ""
    pairs = (f'.{anchor}:has([href="#{anchor}-{n}"]:is(:hover,:focus)) [data-f~="{n}"]' for n in range(count))
    look = "background:var(--hit);color:light-dark(#1c2330,#14100a);outline:2px solid var(--hit)"
    return ",\n".join(pairs) + f"{{{look}}}\n"


def _digest(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()[:8]


def _head(extraction: Extraction) -> str:
    title = escape(extraction.title or extraction.id)
    known = (extraction.published, extraction.source, extraction.model)
    rest = "".join(f"<span>{escape(part)}</span>" for part in known if part)
    return f'<div class="ee-head"><strong>{title}</strong>{rest}</div>'


def _article(extraction: Extraction, facts: Mapping[str, Fact], anchor: str) -> str:
    text = text_html(extraction.text, extraction.entities, dict(enumerate(facts.values())), anchor=anchor)
    left_out = len(extraction.text) - TEXT_SHOWN
    rest = f'<p class="ee-none">… {left_out:,} more characters are not shown here.</p>' if left_out > 0 else ""
    language = _LANGUAGES.get(extraction.language, "und")
    region = f'class="ee-text" tabindex="0" role="region" aria-label="text of the article" lang="{language}"'
    return f'<div class="ee-article">{_legend(extraction)}<div {region}>{text}</div>{rest}</div>'


def _legend(extraction: Extraction) -> str:
    found = {mention.label for mention in extraction.entities}
    names = (label for label in LABELS if label in found)
    marks = "".join(f'<mark class="ee-label-{name}">{name.replace("_", " ").lower()}</mark>' for name in names)
    return f'<div class="ee-legend">{marks}</div>' if marks else ""


def _side(extraction: Extraction, facts: Mapping[str, Fact], anchor: str) -> Iterator[str]:
    numbers = {path: number for number, path in enumerate(facts)}

    def link_under(head: str) -> Link:
        below = {path.removeprefix(head): path for path in facts if path.startswith(head)}
        rules = {path: facts[full].rules for path, full in below.items()}
        return fact_link({path: numbers[full] for path, full in below.items()}, rules, anchor=anchor)

    for index, contest in enumerate(extraction.contests):
        yield contest_card(contest, link_under(f"contests/{index}/"))
    if extraction.tallies:
        rows = [(tally, link_under(f"tallies/{index}/")) for index, tally in enumerate(extraction.tallies)]
        yield f'<section class="ee-card" aria-label="seats">{tally_table(rows)}</section>'
    if not extraction.contests and not extraction.tallies:
        yield '<p class="ee-none">No result was found in this article.</p>'
