"""How well party and seat mentions get their ids.

    python benchmarks/linking.py [--field FIELD.jsonl] [--links benchmarks/field_links.jsonl] [--training] [--errors]

The mentions of the gold are given to the pipeline, so that the linker alone is measured. The ids to be found stand in
`seeds/gold.jsonl` and, for articles that are not part of this project, in `field_links.jsonl` by article and offset.
Precision: of the ids that were given, how many are right; an id for a mention that no list has is wrong. Recall: of the
mentions that have an id, how many got the right one.

`--training`: the training articles have no ids, but many contests tell state and house; so a seat of such a contest is
right if it lies there.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from electextract.evaluation import predict
from electextract.gazetteers import fold_name, seats
from electextract.gazetteers.forms import seat_form
from electextract.io.annotated import read_article
from electextract.io.articles import resolve_text
from electextract.io.files import read_objects
from electextract.pipeline import blank

HERE = Path(__file__).parent
SEEDS = HERE.parent / "seeds"
LABELS = {"PARTY": "parties", "CONSTITUENCY": "seats"}
GOALS = {"PARTY": (0.99, 0.95), "CONSTITUENCY": (0.97, 0.95)}
"""Least precision and recall."""

Row = dict[str, Any]


class Outcome(NamedTuple):
    """One mention, the id of the gold and the one that was given."""

    source: str
    language: str
    article: str
    label: str
    text: str
    gold: str | None
    given: str | None
    context: str


def main() -> None:
    options = read_options()
    outcomes = list(link("seeds", seed_rows()))
    if options.field:
        outcomes += link("field", field_rows(options.field, options.links))
    print_table(outcomes)
    if options.training:
        print_places(outcomes_of_training())
    if options.errors:
        print_errors(outcomes)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Precision and recall of party and seat ids.")
    parser.add_argument("--field", type=Path, help="annotated articles whose ids stand in --links")
    parser.add_argument("--links", type=Path, default=HERE / "field_links.jsonl")
    parser.add_argument(
        "--training", action="store_true", help="see whether seats of training_data lie where they should"
    )
    parser.add_argument("--errors", action="store_true", help="list every wrong or missing id")
    return parser.parse_args()


def seed_rows() -> Iterator[Row]:
    for _, row in read_objects(SEEDS / "gold.jsonl"):
        yield resolve_text(row, folder=SEEDS, spot="gold")


def field_rows(field: Path, links: Path) -> Iterator[Row]:
    """The articles with the ids of the links at their mentions, every one of which must have its link."""
    by_article = {row["article"]: row["links"] for _, row in read_objects(links)}
    for _, row in read_objects(field):
        ids = {(link["start"], link["end"], link["label"]): link["id"] for link in by_article[row["id"]]}
        for entity in row["entities"]:
            if entity["label"] in LABELS:
                entity["id"] = ids[entity["start"], entity["end"], entity["label"]]
        yield row


def outcomes_of_training() -> Iterator[tuple[Outcome, str, str]]:
    """Seat mentions of training articles with the state and the house of their contest."""
    for path in sorted((HERE.parent / "training_data").glob("*/*.jsonl")):
        rows = [row for _, row in read_objects(path)]
        places = {row["id"]: told_places(row) for row in rows}
        for outcome in link("training", rows):
            told = places[outcome.article].get(fold_name(seat_form(outcome.text)), set())
            if outcome.label == "CONSTITUENCY" and len(told) == 1:
                yield outcome, *next(iter(told))


def told_places(row: Row) -> dict[str, set[tuple[str, str]]]:
    """Folded seat name -> states and houses of its contests."""
    told: dict[str, set[tuple[str, str]]] = {}
    for contest in row["contests"]:
        if contest["constituency"] and contest["state"] and contest["house"] in ("assembly", "parliament"):
            name = fold_name(contest["constituency"]["name"])
            told.setdefault(name, set()).add((contest["state"], contest["house"]))
    return told


def print_places(outcomes: Iterable[tuple[Outcome, str, str]]) -> None:
    counts: Counter[str] = Counter()
    for outcome, state, house in outcomes:
        seat = seats().get(outcome.given or "")
        counts["no id" if seat is None else "there" if (seat.state, seat.house) == (state, house) else "elsewhere"] += 1
    print(f"\ntraining_data: {counts.total()} mentions of seats whose state and house are told: {dict(counts)}")


def link(source: str, rows: Iterable[Row]) -> Iterator[Outcome]:
    """What the linker says of each mention of the gold; the gold's ids are not shown to it."""
    gold = [read_article(row) for row in rows]
    nlp = blank()
    nlp.disable_pipe("election_policy")  # it may drop mentions
    for article, found in zip(gold, predict(gold, nlp, gold_entities=True), strict=True):
        given = {(mention.start, mention.end): mention.id for mention in found.entities}
        for mention in article.gold.entities:
            if mention.label in LABELS:
                around = article.text[max(0, mention.start - 50) : mention.end + 50].replace("\n", " ")
                own = given.get((mention.start, mention.end))
                language = article.gold.language
                yield Outcome(source, language, article.gold.id, mention.label, mention.text, mention.id, own, around)


def print_table(outcomes: list[Outcome]) -> None:
    print("| articles | language | what | mentions | with an id | precision | recall |")
    print("|---|---|---|---:|---:|---:|---:|")
    groups = Counter((each.source, each.language, each.label) for each in outcomes)
    for group in sorted(groups):
        print_row(*group, [each for each in outcomes if (each.source, each.language, each.label) == group])
    for label in LABELS:
        print_row("all", "both", label, [each for each in outcomes if each.label == label])


def print_row(source: str, language: str, label: str, outcomes: list[Outcome]) -> None:
    right = sum(each.given is not None and each.given == each.gold for each in outcomes)
    given = sum(each.given is not None for each in outcomes)
    listed = sum(each.gold is not None for each in outcomes)
    precision, recall = right / max(given, 1), right / max(listed, 1)
    least = GOALS[label]
    missed = "" if precision >= least[0] and recall >= least[1] else " (below the goal)"
    cells = (source, language, LABELS[label], str(len(outcomes)), str(listed), f"{precision:.1%}", f"{recall:.1%}")
    print(f"| {' | '.join(cells)}{missed} |")


def print_errors(outcomes: list[Outcome]) -> None:
    for each in outcomes:
        if each.given != each.gold:
            print(f"\n{each.source} {each.language}: {each.text!r} is {each.gold}, was given {each.given}")
            print(f"    {each.context}")


if __name__ == "__main__":
    main()
