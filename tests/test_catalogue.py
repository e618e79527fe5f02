"""Every entry of the catalogue is read exactly; what is still open must move out of `open.txt` once it is."""

from __future__ import annotations

from collections import Counter

import pytest
from constructions import LANGUAGES, OPEN, Entry, mistakes, read_catalogue
from spacy.language import Language

from electextract.pipeline import blank

ENTRIES = [entry for language in LANGUAGES for entry in read_catalogue(language)]
NOT_YET = pytest.mark.xfail(strict=True, reason="open: see constructions.py")


@pytest.fixture(scope="module")
def nlp() -> Language:
    return blank()


def _param(entry: Entry) -> object:
    marks = [NOT_YET] if entry.file == OPEN else []
    return pytest.param(entry, marks=marks, id=f"{entry.language}-{entry.article.gold.id}")


@pytest.mark.parametrize("entry", [_param(entry) for entry in ENTRIES])
def test_an_entry_gives_what_it_says_and_nothing_else(nlp: Language, entry: Entry) -> None:
    [wrong] = mistakes([entry], nlp)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_is_broad_and_holds_near_misses(language: str) -> None:
    entries = [entry for entry in ENTRIES if entry.language == language]
    gold = [entry.article.gold for entry in entries]
    assert len(entries) >= 200
    assert sum(not (one.contests or one.tallies) for one in gold) >= len(entries) // 6
    assert min(Counter(entry.kind for entry in entries).values()) >= 5
    assert max(Counter((entry.language, entry.article.gold.id) for entry in entries).values()) == 1


def test_entries_stand_in_the_file_of_their_kind() -> None:
    assert not [entry.article.gold.id for entry in ENTRIES if entry.file not in (entry.kind, OPEN)]
