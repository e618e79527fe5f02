"""Persons whom the NER took for candidates, but of whom the article says only that they speak, rule or have died."""

from __future__ import annotations

from typing import TYPE_CHECKING

from electextract.gazetteers.persons import person_rank
from electextract.relations.discourse import Discourse
from electextract.relations.items import Item
from electextract.relations.kinship import is_kin_owner
from electextract.relations.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from electextract.relations.mentions import Person

OFFICE_REACH, SPEECH_REACH = 4, 3
"""Tokens between an office and the name behind it, and between a name and the verb of speaking, at most."""
CANDIDATE_REACH, COMMON_RANK = 5, 2
NEAR = "person.near"


def drop_bystanders(doc: Doc, sentences: list[Sentence], discourse: Discourse) -> None:
    """Takes from `doc.ents` the persons of whom the article tells no result and no candidacy."""
    named = [(item, items) for items in sentences for item in items.of_kind("person")]
    placed = {arg.person for frame in discourse.frames if frame.rule != NEAR for arg in frame.args()}
    people = {item.value for item, _ in named}
    running = {item.value for item, items in named if _runs(item, items)}
    spoken = {person for items in sentences for person in _bystanders(items)}
    spoken -= {item.value for item, items in named if spoken and _is_candidate(item, items)}
    unlikely = {person for person in people - running if not any(map(_has_name, person.mentions))}
    suspects = (spoken | unlikely) - placed
    if not suspects:
        return
    starts = {mention.start for person in suspects for mention in person.mentions}
    doc.set_ents([ent for ent in doc.ents if ent.start not in starts])
    discourse.frames = [
        frame for frame in discourse.frames if frame.rule != NEAR or not {arg.person for arg in frame.args()} & suspects
    ]


def _has_name(mention: Span) -> bool:
    """A word that many candidates' names have."""
    return any(person_rank(token.text) >= COMMON_RANK for token in mention)


def _runs(item: Item, items: Sentence) -> bool:
    """A party, a seat in brackets, or the word for a candidate beside the name."""
    if item.party is not None or item.bracket is not None:
        return True
    words = items.words("candidate", "rival", "ticket")
    return any(
        0 <= item.start - other.end < CANDIDATE_REACH or 0 < other.start - item.tail < CANDIDATE_REACH
        for other in words
    )


def _is_candidate(item: Item, items: Sentence) -> bool:
    """The word for a candidate, which is none for an office, right before the name."""
    offices = {word.start for word in items.words("office")}
    nouns = [word.end for word in items.words("candidate") if word.start not in offices]
    return item.start in nouns and item.party is not None


def _bystanders(items: Sentence) -> list[Person]:
    """The persons of a sentence beside a word of office, speech or death; all of one that reports speech."""
    people = items.of_kind("person")
    if not people:
        return []
    words = items.words("office", "late", "late_after", "speech")
    if not words and not items.says("kin_noun"):
        return []
    talk = items.says("speech")
    told = [item for item in people if talk or is_kin_owner(item, items) or any(_tells(word, item) for word in words)]
    return [item.value for item in told]


def _tells(word: Item, person: Item) -> bool:
    ahead, behind = person.start - word.end, word.start - person.tail
    if word.value in ("office", "late"):
        return 0 <= ahead < OFFICE_REACH
    if word.value == "late_after":
        return 0 <= behind < SPEECH_REACH
    return bool(word.value == "speech") and (0 <= behind < SPEECH_REACH or 0 <= ahead < SPEECH_REACH)
