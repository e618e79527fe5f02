"""Plots of results as matplotlib figures: margins, seats by party, the lead over time, confidence.

    from electextract.viz import plots
    plots.plot_seats(results).savefig("seats.png")

They need the extra `plots`. Names in Bengali are drawn where there is a font for them, else in their Latin form.
"""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke

from electextract.consolidated import ConsolidatedContest, Stand
from electextract.errors import ElectextractError, shorten
from electextract.figures import SHOWN_SIGNS, Figure
from electextract.romanise import romanise
from electextract.viz.colours import party_colour
from electextract.viz.figures import (
    AHEAD,
    INK,
    RULE,
    SOFT,
    Plot,
    Results,
    first_of,
    label_font,
    new_plot,
    put_together,
    say_nothing,
)
from electextract.viz.fonts import plot_label
from electextract.viz.reliability import plot_confidence

__all__ = ["plot_confidence", "plot_leads", "plot_margins", "plot_seats"]


def plot_margins(results: Results, *, closest: int = 20) -> Plot:
    """The closest declared contests: bars as long as the margin, in the colour of the winner's party.

    A thin line shows what the margin may be where articles round it or say "over".

    Args:
        results: extractions (put together first) or consolidated contests.
        closest: how many.
    """
    known = [one for one in put_together(results) if one.margin and one.status == "declared"]
    known.sort(key=lambda one: (one.margin.value if one.margin else 0, one.id))
    shown = known[:closest]
    plot, axes = new_plot("Closest contests", height=1.2 + 0.3 * max(len(shown), 4))
    if not shown:
        say_nothing(axes, "no declared contest with a margin")
        return plot
    for place, contest in enumerate(shown):
        _margin_bar(axes, place, contest)
    _name_rows(axes, [_seat_label(one) for one in shown])
    axes.set_xlabel("margin in votes", color=SOFT)
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.grid(axis="x", color=RULE)
    return plot


def plot_seats(results: Results, *, parties: int = 15) -> Plot:
    """Seats by party, those won in full colour, those in which it leads lighter; seats without a party come last.

    Args:
        results: extractions (put together first) or consolidated contests; best of one election.
        parties: how many, those with the most seats.
    """
    counts: dict[str, list[int]] = {}
    for contest in put_together(results):
        first = first_of(contest)
        if first:
            counts.setdefault(first.party or "", [0, 0])[AHEAD.index(str(first.outcome))] += 1
    rows = sorted(counts.items(), key=lambda row: (not row[0], -sum(row[1]), -row[1][0], row[0]))[:parties]
    plot, axes = new_plot("Seats by party", height=1.2 + 0.32 * max(len(rows), 4))
    if not rows:
        say_nothing(axes, "no contest with anyone ahead")
        return plot
    places = range(len(rows))
    colours = [party_colour(code) for code, _ in rows]
    won = [pair[0] for _, pair in rows]
    axes.barh(places, won, color=colours, height=0.68)
    axes.barh(places, [pair[1] for _, pair in rows], left=won, color=colours, alpha=0.4, height=0.68)
    for place, (_, pair) in enumerate(rows):
        axes.annotate(_seat_words(pair), (sum(pair), place), (5, 0), textcoords="offset points", va="center", color=INK)
    _name_rows(axes, [code or "party not said" for code, _ in rows])
    axes.margins(x=0.16)
    axes.set_xticks([])
    axes.spines["left"].set_visible(False)
    return plot


def plot_leads(results: Results, *, contest: str | None = None) -> Plot:
    """The lead in one contest over the count, a point for each stand that an article tells.

    Points have the colour of the party that leads; their place is the round, where told, and the day.

    Args:
        results: extractions (put together first) or consolidated contests.
        contest: id of the contest, id of the seat or its name; by default the one that is told most often.

    Raises:
        ElectextractError: code `contest`, for one that is not there.
    """
    chosen = _find_contest(put_together(results), contest)
    stands = [stand for stand in chosen.timeline if stand.margin] if chosen else []
    plot, axes = new_plot(f"Lead in {_seat_label(chosen)}" if chosen else "Lead over rounds")
    if not chosen or not stands:
        say_nothing(axes, "no article tells a lead")
        return plot
    axes.title.set(**label_font())
    leads = [stand.margin.value if stand.margin else 0 for stand in stands]
    axes.plot(range(len(stands)), leads, color=SOFT, linewidth=1, zorder=1)
    for place, stand in enumerate(stands):
        _lead_point(axes, place, stand, chosen)
    axes.set_xticks(range(len(stands)), [_moment(stand) for stand in stands])
    axes.margins(x=0.12)
    axes.set_ylim(0, 1.25 * max(1, *leads))
    axes.set_ylabel("lead in votes", color=SOFT)
    axes.yaxis.set_major_formatter("{x:,.0f}")
    axes.grid(axis="y", color=RULE)
    return plot


def _margin_bar(axes: Axes, place: int, contest: ConsolidatedContest) -> None:
    first, margin = first_of(contest), contest.margin
    assert margin is not None
    axes.barh(place, margin.value, color=party_colour(first.party if first else None), height=0.66)
    low = margin.value if margin.lower is None else margin.lower
    high = margin.value if margin.upper is None else margin.upper
    if low != high:
        axes.plot([low, high], [place, place], color=INK, linewidth=1)
    if margin.qualifier != "exact":
        axes.annotate(
            SHOWN_SIGNS[margin.qualifier].strip(),
            (0, place),
            (4, 0),
            textcoords="offset points",
            va="center",
            color="white",
        )


def _name_rows(axes: Axes, names: Sequence[str]) -> None:
    axes.set_yticks(range(len(names)), names)
    for label in axes.get_yticklabels():
        label.set(color=INK, **label_font())
    axes.invert_yaxis()


def _seat_label(contest: ConsolidatedContest) -> str:
    name = contest.constituency
    return plot_label(name, romanise(name)) if name else "seat not named"


def _seat_words(pair: Sequence[int]) -> str:
    return " + ".join(
        words for words in (f"{pair[0]}" if pair[0] else "", f"{pair[1]} leading" if pair[1] else "") if words
    )


def _find_contest(contests: Sequence[ConsolidatedContest], wanted: str | None) -> ConsolidatedContest | None:
    if wanted is None:
        return max(contests, key=lambda one: (sum(1 for stand in one.timeline if stand.margin), one.id), default=None)
    for one in contests:
        if wanted in (one.id, one.constituency_id, one.constituency, *one.spellings):
            return one
    raise ElectextractError("contest", f"contest is {shorten(wanted)}; none of the {len(contests)} has that id or seat")


def _lead_point(axes: Axes, place: int, stand: Stand, contest: ConsolidatedContest) -> None:
    ahead = next((each.candidate for each in stand.candidates if each.outcome in AHEAD), None)
    leader = contest.candidates[ahead] if ahead is not None else None
    margin = stand.margin
    assert margin is not None
    axes.scatter([place], [margin.value], s=70, color=party_colour(leader.party if leader else None), zorder=2)
    name = (leader.name_latin or leader.name or leader.party) if leader else None
    words = "\n".join(filter(None, (name, _figure_words(margin))))
    told = axes.annotate(
        words, (place, margin.value), (0, 9), textcoords="offset points", ha="center", color=INK, fontsize=9
    )
    told.set_path_effects([withStroke(linewidth=3, foreground="white")])


def _figure_words(figure: Figure) -> str:
    return f"{SHOWN_SIGNS[figure.qualifier]}{figure.value:,}"


def _moment(stand: Stand) -> str:
    counted = stand.rounds.counted if stand.rounds else None
    parts = (f"round {counted}" if counted is not None else "", stand.published or "")
    return "\n".join(part for part in parts if part) or "day not known"
