"""Contests as cards and seat tallies as a table, in HTML; every fact links to its place in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape

from electextract.io.tables import ranked
from electextract.records import ContestResult, SeatTally, Standing
from electextract.viz.colours import party_colour
from electextract.viz.wording import (
    candidate_name,
    contest_context,
    election_words,
    latin_form,
    number_words,
    seat_latin,
    seat_name,
)

Link = Callable[[str, str], str]
"""Path of a fact and the HTML of its words -> the words, linked to their place if they have one."""

_OUTCOMES = {"won": "won", "leading": "leads", "lost": "lost", "trailing": "trails"}


def fact_link(numbers: Mapping[str, int], rules: Mapping[str, Iterable[str]], *, anchor: str) -> Link:
    """A `Link` for facts that stand in the text at `#{anchor}-{number}`; `rules` are told in the tooltip."""

    def link(path: str, words: str) -> str:
        if not words or path not in numbers:
            return words
        read = ", ".join(rules.get(path, ()))
        title = escape(f"read by {read}") if read else "see the text"
        return f'<a class="ee-fact" href="#{anchor}-{numbers[path]}" title="{title}">{words}</a>'

    return link


def contest_card(contest: ContestResult, link: Link) -> str:
    """One contest: seat, candidates with those ahead first, margin, confidence, warnings."""
    latin = seat_latin(contest)
    order = {id(standing): index for index, standing in enumerate(contest.candidates)}
    rows = "".join(_candidate_row(one, f"candidates/{order[id(one)]}", link) for one in ranked(contest))
    warnings = "".join(f'<li title="{escape(each.code)}">{escape(each.message)}</li>' for each in contest.warnings)
    return (
        f'<section class="ee-card" aria-label="{escape(seat_name(contest))}">'
        f'<header><strong class="ee-seat">{link("constituency", escape(seat_name(contest)))}</strong>{_latin(latin)}'
        f'<div class="ee-context">{escape(" · ".join(contest_context(contest)))}</div></header>'
        f'<ul class="ee-candidates">{rows}</ul>{_foot(contest, link)}'
        f"{f'<ul class=ee-warnings>{warnings}</ul>' if warnings else ''}</section>"
    )


def tally_table(tallies: Iterable[tuple[SeatTally, Link]]) -> str:
    """Seat tallies as a table, a row a party and scope."""
    head = "".join(f'<th scope="col">{name}</th>' for name in ("party", "won", "leading", "contested", "where"))
    rows = "".join(_tally_row(tally, link) for tally, link in tallies)
    return f'<table class="ee-tallies"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _candidate_row(standing: Standing, path: str, link: Link) -> str:
    latin = latin_form(standing.name, standing.name_latin)
    outcome = _OUTCOMES.get(standing.outcome or "", "")
    votes = link(f"{path}/votes", escape(number_words(standing.votes)))
    share = f"{standing.share:g} %" if isinstance(standing.share, (int, float)) else ""
    extras = [share, "deposit lost" if standing.deposit_lost else ""]
    small = " · ".join(filter(None, extras))
    return (
        f'<li class="ee-{outcome or "stood"}"><span class="ee-outcome">{link(f"{path}/outcome", outcome)}</span>'
        f'<span class="ee-name">{_name(standing, path, link)}{_latin(latin)}</span>'
        f'<span class="ee-party">{_party(standing, path, link)}</span>'
        f'<span class="ee-votes">{votes}{f"<small>{escape(small)}</small>" if small else ""}</span></li>'
    )


def _name(standing: Standing, path: str, link: Link) -> str:
    words = escape(candidate_name(standing))
    return link(f"{path}/name", words) if standing.name else f'<span class="ee-unnamed">{words}</span>'


def _party(standing: Standing, path: str, link: Link) -> str:
    if standing.party is None:
        return ""
    words = escape(standing.party.id)
    return chip(standing.party.id) + (link(f"{path}/party", words))


def chip(party: str) -> str:
    """A dot in the party's colour; the name stands beside it, so it is hidden from screen readers."""
    return f'<i class="ee-chip" style="background:{party_colour(party)}" aria-hidden="true"></i>'


def _latin(latin: str) -> str:
    return f' <span class="ee-latin">{escape(latin)}</span>' if latin else ""


def _foot(contest: ContestResult, link: Link) -> str:
    margin = link("margin", escape(number_words(contest.margin)))
    parts = [f"<span>margin <b>{margin}</b></span>" if margin else ""]
    if isinstance(contest.confidence, (int, float)):
        parts.append(f"<span>confidence <b>{contest.confidence:.0%}</b></span>")
    foot = "".join(parts)
    return f'<footer class="ee-foot">{foot}</footer>' if foot else ""


def _tally_row(tally: SeatTally, link: Link) -> str:
    counts = "".join(
        f"<td>{link(name, escape(number_words(getattr(tally, name))))}</td>" for name in ("won", "leading", "contested")
    )
    where = " · ".join(filter(None, (tally.scope, tally.house, election_words(tally.election))))
    party = f"{chip(tally.party.id)}{escape(tally.party.id)}"
    return f'<tr><th scope="row">{party}</th>{counts}<td>{escape(where)}</td></tr>'
