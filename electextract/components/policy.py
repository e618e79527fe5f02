"""Where the NER and the lists disagree, one policy decides, and it decides here.

Numbers have the borders that the number reader found, and the words beside them may settle whether they are
votes or a margin. Parties are those of the lists, where the lists know a name. A seat or candidate that the NER
found once is found at its other mentions too. In an article that reports no results there are no votes and no
margins. The policy is the same for every model in front of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from electextract.components.policy_alone import lone_seats
from electextract.components.policy_figures import figure_entities, sure_figures
from electextract.components.policy_mentions import apart_from, more_people, names_across, short_names
from electextract.components.policy_parties import party_entities
from electextract.components.policy_people import believed_people, cut_at_seats, trimmed_names
from electextract.components.policy_seats import believed_seats, more_seats, seats_and_people, sure_seats
from electextract.components.policy_told import told_people
from electextract.components.policy_words import PolicyWords, policy_phrases
from electextract.language.phrases import PhraseTable
from electextract.records import FIGURES
from electextract.results_score import LEAST_TOLD, reports_results


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
        parties = list(party_entities(doc, words))
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
    """Votes and margins; only those beyond doubt where the classifier sees no report of results."""
    if reports_results(doc):
        return figure_entities(doc, words)
    return sure_figures(doc, words) if reports_results(doc, least=LEAST_TOLD) else iter(())
