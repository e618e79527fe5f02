"""Results as HTML for Jupyter: no script, all of it escaped, light and dark.

Pointing at a fact, or moving to it by keyboard, marks its places in the text. Style rules do that, so it also works
where scripts are taken out, as in notebooks that are shared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, Union

from electextract.errors import ElectextractError, shorten
from electextract.records import ContestResult, Extraction
from electextract.viz.article import contest_html, extraction_html

if TYPE_CHECKING:
    from spacy.tokens import Doc

Shown: TypeAlias = Union[Extraction, ContestResult, "Doc"]


def show(result: Shown, *, jupyter: bool | None = None) -> str | None:
    """Shows an article with its entities and contests, as `displacy.render` shows a Doc.

    Args:
        result: an `Extraction`, a `ContestResult`, or a `Doc` of a pipeline from `load`.
        jupyter: whether to display it in a notebook; None finds out whether this is one.

    Returns:
        None in Jupyter, where it is displayed; elsewhere a whole HTML page.

    Raises:
        ElectextractError: code `type`, for anything else.
    """
    html = to_html(result)
    if jupyter or (jupyter is None and _in_jupyter()):
        from IPython.display import HTML, display

        display(HTML(html))  # type: ignore[no-untyped-call]
        return None
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>electextract</title>'
        "<style>:root{color-scheme:light dark}body{margin:12px;background:light-dark(#fff,#0d1014)}</style>"
    )
    return f'<!DOCTYPE html>\n<html lang="en"><head>{head}</head><body>\n{html}\n</body></html>\n'


def to_html(result: Shown) -> str:
    """The HTML of one result, with its style, to stand in any page; the same result gives the same HTML.

    Raises:
        ElectextractError: code `type`, for what is neither Extraction, ContestResult nor Doc.
    """
    if isinstance(result, Extraction):
        return extraction_html(result)
    if isinstance(result, ContestResult):
        return contest_html(result)
    if hasattr(result, "ents") and hasattr(result, "_"):
        return extraction_html(_from_doc(result))
    raise ElectextractError("type", f"show got {shorten(result)}; give an Extraction, a ContestResult or a Doc")


def _from_doc(doc: Doc) -> Extraction:
    from electextract.extensions import register_extensions
    from electextract.extract.articles import Article, text_id
    from electextract.extract.batches import to_extraction

    register_extensions()
    return to_extraction(doc, Article(doc.text, text_id(doc.text), doc._.published), model="")


def _in_jupyter() -> bool:
    try:
        return type(get_ipython()).__name__ == "ZMQInteractiveShell"  # type: ignore[name-defined]
    except NameError:
        return False
