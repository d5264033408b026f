"""Prints the claims of every .txt file in a folder as contract lines.

python bench/claims.py FOLDER [--no-parse] [--only RULES]
"""

import argparse
import json
import sys
import time
from pathlib import Path

from purport.extract.claims import find_claims
from purport.records.codec import encode
from purport.records.document import Document, DocumentKind, document_id
from purport.records.ids import sha256
from purport.records.origin import Origin


def as_document(path: Path, text: str) -> Document:
    """A document for a plain text file."""
    digest = sha256(text.encode("utf-8", "surrogatepass"))
    return Document(
        id=document_id("bench", path.name, None, digest),
        kind=DocumentKind.TEXT,
        capture_id="capture-bench",
        address=path.name,
        origin=Origin(name="bench"),
        sha256=digest,
        text_sha256=digest,
        code_points=len(text),
        component="bench/1",
    )


def lines_of(path: Path, parse: object) -> list[dict[str, object]]:
    """The contract lines of one file."""
    text = path.read_bytes().decode("utf-8")
    document = as_document(path, text)
    found = find_claims(document, text, parse)
    claims = [{"type": "claim", "document": path.name, **encode(claim)} for claim in found.claims]
    questions = [
        {
            "type": "question",
            "document": path.name,
            "spans": q.content.spans,
            "text": q.content.text,
        }
        for q in found.questions
    ]
    return [*claims, *questions] or [{"type": "document", "document": path.name}]


def opened_parse() -> object:
    """The shipped English model."""
    from purport.stock.english import load

    return load()


def main() -> int:
    """0; claims on standard output, a line on speed on standard error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--no-parse", action="store_true")
    options = parser.parse_args()
    parse = None if options.no_parse else opened_parse()
    began, words = time.perf_counter(), 0
    for path in sorted(options.folder.glob("*.txt")):
        words += len(path.read_bytes().split())
        for line in lines_of(path, parse):
            print(json.dumps(line, ensure_ascii=False))
    spent = time.perf_counter() - began
    print(f"{words} words in {spent:.2f} s: {words / spent:.0f} words/s", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
