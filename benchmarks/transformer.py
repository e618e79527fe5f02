"""A transformer made of the training articles alone, beside the shipped model.

    python benchmarks/transformer.py [--gpu] [--layers 4] [--width 256] [--vocabulary 8000]
                                     [--pretraining 4000] [--steps 4000] [--seed 1] [--output FOLDER]

Word pieces are learnt from `training_data/*/train.jsonl`, then a BERT of that size guesses hidden word pieces of the
same articles for --pretraining steps (masked language modelling, Devlin et al. 2019), then the packaged config `trf` is
trained on it for at most --steps. Both pipelines read `training_data/*/dev.jsonl`: F in percent. Needs the extra
`transformers`. No download: this shows that the variant works and what size of data it wants, not what XLM-R would do.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

DATA = Path(__file__).parent.parent / "training_data"
KINDS = ("all entities", "CANDIDATE", "PARTY", "CONSTITUENCY", "VOTE_COUNT", "MARGIN", "all facts", "exactly right")
PIECES, BATCH, HIDDEN = 128, 32, 0.15
RATE, WARMUP = 5e-4, 200


def main() -> None:
    options = read_options()
    options.output.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        begin = perf_counter()
        losses = make_transformer(Path(folder), options)
        middle = perf_counter()
        train_pipeline(Path(folder), options)
        seconds = {"pretraining": round(middle - begin), "training": round(perf_counter() - middle)}
    settings = {name: value for name, value in vars(options).items() if name != "output"}
    result = {"settings": settings, "losses": losses, "seconds": seconds, "f": compare(options.output / "model")}
    (options.output / "transformer.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print_table(result)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="A transformer of the training articles alone.")
    parser.add_argument("--gpu", action="store_true", help="train on the GPU")
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--width", type=int, default=256, help="hidden columns; one attention head for 64 of them")
    parser.add_argument("--vocabulary", type=int, default=8000, help="word pieces")
    parser.add_argument("--pretraining", type=int, default=4000, help="steps of masked language modelling")
    parser.add_argument("--steps", type=int, default=4000, help="of training with trf.cfg, at most")
    parser.add_argument("--rate", type=float, default=2e-4, help="learning rate of that training")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--output", type=Path, default=Path("transformer"), help="folder for model and figures")
    return parser.parse_args()


def files(part: str) -> list[Path]:
    return sorted(DATA.glob(f"*/{part}.jsonl"))


def texts() -> list[str]:
    return [json.loads(line)["text"] for path in files("train") for line in path.read_text("utf8").splitlines()]


# -- the transformer -------------------------------------------------------------------------------


def make_transformer(folder: Path, options: argparse.Namespace) -> list[float]:
    """Tokenizer and weights in the folder; the mean loss of each tenth of the pretraining."""
    import torch
    from transformers import BertConfig, BertForMaskedLM

    torch.manual_seed(options.seed)
    tokenizer = make_tokenizer(folder, options.vocabulary)
    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=options.width,
        num_hidden_layers=options.layers,
        num_attention_heads=max(1, options.width // 64),
        intermediate_size=4 * options.width,
    )
    model = BertForMaskedLM(config)
    losses = pretrain(model, tokenizer, options) if options.pretraining else []
    model.bert.save_pretrained(folder)
    return losses


def make_tokenizer(folder: Path, size: int) -> Any:
    """Word pieces that keep case and vowel signs: a stock BERT strips both from Bengali."""
    from tokenizers import BertWordPieceTokenizer
    from transformers import BertTokenizerFast

    pieces = BertWordPieceTokenizer(strip_accents=False, lowercase=False)
    pieces.train_from_iterator(texts(), vocab_size=size, show_progress=False)
    pieces.save_model(str(folder))
    tokenizer = BertTokenizerFast(str(folder / "vocab.txt"), do_lower_case=False, strip_accents=False)
    tokenizer.save_pretrained(folder)
    return tokenizer


def pretrain(model: Any, tokenizer: Any, options: argparse.Namespace) -> list[float]:
    import torch

    device = torch.device("cuda" if options.gpu else "cpu")
    model.to(device).train()
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate_at(step, options.pretraining))
    losses = []
    for hidden, labels in hidden_batches(tokenizer, options):
        loss = model(input_ids=hidden.to(device), labels=labels.to(device)).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        losses.append(loss.item())
    model.cpu()
    tenth = max(1, len(losses) // 10)
    return [round(sum(losses[at : at + tenth]) / tenth, 3) for at in range(0, tenth * 10, tenth) if losses[at:]]


def rate_at(step: int, steps: int) -> float:
    """Up in `WARMUP` steps, then down to nothing."""
    return min(1.0, (step + 1) / WARMUP, max(0.0, (steps - step) / max(1, steps - WARMUP)))


def hidden_batches(tokenizer: Any, options: argparse.Namespace) -> Iterator[tuple[Any, Any]]:
    """Stretches of articles with some word pieces hidden, and what they were (-100 for the others)."""
    import torch

    pieces = [tokenizer(text, add_special_tokens=False)["input_ids"] for text in texts()]
    long = [each for each in pieces if len(each) >= PIECES]
    chance = random.Random(options.seed)
    for _ in range(options.pretraining):
        chosen = chance.choices(long, weights=[len(each) for each in long], k=BATCH)
        starts = [chance.randint(0, len(each) - PIECES) for each in chosen]
        rows = torch.tensor([each[at : at + PIECES] for each, at in zip(chosen, starts, strict=True)])
        hide = torch.rand(rows.shape) < HIDDEN
        yield rows.masked_fill(hide, tokenizer.mask_token_id), rows.masked_fill(~hide, -100)


# -- the pipeline ----------------------------------------------------------------------------------


def train_pipeline(transformer: Path, options: argparse.Namespace) -> None:
    from electextract.training.train import train

    def watch(now: Any) -> None:
        if now.evaluated:
            print(f"step {now.step}: dev F {100 * now.score:.1f}, best {100 * now.best:.1f}", flush=True)

    changes = {"training.max_steps": options.steps, "training.optimizer.learn_rate.initial_rate": options.rate}
    train(
        files("train"),
        files("dev"),
        options.output / "model",
        transformer=transformer,
        seed=options.seed,
        overrides=changes,
        gpu=options.gpu,
        watch=watch,
    )


def compare(model: Path) -> dict[str, dict[str, dict[str, float]]]:
    """Model -> language -> kind -> F in percent."""
    import electextract
    from electextract.evaluation import evaluate, predict
    from electextract.io.annotated import read_annotated
    from electextract.pipeline import DEFAULT_MODEL

    articles = [article for path in files("dev") for article in read_annotated(path)]
    found = {}
    for title, name in (("shipped", DEFAULT_MODEL), ("transformer", str(model))):
        scores = evaluate(articles, list(predict(articles, electextract.load(name)))).to_dict()["scores"]
        found[title] = {
            language: {kind: round(100 * (each[kind]["f1"] or 0), 1) for kind in KINDS}
            for language, each in scores.items()
        }
    return found


def print_table(result: dict[str, Any]) -> None:
    languages = list(result["f"]["shipped"])
    print("| | " + " | ".join(f"{name}, {language}" for language in languages for name in result["f"]) + " |")
    print("|---|" + "---:|" * (2 * len(languages)))
    for kind in KINDS:
        cells = [f"{result['f'][name][language][kind]:.1f}" for language in languages for name in result["f"]]
        print(f"| {kind} | {' | '.join(cells)} |")
    print(f"\nseconds: {result['seconds']}; losses of the pretraining: {result['losses']}")


if __name__ == "__main__":
    main()
