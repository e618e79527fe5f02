"""The page: template, style and script as one file that needs nothing else."""

from __future__ import annotations

import json
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import Any

from electextract.version import __version__

_SCRIPTS = ("state", "charts", "table", "detail", "lists", "main")

_HEADS = {
    "seat": "Seat",
    "state": "State",
    "election": "Election",
    "status": "Status",
    "first": "First",
    "firstVotes": "Votes",
    "second": "Second",
    "secondVotes": "Votes",
    "margin": "Margin",
    "articles": "Articles",
    "confidence": "Confidence",
    "doubts": "Doubts",
}
_COUNTS = ("firstVotes", "secondVotes", "margin", "articles", "confidence", "doubts")


def page_html(data: dict[str, Any], *, title: str, subtitle: str, models: str) -> str:
    """The whole page.

    Its policy lets only this script and this style run and lets nothing be loaded; what comes from articles is data,
    which the script sets as text.
    """
    values = {
        "title": escape(title),
        "subtitle": escape(subtitle),
        "models": escape(models),
        "version": __version__,
        "style": _part("page.css"),
        "style_hash": _hash(_part("page.css")),
        "script": _script(),
        "script_hash": _hash(_script()),
        "heads": "".join(_head(key, name) for key, name in _HEADS.items()),
        "data": script_json(data),
    }
    page = _part("page.html")
    pieces = page.split("{")
    return pieces[0] + "".join(values[name] + rest for name, rest in (piece.split("}", 1) for piece in pieces[1:]))


def script_json(data: dict[str, Any]) -> str:
    """JSON that can stand in a `<script>` element: nothing in it can end the element or begin a comment."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _head(key: str, name: str) -> str:
    kind = ' class="count"' if key in _COUNTS else ""
    return f'<th scope="col" data-key="{key}" aria-sort="none"{kind}><button type="button">{name}</button></th>'


@cache
def _script() -> str:
    return "\n(() => {\n" + '"use strict";\n' + "\n".join(_part(f"{name}.js") for name in _SCRIPTS) + "})();\n"


@cache
def _part(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"
