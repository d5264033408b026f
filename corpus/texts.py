"""The texts that found annotations point into, read from where they are kept.

Each collection is read by a fixed rule; changing a rule changes the digest, and the join refuses.
"""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

RE3D = {
    "uk": "uk_government",
    "us": "us_state_department",
    "au": "australia_dfat",
    "cc": "centcom",
}
NO_SPACE_BEFORE = re.compile(r"[,.;:!?)\]%]+|'s|'|n't|'(?:re|ve|ll|d|m)|''|…")
NO_SPACE_AFTER = ("(", "[", "$", "``", "#", "£", "€")


def found_texts(data: Path) -> Iterator[tuple[str, str]]:
    """(name, text) of every document that can be read under the data folder."""
    readers = (
        ("re3d", re3d),
        ("oir_releases", releases),
        ("meantime", meantime),
        ("treebanks/gum", gum),
        ("treebanks/ewt", ewt),
        ("wikinews", wikinews),
    )
    for folder, reader in readers:
        if (data / folder).is_dir():
            yield from reader(data / folder)


def re3d(folder: Path) -> Iterator[tuple[str, str]]:
    """Documents as they stand; named by folder and the first eight letters of their id."""
    for short, name in RE3D.items():
        for line in (folder / name / "documents.json").read_text("utf-8").splitlines():
            if line.strip():
                document = json.loads(line)
                yield f"re3d_{short}_{document['_id'][:8]}", document["text"]


def releases(folder: Path) -> Iterator[tuple[str, str]]:
    """Releases, decoded as a `.txt` is: UTF-8, else Windows-1252 with its five gaps kept."""
    for path in sorted(folder.glob("*-strike-release-final.txt")):
        yield f"oir_{path.name[:8]}", decode(path.read_bytes())


def decode(content: bytes) -> str:
    """Text of a `.txt` input; nothing is trimmed and no line break translated."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "".join(
            chr(byte) if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([byte]).decode("cp1252")
            for byte in content
        )


def meantime(folder: Path) -> Iterator[tuple[str, str]]:
    """Articles joined from tokens: headline and date line on lines of their own, then the body as
    one paragraph. The original spacing and paragraphs are lost."""
    for line in (folder / "documents.jsonl").read_text("utf-8").splitlines():
        document = json.loads(line)
        head, date, *body = [join_tokens(tokens) for tokens in document["sentences"]]
        yield f"meantime_{document['doc_id']}", f"{head}\n\n{date}\n\n{' '.join(body)}\n"


def join_tokens(tokens: list[str]) -> str:
    """Words with the spaces of ordinary print; Penn quotation marks become straight ones."""
    text, glued, inside = "", True, False
    for token in tokens:
        opens = token == "``" or (token == '"' and not inside)
        closes = token == "''" or (token == '"' and inside)
        inside = opens or (inside and not closes)
        if not (glued or closes or NO_SPACE_BEFORE.fullmatch(token)):
            text += " "
        text += '"' if opens or closes else token
        glued = opens or token in NO_SPACE_AFTER
    return text


def gum(folder: Path) -> Iterator[tuple[str, str]]:
    """Wikinews articles from the `# text` comments, one paragraph a line."""
    for part in ("train", "dev", "test"):
        blocks = (folder / f"{part}.conllu").read_text("utf-8").split("# newdoc id = ")[1:]
        for block in blocks:
            name = block.split("\n", 1)[0].strip()
            if name.startswith("GUM_news_"):
                yield name.lower(), _treebank_text(block)


def ewt(folder: Path) -> Iterator[tuple[str, str]]:
    """Weblog posts of the dev and test parts, from the `# text` comments, one paragraph a line;
    named by blog and the date and time of the post."""
    for part in ("dev", "test"):
        blocks = (folder / f"{part}.conllu").read_text("utf-8").split("# newdoc id = ")[1:]
        for block in blocks:
            name = re.match(r"weblog-[^_]*_(\w+?)_(\d{12})", block)
            if name:
                yield f"ewt_{name[1]}_{name[2]}", _treebank_text(block)


def wikinews(folder: Path) -> Iterator[tuple[str, str]]:
    """Articles of 2019 and 2020 as scraped: the title, a blank line, the text untouched; named by
    year and row, 1 the first."""
    for year in (2019, 2020):
        with (folder / f"wikinews_{year}.csv").open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), 1):
                yield f"wikinews_{year}_{number:03}", f"{row['title']}\n\n{row['text']}"


def _treebank_text(block: str) -> str:
    text, new = "", True
    for line in block.split("\n"):
        new = new or line.startswith("# newpar")
        if line.startswith("# text = "):
            text += ("\n\n" if new and text else " " if text else "") + line.removeprefix(
                "# text = "
            )
            new = False
    return text + "\n"
