"""Annotation tools' formats: exports are read, what fits comes back, what does not fit is told."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from electextract.errors import ElectextractError
from electextract.io.annotated import read_article
from electextract.io.formats import (
    FORMATS,
    TOOLS,
    pack_annotations,
    read_annotations,
    read_labels,
    write_annotations,
    write_predictions,
)
from electextract.io.formats.detection import detect_format
from electextract.io.formats.offsets import from_units, to_units
from electextract.io.formats.words import Borders, make_doc
from electextract.records import LABELS

EXPORTS = Path(__file__).parent / "exports"
LOSSLESS = ("label-studio", "doccano", "prodigy", "docbin", "jsonl")
WORDS = [
    "Asha",
    "Rao",
    "BJP's",
    "won",
    "১২,৩৪৫",
    "আহমেদকে",
    "CPI(M)",
    "🗳️",
    ".",
    "\n\n",
    "\t",
    "\xa0",
    "  ",
    "\r\n",
    " ",
]
CONTESTS = [{"constituency": {"name": "Sitai"}, "candidates": [{"name": "Asha Rao", "outcome": "won"}], "margin": None}]
MORE = {
    "schema_version": 1,
    "published": "2024-11-23",
    "facts": "invented",
    "contests": CONTESTS,
    "tallies": [{"party": {"id": "BJP"}, "won": {"value": 34, "qualifier": "at_least"}}],
}


make_doc("spaCy is loaded before Hypothesis counts what is random")


@st.composite
def articles(draw):
    """An article with entities on whole words, and perhaps everything else that the one format has."""
    text = draw(st.lists(st.sampled_from(WORDS) | st.text("ab দে-.,", min_size=1, max_size=4), min_size=1, max_size=25))
    text = "".join(word + draw(st.sampled_from([" ", " ", ""])) for word in text) + draw(st.sampled_from(["", "Rao"]))
    text = text if text.strip() else "Asha"
    borders = Borders(text)
    numbers = range(len(borders.starts))
    cuts = sorted(draw(st.lists(st.sampled_from(numbers), max_size=8, unique=True)))
    pairs = [(borders.starts[first], borders.ends[last]) for first, last in zip(cuts[::2], cuts[1::2], strict=False)]
    entities = [
        {"text": text[start:end], "start": start, "end": end, "label": draw(st.sampled_from(LABELS))}
        | draw(st.sampled_from([{}, {"id": "AITC", "score": 0.5}]))
        for start, end in pairs
    ]
    article = {"id": draw(st.sampled_from(["a-1", "7", "খবর"])), "text": text, "entities": entities}
    if len(pairs) > 1 and draw(st.booleans()):
        ends = [{"start": start, "end": end} for start, end in pairs[:2]]
        article["relations"] = [{"type": "won", "from": ends[0], "to": ends[1]}]
    return article | draw(st.sampled_from([{}, MORE]))


def content(given, form):
    return pack_annotations(given) if form == "docbin" else "".join(write_annotations(given, form=form)).encode()


@pytest.fixture(scope="session")
def read_back(tmp_path_factory):
    """Articles written in a format and read again."""
    path = tmp_path_factory.mktemp("formats") / "file"

    def read_back(given, form, **options):
        path.write_bytes(given if isinstance(given, bytes) else content(given, form))
        return list(read_annotations(path, form=form, **options))

    return read_back


@pytest.mark.parametrize("form", LOSSLESS)
@given(st.lists(articles(), min_size=1, max_size=3))
@settings(max_examples=40, deadline=None)
def test_nothing_is_lost_on_a_round_trip(read_back, form, given):
    assert read_back(given, form) == given


@given(st.lists(articles(), min_size=1, max_size=3))
@settings(max_examples=60, deadline=None)
def test_conll_keeps_text_and_entities_letter_by_letter(read_back, given):
    kept = [
        (each["text"], [(ent["start"], ent["end"], ent["label"]) for ent in each["entities"]])
        for each in read_back(given, "conll")
    ]
    assert kept == [
        (each["text"], [(ent["start"], ent["end"], ent["label"]) for ent in each["entities"]]) for each in given
    ]


@given(st.lists(articles(), min_size=1, max_size=2), st.lists(st.sampled_from(LOSSLESS), min_size=2, max_size=4))
@settings(max_examples=20, deadline=None)
def test_nothing_is_lost_on_the_way_through_several_tools(read_back, given, forms):
    found = given
    for form in forms:
        found = read_back(found, form)
    assert found == given


@given(st.text("aখ🗳\n", max_size=12), st.integers(0, 12))
def test_browser_offsets_are_those_of_utf_16(text, offset):
    offset = min(offset, len(text))
    assert to_units(text, offset) == len(text[:offset].encode("utf-16-le")) // 2
    assert from_units(text, to_units(text, offset)) == offset
    assert from_units(text, to_units(text, len(text)) + 3) == len(text) + 3


EXPORTED = {
    "label_studio.json": "label-studio",
    "doccano.jsonl": "doccano",
    "doccano_relations.jsonl": "doccano",
    "prodigy.jsonl": "prodigy",
    "label_studio.conll": "conll",
}


@pytest.mark.parametrize("name", EXPORTED)
def test_exports_of_the_tools_are_known_and_read(name):
    path = EXPORTS / name
    assert detect_format(path.read_bytes(), name) == EXPORTED[name]
    first, second = read_annotations(path)
    marked = [[(ent["text"], ent["label"]) for ent in article["entities"]] for article in (first, second)]
    assert marked[0] == [
        ("Naihati", "CONSTITUENCY"),
        ("Tarulata Barui", "CANDIDATE"),
        ("Trinamool Congress", "PARTY"),
        ("BJP", "PARTY"),
        ("Habibur Gayen", "CANDIDATE"),
        ("28,000", "MARGIN"),
    ]
    assert ("জগদীশ প্রামাণিক", "CANDIDATE") in marked[1]
    assert "contests" not in first, "what the tool does not annotate is not annotated, rather than empty"


@pytest.mark.parametrize("name", ["label_studio.json", "doccano_relations.jsonl", "prodigy.jsonl"])
def test_relations_and_other_keys_of_an_export_are_kept(name):
    first, second = read_annotations(EXPORTS / name)
    (relation,) = first["relations"]
    places = (relation["from"], relation["to"])
    assert relation["type"] == "won"
    assert [first["text"][place["start"] : place["end"]] for place in places] == ["Tarulata Barui", "Naihati"]
    assert "relations" not in second
    assert first.get("published", "2024-11-25") == "2024-11-25"


def test_what_is_not_annotated_is_left_out_and_told():
    told = []
    assert len(list(read_annotations(EXPORTS / "label_studio.json", notice=told.append))) == 2
    assert len(list(read_annotations(EXPORTS / "prodigy.jsonl", notice=told.append))) == 2
    assert [line.split(": ", 1)[1] for line in told] == [
        "1 of 3 articles left out: not annotated",
        '1 of 3 articles left out: answered "ignore"',
    ]


def test_articles_to_annotate_go_out_without_annotations(read_back):
    given = [{"id": "a", "text": "Asha won."}]
    for form in ("label-studio", "doccano", "prodigy", "docbin"):
        mistakes, told = [], []
        assert read_back(given, form, on_error=mistakes.append, notice=told.append) == []
        assert [error.code for error in mistakes] == ["empty"]
        assert len(told) == 1
    assert read_back(given, "jsonl") == given


# -- spans that do not fit -------------------------------------------------------------------------

TEXT = "Asha Rao of the BJP won Sitai."


def task(*regions, **more):
    result = [
        {"id": f"r{number}", "type": "labels", "value": {"start": start, "end": end, "labels": [label], **said}}
        for number, (start, end, label, said) in enumerate(regions)
    ]
    return {"id": 3, "data": {"text": more.pop("text", TEXT)}, "annotations": [{"result": result, **more}]}


MISFITS = {
    "cut": ((0, 6, "CANDIDATE", {}), '"Asha R" at 0–6 cuts a word; proposed: "Asha Rao" at 0–8'),
    "blanks": ((0, 9, "CANDIDATE", {}), 'at 0–9 has blanks at its ends; proposed: "Asha Rao" at 0–8'),
    "outside": ((40, 44, "PARTY", {}), "at 40–44 is no span of a text of 30 characters; proposed: leave it out"),
    "elsewhere": ((13, 16, "PARTY", {"text": "BJP"}), '"BJP" at 13–16 covers "he"; proposed: "BJP" at 16–19'),
    "nowhere": ((16, 19, "PARTY", {"text": "TMC"}), '"TMC" at 16–19 covers "BJP"; proposed: leave it out'),
    "empty": ((4, 5, "PARTY", {}), "covers blanks alone; proposed: leave it out"),
    "backwards": ((19, 16, "PARTY", {}), "is no span of a text of 30 characters; proposed: leave it out"),
}


@pytest.mark.parametrize("name", MISFITS)
def test_a_span_that_does_not_fit_is_told_with_a_proposal(read_back, name):
    region, message = MISFITS[name]
    sound = (24, 29, "CONSTITUENCY", {"text": "Sitai"})
    export = json.dumps([{"id": 1, "data": {"text": "x"}}, task(region, sound)], indent=1).encode()
    mistakes, told = [], []
    assert read_back(export, "label-studio", on_error=mistakes.append, notice=told.append) == []
    assert [error.code for error in mistakes] == ["spans"]
    assert re.search(r"file:8, task 3: [A-Z_]+ ", str(mistakes[0]))
    assert message.replace('"he"', '"he "') in str(mistakes[0])
    assert "articles left out because of spans that do not fit: 1" in told[-1]

    told.clear()
    (article,) = read_back(export, "label-studio", repair=True, notice=told.append)
    proposed = re.search(r"proposed: \"(.*)\" at (\d+)–(\d+)", message)
    kept = [(ent["text"], ent["start"], ent["end"]) for ent in article["entities"]]
    assert kept == [*([(proposed[1], int(proposed[2]), int(proposed[3]))] if proposed else []), ("Sitai", 24, 29)]
    assert any(line.endswith("(done)") for line in told)


def test_of_overlapping_spans_the_longest_is_proposed_and_no_other_is_lost_in_silence(read_back):
    regions = [(5, 8, "PARTY", {}), (0, 8, "CANDIDATE", {}), (0, 8, "CANDIDATE", {}), (16, 19, "PARTY", {})]
    export = json.dumps([task(*regions)]).encode()
    mistakes = []
    assert read_back(export, "label-studio", on_error=mistakes.append) == []
    assert [str(error).split(": ", 1)[1] for error in mistakes] == [
        'PARTY "Rao" at 5–8 overlaps CANDIDATE at 0–8; proposed: leave it out',
        'CANDIDATE "Asha Rao" at 0–8 overlaps CANDIDATE at 0–8; proposed: leave it out',
    ]
    (article,) = read_back(export, "label-studio", repair=True)
    assert [ent["text"] for ent in article["entities"]] == ["Asha Rao", "BJP"]


def test_offsets_of_an_older_label_studio_are_found_by_the_words(read_back):
    text = "🗳️ Asha of the BJP, 🗳️ the BJP."
    export = json.dumps([task((26, 29, "PARTY", {"text": "BJP"}), text=text)]).encode()
    (article,) = read_back(export, "label-studio", repair=True)
    assert [(ent["start"], ent["end"]) for ent in article["entities"]] == [(text.rindex("BJP"), len(text) - 1)]


def test_doccano_counts_as_a_browser_does(read_back):
    text = "🗳 Asha won."
    (article,) = read_back(json.dumps({"text": text, "label": [[3, 7, "CANDIDATE"]]}).encode(), "doccano")
    assert article["entities"][0]["text"] == "Asha"
    assert json.loads(content([article], "doccano"))["label"] == [[3, 7, "CANDIDATE"]]


def test_a_repair_takes_the_relations_along(read_back):
    first, second, link = (
        {"id": "a", "type": "labels", "value": {"start": 0, "end": 6, "labels": ["CANDIDATE"]}},
        {"id": "b", "type": "labels", "value": {"start": 24, "end": 29, "labels": ["CONSTITUENCY"]}},
        {"type": "relation", "from_id": "b", "to_id": "a", "direction": "left", "labels": ["won"]},
    )
    export = {"data": {"text": TEXT}, "annotations": [{"result": [first, second, link]}]}
    (article,) = read_back(json.dumps([export]).encode(), "label-studio", repair=True)
    assert article["relations"] == [{"type": "won", "from": {"start": 0, "end": 8}, "to": {"start": 24, "end": 29}}]


@pytest.mark.parametrize("form", ["jsonl", "inline", "conll"])
def test_every_format_names_the_line_of_a_span_that_cuts_a_word(read_back, form):
    given = {
        "jsonl": json.dumps({"text": TEXT, "entities": [{"start": 0, "end": 6, "label": "CANDIDATE"}]}),
        "inline": "=== x\n\n{C:Asha R}ao won.\n---\n",
        "conll": "Asha\tB-CANDIDATE\nRao's\tI-CANDIDATE\ncar\tO\n",
    }[form]
    mistakes = []
    found = read_back(given.encode(), form, on_error=mistakes.append)
    if form == "conll":
        assert [ent["text"] for ent in found[0]["entities"]] == ["Asha Rao's"]
    else:
        assert "file:1: " in str(mistakes[0])
        assert 'proposed: "Asha Rao" at 0–8' in str(mistakes[0])


# -- labels ----------------------------------------------------------------------------------------


def test_labels_of_other_projects_are_listed_or_mapped(read_back, tmp_path):
    rows = [[0, 8, "PER"], [16, 19, "ORG"], [24, 29, "GPE loc"], [9, 11, "PER"]]
    export = json.dumps({"text": TEXT, "label": rows}).encode()
    with pytest.raises(ElectextractError, match=r'unknown to the project: "PER" \(2\), "ORG" \(1\), "GPE loc" \(1\)'):
        read_back(export, "doccano")
    mapping = tmp_path / "labels.toml"
    mapping.write_text('PER = "CANDIDATE"\nORG = ""\n"GPE loc" = "CONSTITUENCY"\n', encoding="utf-8")
    told = []
    (article,) = read_back(export, "doccano", labels=read_labels(mapping), notice=told.append)
    assert [ent["label"] for ent in article["entities"]] == ["CANDIDATE", "CONSTITUENCY", "CANDIDATE"]
    assert told == [f'{told[0].split(": ")[0]}: 1 spans labelled "ORG" left out, as the mapping says']


def test_a_mapping_may_be_json(tmp_path):
    path = tmp_path / "labels.json"
    path.write_text('{"PER": "CANDIDATE"}', encoding="utf-8")
    assert read_labels(path) == {"PER": "CANDIDATE"}


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("l.toml", 'PER = "PERSON"', 'PER = "PERSON"; allowed: CANDIDATE, '),
        ("l.toml", "PER: CANDIDATE", "no label mapping"),
        ("l.json", "[1]", "an empty mapping or none"),
        ("l.toml", "", "an empty mapping or none"),
        ("l.toml", "PER = [1]", "allowed: CANDIDATE"),
    ],
)
def test_a_mapping_that_is_none_is_refused(tmp_path, name, given, message):
    path = tmp_path / name
    path.write_text(given, encoding="utf-8")
    with pytest.raises(ElectextractError, match=re.escape(message)):
        read_labels(path)


# -- files of a wrong kind --------------------------------------------------------------------------

WRONG = [
    ("label-studio", '[{"id": 1, "text": "A", "label": []}]', "export as JSON, not as JSON-MIN"),
    ("label-studio", '[{"data": {"text": "A"}, "completions": []}]', "before 1.0"),
    ("label-studio", '[{"data": {"text": "A"}}', "cut off"),
    ("label-studio", '[{"data": {"text": "A"}}] x', "more after the end"),
    ("label-studio", '[\n{"data": ]', "file:2: no valid JSON"),
    ("label-studio", '"A"', "expected a JSON array"),
    ("label-studio", '[{"data": {"title": "A", "body": "B"}}]', "which of title, body is the article?"),
    ("label-studio", json.dumps([task((0, 8, ["a"], {}))]), "unknown to the project"),
    ("label-studio", json.dumps([task((0.5, 8, "PARTY", {}))]), "start is 0.5; it must be a whole number"),
    ("label-studio", '[{"data": {"text": "A"}, "annotations": [{"result": 3}]}]', "it must be a list"),
    ("doccano", '{"text": "A", "annotations": [{"label": 1}]}', "before 1.0"),
    ("doccano", '{"text": "A", "label": "PARTY"}', "it must be a list"),
    ("doccano", '{"text": "A", "label": [[0, 1]]}', "a span is [start, end, label]"),
    ("doccano", '{"text": "A", "label": [["0", 1, "PARTY"]]}', "must be a whole number"),
    ("doccano", '{"text": "A", "entities": [], "relations": [{"from_id": 1, "to_id": 2}]}', "does not link two"),
    ("prodigy", '{"text": "A", "_view_id": "ner", "spans": []}', "annotate with ner.manual"),
    ("prodigy", '{"text": "A", "spans": [{"start": 0, "end": 1}]}', "has no label"),
    ("prodigy", '{"text": "A", "spans": 5}', "must be a list of objects"),
    ("prodigy", '{"text": "A", "spans": [], "relations": [{"head": 0, "child": 1}]}', "does not link two spans"),
    ("conll", "Asha B-CANDIDATE\nRao\n", "file:2: "),
    ("docbin", "Asha Rao", "no DocBin"),
    ("jsonl", '{"text": "A", "entities": {}}', "it must be a list"),
    ("jsonl", '{"text": "A", "entities": [{"start": 0, "end": 1}]}', "an entity needs"),
    ("jsonl", '{"text": "A", "entities": [], "relations": [{"type": "won"}]}', "a relation is"),
    ("jsonl", '{"text": " "}', '"text" is " "'),
    ("inline", "Asha Rao won.", "an article begins with"),
]


@pytest.mark.parametrize(("form", "given", "message"), WRONG)
def test_a_file_of_another_tool_or_version_is_told_in_one_line(read_back, form, given, message):
    with pytest.raises(ElectextractError, match=re.escape(message)) as raised:
        read_back(given.encode(), form)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_file_is_told(read_back, form):
    given = {"label-studio": b"[]", "docbin": pack_annotations([])}.get(form, b"")
    with pytest.raises(ElectextractError, match="no annotated article in it"):
        read_back(given, form)


def test_articles_without_any_entity_are_told(read_back):
    told = []
    assert read_back([{"id": "a", "text": "Rain.", "entities": []}], "jsonl", notice=told.append)
    assert told[0].endswith("no entity in any of its 1 articles")


def test_wrong_encodings_are_told(read_back):
    text = json.dumps({"text": "কালীগঞ্জে জয়ী আলিফা আহমেদ", "entities": []}, ensure_ascii=False)
    with pytest.raises(ElectextractError, match="UTF-16"):
        read_back(text.encode("utf-16"), "jsonl")
    with pytest.raises(ElectextractError, match=r"byte 0x.. is not valid UTF-8"):
        read_back('{"text": "café", "entities": []}'.encode("latin-1"), "jsonl")
    with pytest.raises(ElectextractError, match="read as Latin-1"):
        read_back(text.encode().decode("latin-1").encode(), "jsonl")
    assert read_back(text.encode("utf-8-sig"), "jsonl")[0]["id"].endswith("file:1")


def test_answers_of_several_people_have_to_agree(read_back):
    one, other = task((0, 8, "CANDIDATE", {})), task((16, 19, "PARTY", {}))
    both = {**one, "annotations": [*one["annotations"], *other["annotations"]]}
    with pytest.raises(ElectextractError, match="2 annotations that differ"):
        read_back(json.dumps([both]).encode(), "label-studio")
    both["annotations"][1]["ground_truth"] = True
    (article,) = read_back(json.dumps([both]).encode(), "label-studio")
    assert [ent["text"] for ent in article["entities"]] == ["BJP"]
    same = {**one, "annotations": one["annotations"] * 2}
    assert len(read_back(json.dumps([same]).encode(), "label-studio")) == 1


def test_regions_that_are_no_spans_are_told(read_back):
    export = task((0, 8, "CANDIDATE", {}))
    export["annotations"][0]["result"].append({"type": "choices", "value": {"choices": ["news"]}})
    told = []
    assert read_back(json.dumps([export]).encode(), "label-studio", notice=told.append)
    assert "1 regions of type choices are not read" in told[0]


JUNK = st.sampled_from([None, -1, 1.5, True, "", "x", [], {}, [1], {"a": 1}, "PARTY", [[0, 1, "PARTY"]], "REMOVED"])


def _spots(value, path=()):
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from _spots(item, (*path, key))


@st.composite
def broken_exports(draw):
    """An export with one value replaced or removed, anywhere in it."""
    name = draw(st.sampled_from(["label_studio.json", "doccano.jsonl", "doccano_relations.jsonl", "prodigy.jsonl"]))
    source = (EXPORTS / name).read_text(encoding="utf-8")
    value = json.loads(source if name.endswith(".json") else source.split("\n")[0])
    *path, last = draw(st.sampled_from([path for path in _spots(value) if path]))
    owner = value
    for key in path:
        owner = owner[key]
    owner[last] = draw(JUNK)
    if owner[last] == "REMOVED":
        del owner[last]
    return EXPORTED[name], json.dumps(value).encode()


@given(broken_exports())
@settings(max_examples=150, deadline=None)
def test_a_broken_export_is_told_and_never_crashes(read_back, export):
    form, broken = export
    told = []
    try:
        found = read_back(broken, form, repair=True, on_error=told.append)
    except ElectextractError as error:
        found, told = [], [error]
    assert all("\n" not in str(error) for error in told)
    for article in found:
        for other in LOSSLESS:
            assert content([article], other)


@pytest.mark.parametrize("given", [b"", b"Asha Rao won.", b'{"title": "x"}', b"5", b"{", b"[1, 2]"])
def test_content_that_does_not_tell_the_format_is_asked_for(given):
    with pytest.raises(ElectextractError, match="say it with --from"):
        detect_format(given, "f")


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_written_is_recognised(form):
    given = [{"id": "a", "text": TEXT, "entities": [{"text": "BJP", "start": 16, "end": 19, "label": "PARTY"}]}]
    assert detect_format(content(given, form), "f") == form


# -- other forms of tags, and spaCy ----------------------------------------------------------------


@pytest.mark.parametrize(
    "given",
    [
        "Asha NNP B-NP B-CANDIDATE\nRao NNP I-NP I-CANDIDATE\nBJP NNP I-NP B-PARTY\nwon VB B-VP O\n",
        "Asha I-CANDIDATE\nRao I-CANDIDATE\nBJP I-PARTY\nwon O\n",
        "Asha B-CANDIDATE\nRao L-CANDIDATE\nBJP U-PARTY\nwon O\n",
        "Asha B-CANDIDATE\r\nRao E-CANDIDATE\r\nBJP S-PARTY\r\nwon O\r\n",
        "# a comment\nAsha|B-CANDIDATE Rao|I-CANDIDATE BJP|B-PARTY won|O\n",
    ],
)
def test_all_schemes_of_tags_are_read(read_back, given):
    assert detect_format(given.encode(), "f") == "conll"
    (article,) = read_back(given.encode(), "conll")
    assert article["text"] == "Asha Rao BJP won"
    assert [(ent["text"], ent["label"]) for ent in article["entities"]] == [("Asha Rao", "CANDIDATE"), ("BJP", "PARTY")]


def test_spacy_reads_the_conll_file():
    from spacy.training.converters import conll_ner_to_docs

    given = [{"id": "a", "text": TEXT, "entities": [{"text": "BJP", "start": 16, "end": 19, "label": "PARTY"}]}] * 2
    docs = list(conll_ner_to_docs(content(given, "conll").decode(), no_print=True))
    assert [[(ent.text, ent.label_) for ent in doc.ents] for doc in docs] == [[("BJP", "PARTY")]] * 2


def test_a_docbin_of_spacy_alone_is_read(read_back):
    from spacy.tokens import DocBin

    doc = make_doc(TEXT)
    doc.set_ents([doc.char_span(16, 19, label="PARTY", kb_id="BJP")], default="outside")
    (article,) = read_back(DocBin(docs=[doc]).to_bytes(), "docbin")
    assert article == {
        "id": "file-1",
        "text": TEXT,
        "entities": [{"text": "BJP", "start": 16, "end": 19, "label": "PARTY", "id": "BJP"}],
    }


def test_the_same_articles_give_the_same_docbin():
    given = [{"id": "a", "text": TEXT, "entities": [], **MORE}] * 2
    assert content(given, "docbin") == content(given, "docbin")


# -- predictions -----------------------------------------------------------------------------------

PREDICTED = {
    "id": "p1",
    "text": TEXT,
    "published": "2024-11-23",
    "model": "enbn-0.1",
    "entities": [
        {"text": "Asha Rao", "start": 0, "end": 8, "label": "CANDIDATE", "id": None, "score": 0.9},
        {"text": "BJP", "start": 16, "end": 19, "label": "PARTY", "id": "BJP", "score": 0.7},
    ],
}


def test_predictions_have_their_place_in_every_tool():
    (labelled,) = json.loads("".join(write_predictions([PREDICTED], form="label-studio")))
    (prediction,) = labelled["predictions"]
    assert (prediction["model_version"], prediction["score"]) == ("enbn-0.1", 0.8)
    assert [region["score"] for region in prediction["result"]] == [0.9, 0.7]
    assert "annotations" not in labelled
    row = json.loads("".join(write_predictions([PREDICTED], form="doccano")))
    assert row["label"] == [[0, 8, "CANDIDATE"], [16, 19, "PARTY"]]
    assert row["electextract"]["predicted"] == {"model": "enbn-0.1", "scores": [0.9, 0.7]}
    line = json.loads("".join(write_predictions([PREDICTED], form="prodigy")))
    assert [(span["score"], span["token_end"]) for span in line["spans"]] == [(0.9, 1), (0.7, 4)]
    assert line["meta"] == {"id": "p1", "published": "2024-11-23"}


def test_a_model_without_scores_gives_none():
    silent = {**PREDICTED, "entities": [{**ent, "score": None} for ent in PREDICTED["entities"]]}
    (labelled,) = json.loads("".join(write_predictions([silent], form="label-studio")))
    assert "score" not in labelled["predictions"][0]
    assert all("score" not in region for region in labelled["predictions"][0]["result"])


def test_predictions_become_annotations_only_when_somebody_has_looked(read_back):
    expected = {
        "id": "p1",
        "text": TEXT,
        "published": "2024-11-23",
        "entities": [{key: ent[key] for key in ("text", "start", "end", "label")} for ent in PREDICTED["entities"]],
    }
    (labelled,) = json.loads("".join(write_predictions([PREDICTED], form="label-studio")))
    line = json.loads("".join(write_predictions([PREDICTED], form="prodigy")))
    for form, unseen in (("label-studio", [labelled]), ("prodigy", line)):
        with pytest.raises(ElectextractError, match="no annotated article"):
            read_back(json.dumps(unseen).encode(), form)
    labelled["annotations"] = [{"result": labelled["predictions"][0]["result"]}]
    assert read_back(json.dumps([labelled]).encode(), "label-studio") == [expected]
    assert read_back(json.dumps({**line, "answer": "accept"}).encode(), "prodigy") == [
        {**expected, "meta": line["meta"]}
    ]
    row = "".join(write_predictions([PREDICTED], form="doccano"))
    assert read_back(row.encode(), "doccano") == [expected]


@pytest.mark.parametrize("write", [write_annotations, write_predictions])
def test_a_format_that_is_none_is_refused(write):
    with pytest.raises(ElectextractError, match="allowed: label-studio, doccano, prodigy"):
        list(write([], form="brat"))
    assert set(TOOLS) < set(FORMATS)


def test_what_is_read_can_be_trained_on():
    for name in EXPORTED:
        for article in read_annotations(EXPORTS / name):
            assert read_article(article).annotated >= {"entities"}
