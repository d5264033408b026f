"""The pictures that `purport match --pictures` writes: asked and held one, side by side."""

from pathlib import Path

from purport.pipeline.case import Case
from purport.pipeline.limited import Exceeded, LimitedProcess
from purport.pipeline.picture_memory import Answer
from purport.read.overlay import outlines
from purport.read.side_by_side import Side, side_by_side
from purport.records.ids import sha256
from purport.records.problem import Impossible
from purport.vault.blobs import BlobMissing


class MatchPictures:
    """Writes a PNG for each pair of an asked and a held picture, once; concealed unless told."""

    def __init__(self, case: Case, folder: Path, *, concealed: bool = True) -> None:
        self._case = case
        self._folder = folder
        self._concealed = concealed
        self._process = LimitedProcess()

    def write(self, address: str, content: bytes, answer: Answer) -> Path | None:
        """The file's path; None where one of the two pictures cannot be opened.

        Raises: Impossible, if the folder cannot be written to.
        """
        path = self._folder / f"{sha256(content)[:12]}-{answer.item.sha256[:12]}.png"
        drawn = self._drawn(address, content, answer)
        if drawn is None:
            return None
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(drawn)
        except OSError as error:
            raise Impossible(f"{path} cannot be written: {error.strerror}") from None
        return path

    def close(self) -> None:
        """Nothing, once the process is gone."""
        self._process.close()

    def _drawn(self, address: str, content: bytes, answer: Answer) -> bytes | None:
        in_asked, in_held = (
            outlines(answer.laid, is_mirrored=answer.is_mirrored) if answer.laid else ((), ())
        )
        try:
            held = self._case.vault.picture(answer.item.sha256)
            return self._process.call(
                side_by_side,
                Side(content=content, title=f"asked: {_last(address)}", outline=in_asked),
                Side(content=held, title=f"held: {_last(answer.item.name)}", outline=in_held),
                _lines(answer),
                self._concealed,
            )
        except (Exceeded, BlobMissing):
            return None


def _lines(answer: Answer) -> tuple[str, ...]:
    item, laid = answer.item, answer.laid
    published = f"published {item.published}" if item.published else "no date of publication"
    proposed = answer.relation.value.replace("_", " ")
    done = answer.transform or "nothing seen that was done to it"
    lines = [f"proposed: {proposed}; {done}", f"held {item.sha256[:12]}, {published}"]
    if laid is not None:
        lines.append(f"{laid.reason}; {laid.inliers} points fit one plane")
    elif answer.distance_bits is not None:
        lines.append(f"fingerprints {answer.distance_bits} of 256 bits apart")
    return tuple(lines)


def _last(name: str) -> str:
    return name.replace("\\", "/").rsplit("/", 1)[-1]
