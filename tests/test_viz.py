"""Results as HTML: complete, escaped, with every fact at its place."""

import re
import subprocess
import sys
import tomllib
from html.parser import HTMLParser
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

import pytest
import spacy
from fake_models import fake_model
from spacy import displacy
from spacy.util import registry

import electextract
from electextract import records as rec
from electextract.errors import ElectextractError
from electextract.gazetteers import parties
from electextract.records import Rounds
from electextract.viz.colours import ENTITY_COLOURS, NO_PARTY, party_colour, party_colours
from electextract.viz.facts import Fact, contest_facts, extraction_facts, tally_facts
from electextract.viz.marked_text import TEXT_SHOWN, cut_pieces
from electextract.viz.notebook import show, to_html
from electextract.viz.wording import rounds_left

WIN = "Asha (BJP) beat Dipak in Sitai by 5000 votes. INC won 7 seats."
HOSTILE = [
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "&lt;b&gt; &amp; <!-- -->",
    "javascript:alert(1)",
    "]]></script>",
]


class Page(HTMLParser):
    """All elements with their attributes, and all text."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.elements, self.words, self.path = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self.path.append(tag)

    def handle_endtag(self, tag):
        while self.path and self.path.pop() != tag:
            pass

    def handle_data(self, data):
        if "style" not in self.path:
            self.words.append(data)

    @property
    def text(self):
        return "".join(self.words)

    def ids(self):
        return [attrs["id"] for _, attrs in self.elements if "id" in attrs]

    def links(self):
        return [attrs["href"] for tag, attrs in self.elements if tag == "a"]


def found(text=WIN):
    return electextract.extract(text, nlp=fake_model())


def test_an_extraction_shows_text_contests_and_seats():
    page = Page(found()._repr_html_())
    assert WIN in page.text
    for words in ("Sitai", "Asha", "Dipak", "BJP", "5,000", "result declared", "INC", "7"):
        assert words in page.text
    marks = [attrs["class"] for tag, attrs in page.elements if tag == "mark" and "title" in attrs]
    assert sorted(marks) == sorted(f"ee-label-{mention.label}" for mention in found().entities)


def test_every_link_of_a_fact_leads_to_its_place():
    page = Page(found()._repr_html_())
    assert {link.removeprefix("#") for link in page.links()} <= set(page.ids())
    assert len(set(page.ids())) == len(page.ids())
    html = found()._repr_html_()
    for path, fact in extraction_facts(found()).items():
        number = list(extraction_facts(found())).index(path)
        for start, end in fact.places:
            assert re.search(rf'data-f="(?:\d+ )*{number}(?: \d+)*">{re.escape(WIN[start:end])}<', html), path
        assert re.search(rf':has\(\[href="#ee-\w+-{number}"\]', html)


def test_a_contest_shows_itself_without_links():
    page = Page(found().contests[0]._repr_html_())
    assert "Sitai" in page.text
    assert page.links() == []


def test_the_same_result_gives_the_same_html():
    assert found()._repr_html_() == found()._repr_html_()
    assert to_html(found()) != to_html(found(WIN + " "))


def test_bengali_is_kept_and_has_its_latin_form_and_language():
    seat = rec.Constituency("কালীগঞ্জ", name_latin="Kaliganj")
    contest = rec.ContestResult(seat, candidates=(rec.Standing("আলিফা আহমেদ", "Alifa Ahmed", outcome="leading"),))
    html = to_html(rec.Extraction("a", "bn", contests=(contest,), text="কালীগঞ্জে আলিফা আহমেদ এগিয়ে।"))
    page = Page(html)
    assert "কালীগঞ্জে আলিফা আহমেদ এগিয়ে।" in page.text
    assert "Kaliganj" in page.text
    assert "Alifa Ahmed" in page.text
    assert 'lang="bn"' in html
    assert "Bengali" in html  # a font for it is named


def hostile(words):
    place = {"text": words, "start": 0, "end": len(words)}
    number = rec.Quantity(5, "exact", 5, 5, 1, words, 0, len(words))
    standing = rec.Standing(words, words + "x", (rec.Mention(**place),), rec.Party(words, words), words, number)
    contest = rec.ContestResult(
        rec.Constituency(words, words, 0, len(words), words + "x", words),
        state=words,
        candidates=(standing,),
        margin=number,
        evidence=(rec.Evidence("margin", 0, 3, words),),
        warnings=(rec.Warning(words, words),),
    )
    return rec.Extraction(
        words,
        title=words,
        url=words,
        source=words,
        model=words,
        entities=(rec.Mention(**place, label=words, id=words),),
        contests=(contest,),
        tallies=(rec.SeatTally(rec.Party(words), words, won=number),),
        text=words * 2,
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_no_article_and_no_record_can_bring_in_elements_or_scripts(words):
    harmless = Page(to_html(hostile("x" * len(words))))
    for extraction in (hostile(words), electextract.Extraction.from_dict(hostile(words).to_dict())):
        page = Page(to_html(extraction))
        tags = {tag for tag, _ in page.elements}
        assert tags <= {tag for tag, _ in harmless.elements}
        names = {name for _, attrs in page.elements for name in attrs}
        assert names <= {
            "class",
            "style",
            "title",
            "href",
            "id",
            "data-f",
            "lang",
            "tabindex",
            "role",
            "aria-label",
            "aria-hidden",
            "scope",
        }
        assert all(link.startswith("#ee-") for link in page.links())
        assert words in page.text


def test_without_its_text_an_extraction_shows_what_was_read_and_links_nowhere():
    page = Page(to_html(rec.Extraction.from_dict(found().to_dict())))
    assert "Sitai" in page.text
    assert page.links() == []
    assert "No result was found" in Page(to_html(rec.Extraction("a", text="Polling is on Monday."))).text


def test_a_very_long_text_is_cut_and_says_so():
    page = Page(to_html(rec.Extraction("a", text="x" * (TEXT_SHOWN + 1234))))
    assert "1,234 more characters are not shown here" in page.text


def test_pieces_are_the_text_whatever_entities_and_facts_overlap():
    text = "abcdefghij"
    facts = {0: rec_fact((2, 5)), 1: rec_fact((4, 8), (0, 1)), 2: rec_fact((9, 99))}
    entities = [rec.Mention("cdef", 2, 6, "PARTY"), rec.Mention("j", 9, 12, "MARGIN")]
    pieces = list(cut_pieces(text, entities, facts))
    assert "".join(piece.text for piece in pieces) == text
    assert [(piece.text, piece.facts) for piece in pieces if piece.facts] == [
        ("a", (1,)), ("cd", (0,)), ("e", (0, 1)), ("f", (1,)), ("gh", (1,)), ("j", (2,)),
    ]  # fmt: skip
    assert "".join(piece.text for piece in pieces if piece.entity and piece.entity.label == "PARTY") == "cdef"


def rec_fact(*places):
    return Fact("margin", places, ())


def test_facts_have_their_words_and_their_evidence_once_each():
    contest = rec.ContestResult(
        margin=rec.Quantity(5, start=3, end=4),
        evidence=(rec.Evidence("margin", 3, 4, "a"), rec.Evidence("margin", 8, 9, "b"), rec.Evidence("x", 0, 0, "c")),
    )
    assert list(contest_facts(contest)) == ["margin"]
    assert contest_facts(contest)["margin"].places == ((3, 4), (8, 9))
    assert contest_facts(contest)["margin"].rules == ("a", "b")
    tally = rec.SeatTally(rec.Party("INC"), won=rec.Quantity(5, start=3, end=4))
    assert tally_facts(tally)["won"].places == ((3, 4),)


def test_show_takes_docs_extractions_and_contests_and_nothing_else():
    html = electextract.show(fake_model()(WIN))
    assert html.startswith("<!DOCTYPE html>")
    assert WIN in Page(html).text
    assert "Sitai" in show(found().contests[0])
    with pytest.raises(ElectextractError, match="give an Extraction"):
        show("text")


def test_show_displays_in_jupyter(monkeypatch):
    shown = []
    display = pytest.importorskip("IPython.display", reason="needs the extra `notebook`")
    monkeypatch.setattr(display, "display", shown.append)
    assert show(found(), jupyter=True) is None
    assert WIN in Page(shown[0].data).text


def test_a_notebook_shows_extractions_and_contests_as_html():
    formatters = pytest.importorskip("IPython.core.formatters", reason="needs the extra `notebook`")
    for result in (found(), found().contests[0]):
        data, _ = formatters.DisplayFormatter().format(result)
        assert data["text/html"] == to_html(result)


ENTRY = entry_points(group="spacy_displacy_colors")


def test_the_entry_point_for_displacy_names_the_colours():
    settings = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))
    ((name, value),) = settings["project"]["entry-points"]["spacy_displacy_colors"].items()
    assert EntryPoint(name, value, "spacy_displacy_colors").load() == ENTITY_COLOURS


@pytest.mark.skipif(not ENTRY, reason="installed before there was an entry point for displaCy: install again")
def test_displacy_uses_the_colours_of_the_labels():
    assert registry.displacy_colors.get("electextract") == ENTITY_COLOURS
    doc = spacy.blank("xx")("Asha won")
    doc.ents = [doc.char_span(0, 4, "CANDIDATE")]
    assert ENTITY_COLOURS["CANDIDATE"] in displacy.render(doc, style="ent", jupyter=False)


def test_party_colours_belong_to_known_parties_and_never_fail():
    assert set(party_colours()) <= set(parties())
    assert party_colour("BJP") == "#ff9933"
    assert party_colour("INC+DMK") == party_colour("INC")
    assert party_colour(None) == NO_PARTY
    assert party_colour("A party of tomorrow") == party_colour("A party of tomorrow")
    lines = Path(electextract.__file__).parent.joinpath("viz", "party_colours.tsv").read_text(encoding="utf-8")
    assert len([line for line in lines.splitlines() if not line.startswith("#")]) == len(party_colours())


def test_importing_the_package_imports_nothing_heavy():
    code = "import sys, electextract; print(*{'spacy', 'pandas', 'electextract.viz', 'matplotlib'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize(
    ("rounds", "said"), [(Rounds(remaining=1), "1 round left"), (Rounds(remaining=4), "4 rounds left"), (Rounds(), "")]
)
def test_rounds_left_are_told_in_their_number(rounds: Rounds, said: str) -> None:
    assert rounds_left(rounds) == said
