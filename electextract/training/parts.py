"""What a training reads: the user's own articles, the shipped ones and how many of them, the dev articles of both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from electextract.errors import ElectextractError, shorten
from electextract.io.files import OnError, open_bytes, raise_error
from electextract.training.corpus import TrainingArticle, folded_text, make_example, read_training
from electextract.training.figures import digest

PARTS = ("train", "dev")


@dataclass(frozen=True, slots=True)
class DataFiles:
    """The JSONL files of one training.

    Attributes:
        train, dev: read as a whole.
        shipped: train files of which each pass over the articles reads a part;
        share: how large a part, 0 to 1.
    """

    train: tuple[str, ...]
    dev: tuple[str, ...]
    shipped: tuple[str, ...] = ()
    share: float = 1.0

    def named(self) -> list[tuple[str, Path]]:
        """Every file with the part that it belongs to; those of `shipped` to `train`."""
        files = {"train": (*self.train, *self.shipped), "dev": self.dev}
        return [(part, Path(path)) for part in PARTS for path in files[part]]

    def described(self) -> list[dict[str, Any]]:
        """What meta.json keeps of the files."""
        return [
            {
                "part": part,
                "file": path.name,
                "articles": len(read_training([path])),
                "sha256": digest(path.read_bytes()),
            }
            for part, path in self.named()
        ]


def shipped_folder() -> Path:
    """The project's annotated articles: in the wheel, else in the checkout.

    Raises:
        ElectextractError: code `missing`.
    """
    package = Path(__file__).parent.parent
    for folder in (package / "_training_data", package.parent / "training_data"):
        if folder.is_dir():
            return folder
    raise ElectextractError("missing", f"{package}: the project's training data are not there; install it again")


@dataclass(frozen=True, slots=True)
class Parts:
    """The files of a training, and whose they are."""

    data: DataFiles
    own: bool = False
    own_dev: tuple[str, ...] = ()
    shipped_dev: tuple[str, ...] = ()


def gather_parts(own: Sequence[str | Path], dev: Sequence[str | Path] = (), *, share: float = 1.0) -> Parts:
    """The user's articles and the shipped ones.

    Args:
        own: files, or folders with `train.jsonl` and `dev.jsonl` in them or below; copies of shipped files are
            shipped files. A file called `dev.jsonl` is for dev, another one for train.
        dev: more dev files.
        share: of the shipped articles, for each pass, where there are own ones; 0 for none.

    Raises:
        ElectextractError: codes `missing`, for a path with nothing for training; `option`, for a share that is none.
    """
    shipped = {part: sorted(map(str, shipped_folder().glob(f"*/{part}.jsonl"))) for part in PARTS}
    copies = {_content(path) for paths in shipped.values() for path in paths}
    found = [(part, path) for each in own for part, path in _found(Path(each))] + [("dev", str(path)) for path in dev]
    mine = {
        part: tuple(path for each, path in found if each == part and _content(path) not in copies) for part in PARTS
    }
    check_share(share)
    if mine["train"]:
        read = tuple(shipped["train"]) if share else ()
        data = DataFiles(mine["train"], (*mine["dev"], *shipped["dev"]), read, share)
        return Parts(data, True, mine["dev"], tuple(shipped["dev"]))
    if share != 1 or mine["dev"]:
        raise ElectextractError("missing", f"{_named(own)}: no train articles of your own; give a train.jsonl")
    return Parts(DataFiles(tuple(shipped["train"]), tuple(shipped["dev"])), shipped_dev=tuple(shipped["dev"]))


def _found(path: Path) -> list[tuple[str, str]]:
    if path.is_dir():
        found = [(part, str(each)) for part in PARTS for each in sorted(path.rglob(f"{part}.jsonl"))]
        if not found:
            raise ElectextractError(
                "missing", f"{path}: no train.jsonl in it; give folders with train.jsonl and dev.jsonl"
            )
        return found
    return [("dev" if path.stem == "dev" else "train", str(path))]


def _content(path: str) -> bytes:
    with open_bytes(path) as stream:
        return stream.read()


def _named(paths: Sequence[str | Path]) -> str:
    return ", ".join(map(str, paths)) or "no folder"


def check_share(share: float) -> float:
    """Refuses what is no share."""
    if not 0 <= share <= 1:
        raise ElectextractError("option", f"the share of the shipped articles is {shorten(share)}; allowed: 0 to 1")
    return share


def check_data(files: DataFiles, *, on_error: OnError = raise_error) -> None:
    """Reads every article before training does, and refuses mistakes and articles that are in both parts.

    Raises:
        ElectextractError: the codes of `read_training` and `make_example`, with file and line; `training` for a
            text that both parts have, unless `on_error` takes them: then `training` with their number.
    """
    told: list[ElectextractError] = []

    def note(error: ElectextractError) -> None:
        on_error(error)
        told.append(error)

    train = [article for path in files.train for article in _checked(path, note)]
    train += [article for path in files.shipped for article in _checked(path, note)]
    _check_split(train, [article for path in files.dev for article in _checked(path, note)], note)
    if told:
        raise ElectextractError("training", f"mistakes in the articles: {len(told)}; nothing was trained")


def _checked(path: str, on_error: OnError) -> list[TrainingArticle]:
    import spacy

    from electextract.language import ElectionNews

    nlp = spacy.blank(ElectionNews.lang)
    articles = []
    for article in _readable(path, on_error):
        try:
            make_example(nlp, article)
        except ElectextractError as error:
            on_error(error)
        else:
            articles.append(article)
    return articles


def _readable(path: str, on_error: OnError) -> list[TrainingArticle]:
    """The articles of one file; that it has none is told once, and not where mistakes are the reason."""
    told: list[ElectextractError] = []

    def note(error: ElectextractError) -> None:
        on_error(error)
        told.append(error)

    try:
        return read_training([path], on_error=note)
    except ElectextractError as error:
        if not told:
            on_error(error)
        return []


def _check_split(train: Iterable[TrainingArticle], dev: Iterable[TrainingArticle], on_error: OnError) -> None:
    """Refuses articles that are in both parts: the figures would be worth nothing."""
    texts = {folded_text(article.text): article.place for article in train}
    for article in dev:
        other = texts.get(folded_text(article.text))
        if other is not None:
            on_error(ElectextractError("training", f"{article.place}: the same text as {other}; train or dev"))
