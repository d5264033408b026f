"""Prints a text with its sentences numbered, as an annotator needs it.

python -m corpus.show FILE.txt...
"""

import sys
from pathlib import Path

from corpus.sentences import sentence_spans


def numbered(text: str) -> str:
    """One line a sentence: its number and its words, line breaks shown as spaces."""
    return "\n".join(
        f"{number} {' '.join(text[start:end].split())}"
        for number, (start, end) in enumerate(sentence_spans(text), 1)
    )


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(f"## {Path(name).stem}\n{numbered(Path(name).read_bytes().decode('utf-8'))}\n")
