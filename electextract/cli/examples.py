"""Examples that `--help` shows below each command."""

from __future__ import annotations

EXAMPLES: dict[str, tuple[str, ...]] = {
    "extract": (
        "electextract extract article.txt",
        "electextract extract news/ --output results.jsonl",
        "electextract extract news/ --format csv --table candidates > candidates.csv",
        "cat article.txt | electextract extract - --format json",
    ),
    "demo": ("electextract demo", "electextract demo --format csv"),
    "explain": (
        "electextract explain article.txt",
        "electextract explain article.txt --sentence 2",
    ),
    "consolidate": (
        "electextract consolidate results.jsonl",
        "electextract consolidate results.jsonl --output contests.csv",
        "electextract extract news/ --format jsonl | electextract consolidate - --format json > contests.json",
    ),
    "verify": (
        "electextract verify contests.json --official results.csv.gz",
        "electextract verify contests.json --official results.csv.gz --output verdicts.csv",
    ),
    "evaluate": (
        "electextract evaluate training_data/en/dev.jsonl",
        "electextract evaluate mine/dev.jsonl --model models/mine --errors",
    ),
    "train": (
        "electextract train mine --output models/mine",
        "electextract train mine --from enbn_election_news_sm --shipped 0.25 --accept-if-better --output models/mine",
    ),
    "convert": (
        "electextract convert export.json --output mine/train.jsonl",
        "electextract convert mine/train.jsonl --to prodigy --output mine.prodigy.jsonl",
    ),
    "prelabel": ("electextract prelabel chosen.jsonl --format label-studio --config labels.xml --output tasks.json",),
    "suggest": (
        "electextract suggest news/ --number 20",
        "electextract suggest news/ --number 40 --output chosen.jsonl",
    ),
    "report": (
        "electextract report results.jsonl --output report.html",
        "electextract report results.jsonl --articles news/ --output report.html",
    ),
    "package": ("electextract package models/mine --name mine --output dist",),
    "info": ("electextract info", "electextract info --format json"),
}
"""Command -> lines for a shell, each complete."""


def example_text(command: str) -> str:
    """The examples of a command as the end of its help."""
    keep_lines = "\b"
    return "\n".join([keep_lines, "Examples:", *(f"  {line}" for line in EXAMPLES[command])])
