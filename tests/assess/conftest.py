"""The invented documents of the tests of linking serve those of assessing."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "link"))
