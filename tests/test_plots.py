"""Plots: what is drawn is what was found."""

import pytest

pytest.importorskip("matplotlib", reason="needs the extra `plots`")

from matplotlib.colors import to_hex

from electextract import records as rec
from electextract.consolidate import consolidate
from electextract.errors import ElectextractError
from electextract.io.annotated import read_article
from electextract.viz import fonts, plots
from electextract.viz.colours import party_colour


def contest(
    seat, party, margin, *, qualifier="exact", lower=None, upper=None, status="declared", name="Asha", rounds=None
):
    outcome = "won" if status == "declared" else "leading"
    return rec.ContestResult(
        rec.Constituency(seat, id=f"X-{seat}"),
        status=status,
        rounds=rounds and rec.Rounds(rounds),
        candidates=(rec.Standing(name, party=rec.Party(party), outcome=outcome),),
        margin=margin and rec.Quantity(margin, qualifier, lower or margin, upper or margin),
        confidence=0.9,
    )


def found(*contests, name="a", published="2024-06-04"):
    return rec.Extraction(name, published=published, contests=contests)


def labels(plot):
    return [label.get_text() for label in plot.axes[0].get_yticklabels()]


def test_margins_are_bars_from_the_closest_on_in_the_winners_colours():
    far = contest("Far", "INC", 90_000, qualifier="about", lower=85_000, upper=95_000)
    near = contest("Near", "BJP", 70)
    counting = contest("Counting", "SP", 5, status="counting")
    plot = plots.plot_margins([found(far, near, counting)])
    bars = plot.axes[0].patches
    assert labels(plot) == ["Near", "Far"]
    assert [bar.get_width() for bar in bars] == [70, 90_000]
    assert [to_hex(bar.get_facecolor()) for bar in bars] == [party_colour("BJP"), party_colour("INC")]
    assert [list(line.get_xdata()) for line in plot.axes[0].lines] == [[85_000, 95_000]]
    assert [text.get_text() for text in plot.axes[0].texts] == ["≈"]
    assert labels(plots.plot_margins([found(far, near)], closest=1)) == ["Near"]


def test_seats_are_counted_by_party_won_before_leading():
    given = [contest(f"S{n}", "AITC", 5 + n) for n in range(3)]
    given += [contest("L", "AITC", 9, status="counting"), contest("B", "BJP", 9), contest("N", None, 3)]
    given[-1] = rec.ContestResult(rec.Constituency("N"), candidates=(rec.Standing("Mira", outcome="won"),))
    plot = plots.plot_seats([found(*given)])
    assert labels(plot) == ["AITC", "BJP", "party not said"]
    won, leading = plot.axes[0].containers
    assert [bar.get_width() for bar in won] == [3, 1, 1]
    assert [bar.get_width() for bar in leading] == [1, 0, 0]
    assert leading[0].get_x() == 3
    assert to_hex(won[0].get_facecolor()) == party_colour("AITC")
    assert plot.axes[0].texts[0].get_text() == "3 + 1 leading"


def test_the_lead_is_drawn_over_rounds_with_the_leaders_colours():
    count = [
        found(contest("Sitai", "BJP", 900, status="counting", rounds=2, name="Dipak")),
        found(contest("Sitai", "AITC", 4000, status="counting", rounds=6), name="b"),
        found(contest("Sitai", "AITC", 5123), contest("Other", "INC", 5), name="c", published="2024-06-05"),
    ]
    plot = plots.plot_leads(count)
    axes = plot.axes[0]
    assert axes.get_title("left") == "Lead in Sitai"
    assert list(axes.lines[0].get_ydata()) == [900, 4000, 5123]
    assert [label.get_text() for label in axes.get_xticklabels()] == [
        "round 2\n2024-06-04",
        "round 6\n2024-06-04",
        "2024-06-05",
    ]
    colours = [to_hex(points.get_facecolor()[0]) for points in axes.collections]
    assert colours == [party_colour(code) for code in ("BJP", "AITC", "AITC")]
    assert [text.get_text() for text in axes.texts] == ["Dipak\n900", "Asha\n4,000", "Asha\n5,123"]
    assert plots.plot_leads(consolidate(count), contest="X-Other").axes[0].get_title("left") == "Lead in Other"
    with pytest.raises(ElectextractError, match="none of the 2 has that id or seat"):
        plots.plot_leads(count, contest="Nowhere")


def test_confidence_is_set_against_what_is_right():
    gold = read_article(
        {
            "id": "a",
            "text": "Asha won Sitai.",
            "contests": [{"constituency": {"name": "Sitai"}, "candidates": [{"name": "Asha", "outcome": "won"}]}],
        }
    )
    right = rec.ContestResult(
        rec.Constituency("Sitai"), candidates=(rec.Standing("Asha", outcome="won"),), confidence=0.9
    )
    wrong = rec.ContestResult(
        rec.Constituency("Sitai"), candidates=(rec.Standing("Mira", outcome="won"),), confidence=0.86
    )
    sure = [
        found(right),
        found(wrong),
        found(right),
        found(rec.ContestResult(rec.Constituency("B"), confidence=0.3), right),
    ]
    plot = plots.plot_confidence([gold] * 4, sure, bins=5)
    line = plot.axes[0].lines[1]
    assert list(line.get_xdata()) == pytest.approx([0.3, (0.9 * 3 + 0.86) / 4])
    assert list(line.get_ydata()) == pytest.approx([0, 0.75])
    assert [text.get_text() for text in plot.axes[0].texts] == ["1", "4"]
    with pytest.raises(ElectextractError, match="1 gold articles and 0 results"):
        plots.plot_confidence([gold], [])


@pytest.mark.parametrize("plot", [plots.plot_margins, plots.plot_seats, plots.plot_leads])
def test_nothing_to_draw_is_said(plot):
    (words,) = plot([]).axes[0].texts
    assert words.get_text().startswith("no ")
    assert plots.plot_confidence([], []).axes[0].texts[0].get_text() == "no contest with a confidence"


def test_bengali_is_drawn_with_a_font_for_it_or_in_its_latin_form(monkeypatch):
    results = [found(rec.ContestResult(rec.Constituency("ঝিঙেপোতাবাড়ি"), status="declared", margin=rec.Quantity(5)))]
    monkeypatch.setattr(fonts, "bengali_font", lambda: None)
    assert labels(plots.plot_margins(results)) == ["Jhingepotabari"]
    monkeypatch.setattr(fonts, "bengali_font", lambda: "Some Bengali")
    assert labels(plots.plot_margins(results)) == ["ঝিঙেপোতাবাড়ি"]


def test_a_font_without_the_letters_or_a_matplotlib_without_shaping_is_not_taken(monkeypatch):
    import matplotlib

    monkeypatch.setattr(fonts, "_can_shape", lambda: False)
    fonts.bengali_font.cache_clear()
    assert fonts.bengali_font() is None
    latin = f"{matplotlib.get_data_path()}/fonts/ttf/DejaVuSans.ttf"
    assert not fonts._has_letters(latin)
    assert not fonts._has_letters("no/such/font.ttf")
    fonts.bengali_font.cache_clear()


def test_bengali_labels_are_drawn_without_a_warning_where_there_is_a_font():
    if fonts.bengali_font() is None:
        pytest.skip("no font for Bengali, or a matplotlib that cannot shape it")
    results = [found(rec.ContestResult(rec.Constituency("ঝিঙেপোতাবাড়ি"), status="declared", margin=rec.Quantity(5)))]
    assert plots.plot_margins(results)._repr_png_().startswith(b"\x89PNG")


def test_a_plot_shows_itself_as_a_picture():
    assert plots.plot_seats([found(contest("Sitai", "BJP", 5))])._repr_png_().startswith(b"\x89PNG")
