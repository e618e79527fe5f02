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

OFFICE_REACH, DEATH_REACH = 4, 3
"""Tokens between an office and the name behind it, and between a name and the word for a death, at most."""
CANDIDATE_REACH, COMMON_RANK = 5, 2
NEAR = "person.near"


def drop_bystanders(doc: Doc, sentences: list[Sentence], discourse: Discourse) -> None:
    """Takes from `doc.ents` the persons of whom the article tells no result and no candidacy.

    Who only speaks stays where a party, something in brackets or the word for a candidate stands beside the name.
    """
    named = [(item, items) for items in sentences for item in items.of_kind("person")]
    placed = {arg.person for frame in discourse.frames if frame.rule != NEAR for arg in frame.args()}
    people = {item.value for item, _ in named}
    standing = {item.value for item, items in named if _stands(item, items)}
    running = standing | {item.value for item, _ in named if item.party is not None}
    spoken = {person for items in sentences for person in _bystanders(items, standing)}
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


def _stands(item: Item, items: Sentence) -> bool:
    """Something in brackets, a party in which the person has no office, or the word for a candidate beside the name."""
    if item.bracket is not None or (item.party is not None and not _is_near(item, items.words("chief", "office"))):
        return True
    nouns = items.words("candidate", "rival", "ticket")
    offices = {word.start for word in items.words("office", "chief")} if nouns else ()
    return _is_near(item, [word for word in nouns if word.start not in offices])


def _is_near(item: Item, words: list[Item]) -> bool:
    return any(
        0 <= item.start - word.end < CANDIDATE_REACH or 0 < word.start - item.tail < CANDIDATE_REACH for word in words
    )


def _is_candidate(item: Item, items: Sentence) -> bool:
    """The word for a candidate, which is none for an office, right before the name."""
    offices = {word.start for word in items.words("office")}
    nouns = [word.end for word in items.words("candidate") if word.start not in offices]
    return item.start in nouns and item.party is not None


def _bystanders(items: Sentence, standing: set[Person]) -> list[Person]:
    """The persons of a sentence beside a word of office, speech or death; all of one that reports speech."""
    people = items.of_kind("person")
    if not people:
        return []
    words = items.words("office", "late", "late_after")
    speeches = items.words("speech")
    if not words and not speeches and not items.says("kin_noun"):
        return []
    told = [item for item in people if is_kin_owner(item, items) or any(_tells(word, item) for word in words)]
    spoken = people if speeches else []
    return [item.value for item in (*told, *(item for item in spoken if item.value not in standing))]


def _tells(word: Item, person: Item) -> bool:
    ahead, behind = person.start - word.end, word.start - person.tail
    if word.value in ("office", "late"):
        return 0 <= ahead < OFFICE_REACH
    return 0 <= behind < DEATH_REACH
