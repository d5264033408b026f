"""Write the sample dossiers to a folder, to look at: python tests/publish/see.py DIR."""

import sys
from pathlib import Path

import views

from purport.publish import PublishOptions, publish
from purport.stock.dossier import load_assets

PICTURE = bytes.fromhex("ffd8ffd9")


def options(**more: object) -> PublishOptions:
    """Options with all that ships."""
    stock = load_assets()
    fields = {"countries": {"SY": "Syria"}, **more}
    return PublishOptions(templates=stock.templates, assets=stock.assets, **fields)  # type: ignore[arg-type]


def main(folder: Path) -> None:
    """The sample dossiers, each in a folder of its name."""
    cases = {
        "before": views.before(),
        "after": views.after(),
        "hard": views.hard(),
        "empty": views.empty(),
        "many": views.many(),
    }
    for name, view in cases.items():
        chosen = options(earlier=views.before() if name == "after" else None)
        for path, content in publish(view, chosen):
            target = folder / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
