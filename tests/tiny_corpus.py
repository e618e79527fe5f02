"""A corpus of a few sentences, and settings with which a model learns it in seconds."""

import json
from pathlib import Path

from electextract.io.inline import mark_text, parse_markup
from electextract.training.edits import MarkedText

TRAIN = [
    "{P:BJP}'s {C:Asha Rao} won {S:Sitai} by {M:5,000} votes. Voters had waited 12 hours.",
    "{C:Dipak Das} of the {P:Congress} polled {V:35,000} votes in {S:Haroa} and lost by {M:1.3 lakh}.",
    "{S:সিতাইয়ে} {P:বিজেপির} {C:আশা রাওকে} {M:৫,০০০} ভোটে হারালেন {P:তৃণমূলের} {C:সুজয় হাজরা}।",
    "{P:কংগ্রেস} প্রার্থী {C:কাবিল শেখ} {S:হাড়োয়ায়} {V:৩৫,০০০} ভোট পেয়েছেন।",
]
DEV = ["{C:Asha Rao} of the {P:BJP} won {S:Haroa} by {M:4,000} votes.", "{S:সিতাইয়ে} জিতলেন {P:তৃণমূলের} {C:সুজয় হাজরা}।"]
SMALL = {
    "training.max_steps": 80,
    "training.eval_frequency": 40,
    "training.batcher.size": 400,
    "training.optimizer.use_averages": False,
    "corpora.train.augmenter.level": 0.2,
    "components.tok2vec.model.embed.width": 32,
    "components.tok2vec.model.encode.width": 32,
    "components.tok2vec.model.encode.depth": 2,
}
SHORT = {
    "training.max_steps": 40,
    "training.eval_frequency": 20,
    "training.batcher.size": 200,
    "training.optimizer.learn_rate.initial_rate": 0.005,
    "training.optimizer.learn_rate.warmup_steps": 5,
    "corpora.train.augmenter.level": 0.0,
}
"""For the config of the transformer."""


def marked(inline: str) -> MarkedText:
    text, entities = parse_markup(inline)
    return MarkedText(text, tuple((ent["start"], ent["end"], ent["label"]) for ent in entities))


def inline(result: MarkedText) -> str:
    return mark_text(result.text, [{"start": start, "end": end, "label": label} for start, end, label in result.marks])


def write_corpus(path: Path, articles: list[str]) -> Path:
    rows = []
    for number, article in enumerate(articles):
        text, entities = parse_markup(article)
        rows.append(json.dumps({"id": f"{path.stem}-{number}", "text": text, "entities": entities}, ensure_ascii=False))
    path.write_text("\n".join(rows), encoding="utf-8")
    return path
