"""How well `verify` tells false facts from true ones: `python benchmarks/verification.py OFFICIAL [--extracted]`.

OFFICIAL is a file of official results as electextract/verify/README.md describes it. The contests are those of the
articles in training_data/ that report real results, as their annotation has them, or with `--extracted` as the
model reads them. In half of 200 contests one false fact is planted. A planted one is found if the verdict on that
fact is `contradicted` or, of a name, `not found`; in the other half every `contradicted` is an error of the article,
of the official file or of the check.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from electextract import consolidate, extract_many, verify
from electextract.consolidated import ConsolidatedContest, Contestant
from electextract.figures import Figure
from electextract.io.annotated import read_annotated
from electextract.records import Extraction
from electextract.verify.official import OfficialResults, read_official

ARTICLES = Path(__file__).parent.parent / "training_data"
CONTESTS, SEED = 200, 13
FALSE_NAME = "Zubeida Quraishi-Fernandes"

Planter = Callable[[ConsolidatedContest, random.Random], tuple[str, ConsolidatedContest] | None]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("official", help="official results, .csv or .csv.gz")
    parser.add_argument("--extracted", action="store_true", help="let the model read the articles")
    arguments = parser.parse_args()
    official = read_official(arguments.official)
    contests = consolidate(official_articles(extracted=arguments.extracted))
    print_measures(measure(contests, official))


def official_articles(*, extracted: bool = False) -> list[Extraction]:
    """The annotated articles that report real results."""
    paths = sorted(ARTICLES.glob("*/*.jsonl"))
    lines = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    official = {line["id"] for line in lines if line["facts"] == "official"}
    gold = [article.gold for path in paths for article in read_annotated(path) if article.gold.id in official]
    if not extracted:
        return gold
    return list(extract_many({"id": one.id, "text": one.text, "published": one.published} for one in gold))


def measure(contests: Iterable[ConsolidatedContest], official: OfficialResults) -> dict[str, Counter[str]]:
    """Counts of planted and of found facts by kind, and of the facts of the other contests by verdict."""
    dice = random.Random(SEED)
    known = [one for one in contests if is_known(one, official)]
    changeable = [one for one in known if plant(one, random.Random(SEED), first=0)]
    chosen = dice.sample(changeable, min(CONTESTS, len(changeable)))
    counts: dict[str, Counter[str]] = {"planted": Counter(), "found": Counter(), "untouched": Counter()}
    for number, contest in enumerate(chosen):
        planted = plant(contest, dice, first=number // 2) if number % 2 else None
        if planted is None:
            counts["untouched"].update(verdicts(contest, official).values())
            continue
        fact, told = planted
        kind, verdict = fact.rsplit("/", 1)[-1], verdicts(told, official).get(fact)
        counts["planted"][kind] += 1
        counts["found"][kind] += verdict == "contradicted" or (kind, verdict) == ("name", "not found")
    counts["all"] = Counter(verdict for contest in known for verdict in verdicts(contest, official).values())
    return counts


def verdicts(contest: ConsolidatedContest, official: OfficialResults) -> dict[str, str]:
    """The verdict on each fact of a contest."""
    return {one.fact: one.verdict for one in verify(contest, official) if one.fact != "contest"}


def is_known(contest: ConsolidatedContest, official: OfficialResults) -> bool:
    """Whether the official results hold the contest."""
    return any((one.fact, one.verdict) == ("contest", "confirmed") for one in verify(contest, official))


def plant(contest: ConsolidatedContest, dice: random.Random, *, first: int) -> tuple[str, ConsolidatedContest] | None:
    """One false fact put into a contest, and which; the kinds take turns; None where it holds nothing to change."""
    planters = [plant_votes, plant_margin, plant_outcome, plant_party, plant_name]
    turn = first % len(planters)
    for planter in planters[turn:] + planters[:turn]:
        planted = planter(contest, dice)
        if planted:
            return planted
    return None


def plant_votes(contest: ConsolidatedContest, dice: random.Random) -> tuple[str, ConsolidatedContest] | None:
    """Two digits of somebody's votes swapped, as a typing mistake does."""
    numbers = [number for number, one in enumerate(contest.candidates) if one.votes and false_figure(one.votes, dice)]
    if not numbers:
        return None
    number = dice.choice(numbers)
    votes = contest.candidates[number].votes
    return f"candidates/{number}/votes", with_candidate(contest, number, votes=votes and false_figure(votes, dice))


def plant_margin(contest: ConsolidatedContest, dice: random.Random) -> tuple[str, ConsolidatedContest] | None:
    """Two digits of the margin swapped."""
    figure = false_figure(contest.margin, dice) if contest.margin else None
    return ("margin", replace(contest, margin=figure)) if figure else None


def plant_outcome(contest: ConsolidatedContest, _: random.Random) -> tuple[str, ConsolidatedContest] | None:
    """Winner and first loser change places."""
    outcomes = [one.outcome for one in contest.candidates[:2]]
    if outcomes != ["won", "lost"]:
        return None
    return "candidates/0/outcome", with_candidate(with_candidate(contest, 0, outcome="lost"), 1, outcome="won")


def plant_party(contest: ConsolidatedContest, dice: random.Random) -> tuple[str, ConsolidatedContest] | None:
    """A candidate of another party."""
    numbers = [number for number, one in enumerate(contest.candidates) if one.name and one.party]
    if not numbers:
        return None
    number = dice.choice(numbers)
    others = [code for code in ("BJP", "INC", "BD-BNP", "SP", "DMK") if code != contest.candidates[number].party]
    return f"candidates/{number}/party", with_candidate(contest, number, party=dice.choice(others))


def plant_name(contest: ConsolidatedContest, dice: random.Random) -> tuple[str, ConsolidatedContest] | None:
    """Somebody who did not stand; at least one other name stays, by which the contest is known."""
    numbers = [number for number, one in enumerate(contest.candidates) if one.name]
    if len(numbers) < 2:
        return None
    number = dice.choice(numbers)
    changes = {"name": FALSE_NAME, "name_latin": FALSE_NAME, "spellings": (FALSE_NAME,)}
    return f"candidates/{number}/name", with_candidate(contest, number, **changes)


def false_figure(figure: Figure, dice: random.Random) -> Figure | None:
    """An exact figure with two digits swapped, another one half as large again."""
    if figure.qualifier != "exact" or str(figure).endswith("00"):
        value = figure.value * 3 // 2
        return Figure(value, figure.qualifier, step=figure.step)
    digits = list(str(figure.value))
    places = [place for place in range(len(digits) - 1) if digits[place] != digits[place + 1]]
    if not places:
        return None
    place = dice.choice(places)
    digits[place : place + 2] = reversed(digits[place : place + 2])
    return Figure(int("".join(digits)))


def with_candidate(contest: ConsolidatedContest, number: int, **changes: object) -> ConsolidatedContest:
    """The contest with one candidate changed."""
    candidates: list[Contestant] = list(contest.candidates)
    candidates[number] = replace(candidates[number], **changes)  # type: ignore[arg-type]
    return replace(contest, candidates=tuple(candidates))


def print_measures(measures: dict[str, Counter[str]]) -> None:
    print(f"{'planted':<12}{'found':>7}{'of':>7}")
    for kind, count in sorted(measures["planted"].items()):
        print(f"{kind:<12}{measures['found'][kind]:>7}{count:>7}")
    print(f"{'all':<12}{measures['found'].total():>7}{measures['planted'].total():>7}")
    for part, title in (("untouched", "facts of the contests without a planted one"), ("all", "facts of all contests")):
        print(f"\n{title}")
        for verdict, count in measures[part].most_common():
            print(f"{verdict:<22}{count:>6}")


if __name__ == "__main__":
    main()
