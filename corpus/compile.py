"""Turns marks into claim lines of the JSON Lines contract.

    python -m corpus.compile TEXTS MARK_FILES... -o FOLDER [--keep-text]

NAME.marks is compiled against TEXTS/NAME.txt into FOLDER/NAME.jsonl. Offsets are half-open, in code
points. Without --keep-text no word of the text is written, only offsets and the text's SHA-256:
that is how annotations of texts that live elsewhere are kept. One mark that cannot be found
verbatim, and nothing is written for its document.
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from corpus.marks import BadMark, Mark, read_marks
from corpus.quotes import NotFound, find_quote
from corpus.sentences import Span, sentence_spans

COMPONENT = "corpus-annotation/1"
Line = dict[str, Any]


def compile_document(name: str, text: str, marks: tuple[Mark, ...]) -> list[Line]:
    """Claim and question lines in the order of their content; a `document` line if there are none.

    Raises BadMark for words that are not where the mark says.
    """
    sentences = sentence_spans(text)
    found = {mark.label: _spans(text, sentences, mark) for mark in marks if not mark.is_question}
    by_label = {mark.label: mark for mark in marks if not mark.is_question}
    base = {"document": f"{name}.txt", "document_id": name, "text_sha256": digest(text)}
    ids = {label: _id(name, spans) for label, spans in found.items()}
    lines = [
        _question(base, text, sentences, mark)
        if mark.is_question
        else _claim(base, mark, by_label, found, ids)
        for mark in marks
    ]
    if len({line["id"] for line in lines}) < len(lines):
        raise BadMark(0, "two lines mark the very same spans")
    return sorted(lines, key=_place) or [{"type": "document", **base}]


def digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def with_text(line: Line, text: str) -> Line:
    """The line with a `text` beside every list of spans: the pieces joined by one space."""

    def filled(part: Any) -> Any:
        if isinstance(part, list):
            return [filled(item) for item in part]
        if not isinstance(part, dict):
            return part
        part = {key: filled(value) for key, value in part.items()}
        if "spans" in part:
            part["text"] = " ".join(text[start:end] for start, end in part["spans"])
        return part

    return filled(line)


def _spans(text: str, sentences: list[Span], mark: Mark) -> dict[str, list[Span]]:
    try:
        spans = {
            role: sorted(find_quote(text, sentences, mark.sentence, quote)) if quote else []
            for role, quote in (
                ("source", mark.source),
                ("cue", mark.cue),
                ("content", mark.content),
            )
        }
        spans["hedges"] = sorted(
            span
            for hedge in mark.hedges
            for span in find_quote(text, sentences, mark.sentence, hedge)
        )
    except NotFound as error:
        raise BadMark(mark.line, str(error)) from error
    _check(mark, spans)
    return spans


def _check(mark: Mark, spans: dict[str, list[Span]]) -> None:
    if not spans["content"]:
        raise BadMark(mark.line, "a claim needs content")
    if bool(spans["source"]) == (mark.kind in ("implicit", "author")):
        raise BadMark(mark.line, f"a source of kind {mark.kind} with {len(spans['source'])} spans")
    for role in ("source", "cue"):
        for start, end in spans[role]:
            if any(start < right and left < end for left, right in spans["content"]):
                raise BadMark(mark.line, f"the {role} lies within the content")


def _claim(
    base: Line,
    mark: Mark,
    by_label: dict[str, Mark],
    found: dict[str, dict[str, list[Span]]],
    ids: dict[str, str],
) -> Line:
    spans = found[mark.label]
    line = {
        "type": "claim",
        "id": ids[mark.label],
        **base,
        "source": _source(mark, spans),
        "via": [_source(by_label[label], found[label]) for label in _chain(mark, by_label)],
        "cue": {"spans": spans["cue"], "class": mark.cue_class, "negated": mark.negated},
        "content": {"spans": spans["content"]},
        "stance": {
            "source": mark.source_stance,
            "author": mark.author_stance,
            "polarity": mark.polarity,
            "hedges": spans["hedges"],
        },
        "said": None,
        "events": [],
        "component": COMPONENT,
    }
    return {**line, "weighs": ids[mark.weighs]} if mark.weighs else line


def _chain(mark: Mark, by_label: dict[str, Mark]) -> list[str]:
    """Labels of the claims around this one, the nearest first."""
    chain: list[str] = []
    while mark.via:
        if mark.via in chain:
            raise BadMark(mark.line, "via goes round in a circle")
        chain.append(mark.via)
        mark = by_label[mark.via]
    return chain


def _source(mark: Mark, spans: dict[str, list[Span]]) -> Line:
    return {"spans": spans["source"], "kind": mark.kind, "actor": None}


def _question(base: Line, text: str, sentences: list[Span], mark: Mark) -> Line:
    try:
        spans = sorted(find_quote(text, sentences, mark.sentence, mark.content))
    except NotFound as error:
        raise BadMark(mark.line, str(error)) from error
    name = _id(base["document_id"], {"question": spans}).replace("claim", "question")
    return {"type": "question", "id": name, **base, "spans": spans}


def _id(name: str, spans: dict[str, list[Span]]) -> str:
    written = json.dumps(
        [
            name,
            spans.get("content", spans),
            spans.get("cue"),
            spans.get("source"),
        ]
    )
    return "claim-" + hashlib.sha256(written.encode()).hexdigest()[:16]


def _place(line: Line) -> tuple[list[Span], str]:
    return line["content"]["spans"] if line["type"] == "claim" else line["spans"], line["id"]


def main(arguments: list[str] | None = None) -> int:
    """0 if every document was compiled, 1 if one was refused."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", type=Path)
    parser.add_argument("marks", type=Path, nargs="+")
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument(
        "--keep-text", action="store_true", help="for texts written for this corpus"
    )
    options = parser.parse_args(arguments)
    options.output.mkdir(parents=True, exist_ok=True)
    refused = 0
    for path in options.marks:
        text = (options.texts / f"{path.stem}.txt").read_bytes().decode("utf-8")
        try:
            lines = compile_document(path.stem, text, read_marks(path.read_text("utf-8")))
        except BadMark as error:
            print(f"{path}: {error}", file=sys.stderr)
            refused += 1
            continue
        if options.keep_text:
            lines = [with_text(line, text) for line in lines]
        write_lines(options.output / f"{path.stem}.jsonl", lines)
    return 1 if refused else 0


def write_lines(path: Path, lines: list[Line]) -> None:
    """Writes JSON Lines in UTF-8, newline-ended."""
    path.write_bytes(
        "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()
    )


if __name__ == "__main__":
    sys.exit(main())
