"""Claims, mentions and events of plain files, without a case."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from purport.collect.part import Capture, CollectTools
from purport.pipeline.intake import files_under
from purport.pipeline.opened import OpenedTools
from purport.pipeline.order import derive
from purport.records.contract import document_lines
from purport.records.ids import CaptureId, sha256
from purport.records.origin import Published, PublishedSource, read_published
from purport.records.problem import Impossible, Problem

Line = dict[str, Any]


def extract_files(
    paths: Iterable[Path], published: dict[str, Published] | Published | None, tools: OpenedTools
) -> Iterator[tuple[list[Line], tuple[Problem, ...]]]:
    """For each file the contract lines and the problems met; a file's result stands by itself."""
    for path in paths:
        for found in files_under(path):
            if found.problem is not None:
                yield [], (found.problem,)
            else:
                yield _extract(found.address, found.path, published, tools)


def _extract(
    address: str,
    path: Path,
    published: dict[str, Published] | Published | None,
    tools: OpenedTools,
) -> tuple[list[Line], tuple[Problem, ...]]:
    try:
        content = path.read_bytes()
    except OSError as error:
        problem = Problem(
            room="collect", subject=address, kind="unreadable", message=error.strerror or str(error)
        )
        return [], (problem,)
    at = _published(published, address, path)
    capture = Capture(id=CaptureId("none"), address=address, sha256=sha256(content), published=at)
    derived = derive(capture, content, tools.tools, CollectTools(sibling=lambda _: None))
    lines = [
        line for each in derived.documents for line in document_lines(each.document, each.findings)
    ]
    return lines, derived.problems


def _published(
    published: dict[str, Published] | Published | None, address: str, path: Path
) -> Published | None:
    if isinstance(published, dict):
        return published.get(address) or published.get(path.name) or published.get(path.stem)
    return published


def read_published_table(path: Path) -> dict[str, Published]:
    """When each file was published, by its path, name or stem, from a CSV with file and published.

    Raises: Impossible, naming the line that cannot be read.
    """
    found, number = {}, 1
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                number += 1
                found[row["file"]] = read_published(row["published"], PublishedSource.GIVEN)
    except OSError as error:
        raise Impossible(f"{path}: {error.strerror}") from None
    except KeyError as error:
        raise Impossible(f"{path}: no column {error}; it needs file,published") from None
    except (ValueError, TypeError, csv.Error) as error:
        raise Impossible(f"{path}, line {number}: {error}") from None
    return found
