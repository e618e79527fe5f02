"""What mkdocs needs to make a site of pages that also stand where people browse the repository.

READMEs outside docs/ become pages, links between the two keep working, and the table of measured quality
is taken from README.md, so that it stands in one place.
"""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parent.parent
OUTSIDE = ("training_data/README.md", "electextract/gazetteers/README.md", "electextract/verify/README.md")
QUALITY = re.compile(r"<!-- quality:.*?<!-- end of quality -->", re.DOTALL)
TABLE_HERE = "<!-- the table of README.md -->"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the pages from outside docs/."""
    for name in OUTSIDE:
        files.append(File.generated(config, name, content=(ROOT / name).read_text(encoding="utf-8")))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Links and the quality table, as the site has them."""
    del config, files
    if page.file.src_uri in OUTSIDE:
        markdown = markdown.replace("](../docs/", "](../").replace("](../../docs/", "](../../")
    else:
        markdown = markdown.replace("](../", "](")
    return markdown.replace(TABLE_HERE, quality_table())


def quality_table() -> str:
    """The measured quality, as README.md has it."""
    found = QUALITY.search((ROOT / "README.md").read_text(encoding="utf-8"))
    return found[0] if found else ""
