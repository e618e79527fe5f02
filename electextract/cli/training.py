"""`electextract train`: annotated articles in, a model out, the old one kept where the new one is not better."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from electextract.cli.session import (
    MistakeTeller,
    error_console,
    is_quiet,
    live_console,
    open_model,
    output_console,
    tell,
)
from electextract.errors import ElectextractError

if TYPE_CHECKING:
    from spacy.language import Language

    from electextract.training.loop import Progress as Steps
    from electextract.training.loop import Watch
    from electextract.training.parts import Parts

_RATES = ("ents_p", "ents_r", "ents_f")
_OWN_OUTPUT, _SHIPPED_OUTPUT = Path("models/mine"), Path("models/enbn_election_news_sm")


def train_command(
    own: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH...", help="your articles: .jsonl files, folders with train.jsonl and dev.jsonl"),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="folder for the model; one there is replaced [models/mine]")
    ] = None,
    dev: Annotated[list[Path] | None, typer.Option("--dev", help="a file with more dev articles of yours")] = None,
    shipped: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="how much of the project's articles each pass reads beside yours")
    ] = 1.0,
    start: Annotated[str | None, typer.Option("--from", help="a model to start from [nothing]")] = None,
    config: Annotated[str | None, typer.Option(help="a .cfg file, or sm or trf")] = None,
    transformer: Annotated[
        str | None, typer.Option(metavar="NAME_OR_FOLDER", help="for trf: a Hugging Face model")
    ] = None,
    seed: Annotated[int | None, typer.Option(help="of all chance in training")] = None,
    name: Annotated[str | None, typer.Option(help="of the model [the folder's]")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="go on with a training that was interrupted")] = False,
    accept: Annotated[
        bool, typer.Option("--accept-if-better", help="replace the model at --output by a better one only")
    ] = False,
    against: Annotated[
        str | None, typer.Option(help="the old model to compare with [at --output, else --from, else the default]")
    ] = None,
    gpu: Annotated[bool, typer.Option("--gpu", help="train on the GPU")] = False,
) -> None:
    """Train a model on your annotated articles and the project's, and compare it with the old one."""
    from electextract.training.packages import package_name
    from electextract.training.parts import gather_parts

    parts = gather_parts(own or [], dev or [], share=shipped)
    target = output or (_OWN_OUTPUT if parts.own else _SHIPPED_OUTPUT)
    old = _old_model(against, target, start, accept=accept, parts=parts)
    candidate = target.with_name(f"{target.name}.new") if accept else target
    options = {"config": config, "transformer": transformer, "seed": seed, "gpu": gpu, "start": start, "resume": resume}
    _train(parts, candidate, name=package_name(name or _title(target)), **options)
    if old is not None:
        raise typer.Exit(_compare(old, candidate, target, parts))


def _title(target: Path) -> str:
    from electextract.training.train import model_title

    return model_title(target)


def _old_model(against: str | None, target: Path, start: str | None, *, accept: bool, parts: Parts) -> Language | None:
    """What the new model is compared with; None where there is nothing to compare them by."""
    if accept and not parts.own_dev:
        what = "give dev articles of your own: a dev.jsonl in the folder, or --dev"
        raise ElectextractError("training", f"no article to judge the new model by; {what}")
    if against is None and not parts.own_dev:
        return None
    return open_model(against or (str(target) if (target / "meta.json").is_file() else start))


def _train(parts: Parts, folder: Path, **options: Any) -> None:
    from electextract.training.train import TrainingInterrupted, train

    data = parts.data
    with _shown_progress() as watch, _told(TrainingInterrupted):
        scores = train(
            data.train,
            data.dev,
            folder,
            shipped=data.shipped,
            share=data.share,
            watch=watch,
            on_error=MistakeTeller(),
            **options,
        )
    rates = "  ".join(f"{key[-1].upper()} {100 * scores[key]:.1f}" for key in _RATES)
    typer.echo(f"{folder}: {rates} on the dev articles, by the ner alone")


def _compare(old: Language, candidate: Path, target: Path, parts: Parts) -> int:
    """Prints old against new; where they stand in two folders, lets the better one stand at the target."""
    from electextract.cli.comparing import print_comparison
    from electextract.training.figures import dev_articles
    from electextract.training.gate import compare_models, note_comparison
    from electextract.training.train import move_model

    new = open_model(str(candidate))
    articles = {"own": dev_articles(parts.own_dev), "shipped": dev_articles(parts.shipped_dev)}
    comparison = compare_models(old, new, **articles)
    note_comparison(candidate, comparison)
    print_comparison(comparison, output_console())
    if candidate == target:
        return 0
    if comparison.accepted:
        move_model(candidate, target)
        typer.echo(f"accepted: {target} is the new model")
        return 0
    typer.echo(
        f"not accepted ({'; '.join(comparison.objections)}): {comparison.old} stays, the new model is {candidate}"
    )
    return 1


@contextmanager
def _told(interruption: type[KeyboardInterrupt]) -> Iterator[None]:
    """Says where the model so far is."""
    try:
        yield
    except interruption as stop:
        tell(str(stop))
        raise typer.Exit(130) from None


@contextmanager
def _shown_progress() -> Iterator[Watch]:
    """The dev figures of each evaluation, and on a terminal a bar below them."""
    from electextract.cli.progress import progress_bar

    console = error_console()
    bar = progress_bar(console, disable=is_quiet() or not console.is_terminal)
    with bar, live_console(console):
        task = bar.add_task("training", total=None)

        def watch(now: Steps) -> None:
            bar.update(task, completed=now.step, total=now.steps or None)
            if now.evaluated:
                bar.update(task, description=f"dev F {100 * now.score:.1f}, best {100 * now.best:.1f}")
                if not is_quiet():
                    console.print(_figure_line(now), soft_wrap=True)

        yield watch


def _figure_line(now: Steps) -> str:
    scores = {key: (now.scores or {}).get(key) for key in _RATES}
    rates = "  ".join(f"{key[-1].upper()} {100 * score:5.1f}" for key, score in scores.items() if score is not None)
    return f"step {now.step:5}  dev {rates}  best {100 * now.best:5.1f} at step {now.best_step}"
