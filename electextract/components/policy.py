"""Where the NER and the lists disagree, one policy decides, and it decides here.

Numbers have the borders that the number reader found, and the words beside them may settle whether they are
votes or a margin. Parties are those of the lists, where the lists know a name. A seat or candidate that the NER
found once is found at its other mentions too. In an article that reports no results there are no votes and no
margins. The policy is the same for every model in front of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from electextract.components.policy_alone import lone_seats
from electextract.components.policy_figures import FIGURES, figure_entities, sure_figures
from electextract.components.policy_mentions import more_people, names_across, short_names
from electextract.components.policy_people import believed_people, cut_at_seats, trimmed_names
from electextract.components.policy_seats import believed_seats, more_seats, seats_and_people, sure_seats
from electextract.components.policy_told import is_initials, told_people
from electextract.components.policy_words import PolicyWords, policy_phrases
from electextract.extensions import GAZETTEER
from electextract.language.phrases import PhraseTable
from electextract.results_score import reports_results


@Language.factory("election_policy", assigns=["doc.ents"], requires=["doc.ents", "doc.spans"])
def make_policy(nlp: Language, name: str) -> EntityPolicy:  # noqa: ARG001 - spaCy's call
    """The factory of the component `election_policy`."""
    return EntityPolicy(nlp)


class EntityPolicy:
    """Revises `doc.ents` with `doc.spans["numbers"]` and `doc.spans["gazetteer"]`."""

    def __init__(self, nlp: Language) -> None:
        self.table = PhraseTable(nlp, policy_phrases())

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with its entities revised."""
        words = PolicyWords(doc, self.table)
        parties = list(_parties(doc, words))
        figures = list(_figures(doc, words))
        fixed = [*parties, *figures]
        names = [ent for ent in doc.ents if ent.label_ not in FIGURES]
        sure = list(sure_seats(doc, words))
        names = list(apart_from(cut_at_seats(trimmed_names(names, words), sure), [*fixed, *sure]))
        names = list(seats_and_people(names, words))
        names = [*sure, *believed_seats(doc, names, sure, words), *believed_people([*sure, *names], parties, words)]
        places = [ent for ent in names if ent.label_ == "CONSTITUENCY"]
        told = list(apart_from(told_people(doc, names, words), [*fixed, *places]))
        names = [*apart_from(names, told), *told]
        seats = list(apart_from(more_seats(doc, names, words), [*fixed, *names]))
        alone = lone_seats(doc, [*names, *seats], figures, words)
        seats += apart_from(alone, [*fixed, *names, *seats])
        people = list(apart_from([*more_people(doc, names), *names_across(doc, names)], [*fixed, *seats]))
        short = list(apart_from(short_names(doc, names, words), [*fixed, *names, *seats, *people]))
        doc.set_ents(filter_spans([*fixed, *names, *seats, *people, *short]))
        return doc


def _figures(doc: Doc, words: PolicyWords) -> Iterator[Span]:
    """Votes and margins; only those beyond doubt where the classifier has doubts that the article reports results."""
    if reports_results(doc):
        return figure_entities(doc, words)
    return sure_figures(doc, words) if reports_results(doc, told=True) else iter(())


def _parties(doc: Doc, words: PolicyWords) -> Iterator[Span]:
    """Listed parties as the lists have them; the NER's own where a capital or a word for parties bears them out.

    Where no list knows a party of the article, all that the NER found.
    """
    found = [span for span in doc.spans.get(GAZETTEER, ()) if span.label_ == "PARTY"]
    listed = [
        Span(doc, span.start, span.end, "PARTY") for span in found if "no_party" not in words.starts.get(span.start, ())
    ]
    yield from listed
    for ent in apart_from((ent for ent in doc.ents if ent.label_ == "PARTY"), found):
        if _is_no_party(ent, words):
            continue
        capital = any(token.is_ascii and (token.is_title or token.is_upper) for token in ent)
        if not found or capital or any("party_words" in words.starts.get(token.i, ()) for token in ent):
            yield ent


def _is_no_party(ent: Span, words: PolicyWords) -> bool:
    """Initials, an office or its abbreviation, half a phrase, or what is a word of a candidate's name elsewhere."""
    if ent[-1].is_punct or "joins" in words.starts.get(ent.end - 1, ()):
        return True
    if is_initials(ent[-1], words) or not {"abbreviation", "titles"}.isdisjoint(
        name for token in ent for name in words.starts.get(token.i, ())
    ):
        return True
    people = [other for other in ent.doc.ents if other.label_ == "CANDIDATE" and len(other) > 1]
    return len(ent) == 1 and any(token.text == ent.text for other in people for token in other)


def apart_from(spans: Iterable[Span], others: Iterable[Span]) -> Iterator[Span]:
    """The spans that share no token with the others."""
    taken = {token.i for other in others for token in other}
    return (span for span in spans if not any(token.i in taken for token in span))
