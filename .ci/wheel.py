"""The built distributions hold what they should and nothing else; the wheel reads the seeds from anywhere."""

import sys
import tarfile
import zipfile
from pathlib import Path

import electextract

dist, seeds = Path(sys.argv[1]), Path(sys.argv[2])
[wheel] = dist.glob("*.whl")
[sdist] = dist.glob("*.tar.gz")
with zipfile.ZipFile(wheel) as packed, tarfile.open(sdist) as source:
    names = packed.namelist() + source.getnames()
assert not [name for name in names if "seeds/" in name], "the seeds' texts belong to their publishers"
assert any(name.startswith("electextract/_models/") for name in names), "the wheel has no model"
for asset in ("notebook.css", "party_colours.tsv", "report/page.html", "report/page.css", "report/main.js"):
    assert f"electextract/viz/{asset}" in names, f"the wheel has no {asset}"
assert "electextract/verify/official_sample.csv" in names, "the wheel has no sample of official results"
for asset in ("schema.json", "py.typed", "io/schema.toml", "cli/demo.jsonl", "_training_data/bn/dev.jsonl"):
    assert f"electextract/{asset}" in names, f"the wheel has no {asset}"
assert "site-packages" in str(Path(electextract.__file__)), electextract.__file__
texts = [path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt"))]
contests = [contest for found in electextract.extract_many(texts) for contest in found.contests]
assert len(contests) >= 19, f"{len(contests)} contests in the seeds"
print(f"wheel {wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB, {len(contests)} contests in the seeds")
