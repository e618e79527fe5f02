"""How records show themselves in a notebook: the one place below `viz` that knows of it."""

from __future__ import annotations


class Displayed:
    """A record that Jupyter shows as HTML. The code that makes it is imported when it is first shown."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        from electextract.viz.notebook import to_html

        return to_html(self)  # type: ignore[arg-type]
