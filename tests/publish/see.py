"""Write the sample dossiers, to look at: PYTHONPATH=tests python -m publish.see DIR."""

import sys
from pathlib import Path

from purport.publish import publish

from .making_dossiers import options
from .views import CASES, before


def main(folder: Path) -> None:
    """The sample dossiers, each in a folder of its name."""
    for name, view in CASES.items():
        chosen = options(earlier=before() if name == "after" else None)
        for path, content in publish(view(), chosen):
            target = folder / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
