"""Two pictures laid over each other, brought to the same tones and the same softness."""

import numpy as np

from purport.read.features import Floats, Grey, opencv
from purport.records.value import value

_BLUR_PX = 1.5
_BLURS_PX = (0.7, 1.0, 1.4, 1.8, 2.2, 2.7, 3.3, 4.0, 5.0)
_AS_SOFT = 1.1
_AROUND_PX = 9
_CLIPPED = 8  # grey levels from black and white that may be clipped
_FEWEST, _FEW_TONES, _MOST_GAIN = 8, 12.0, 2.5


@value
class Evened:
    """The asked picture and the held one laid over it. `blur_px`: by how much the laid one had to
    be blurred to be as soft as the asked one."""

    asked: Grey
    laid: Grey
    blur_px: float


def evened(asked: Grey, laid: Grey, inside: Grey, points: Floats) -> Evened:
    """Both pictures, the laid one in the asked one's tones, the sharper one as soft as the other.

    `points` (x, y) are places where both show the same. A piece of a sharp picture looked for in a
    blurred one is found a pixel or two beside its place; so is one of a bright in a clipped one.
    """
    cv2 = opencv()
    toned = same_tones(asked, laid, points)
    pair = [cv2.GaussianBlur(each, (0, 0), _BLUR_PX) for each in (asked, toned)]

    def edges(picture: Grey) -> float:
        return float(np.abs(cv2.Laplacian(picture, cv2.CV_32F))[inside > 0].mean())

    strengths = [edges(each) for each in pair]
    sharper = int(strengths[1] > strengths[0])
    sharp, used = pair[sharper], 0.0
    for blur_px in _BLURS_PX:
        if edges(pair[sharper]) <= _AS_SOFT * strengths[1 - sharper]:
            break
        pair[sharper], used = cv2.GaussianBlur(sharp, (0, 0), blur_px), blur_px
    return Evened(asked=pair[0], laid=pair[1], blur_px=used if sharper else 0.0)


def same_tones(asked: Grey, laid: Grey, points: Floats) -> Grey:
    """The laid picture in the asked one's light and contrast, told from the surroundings of points
    (x, y in both) that fit one another; what was added elsewhere does not count."""
    cv2 = opencv()
    height, width = asked.shape
    places = np.rint(points).astype(int)
    places = places[((places >= 0) & (places < (width, height))).all(axis=1)]
    seen, own = (
        cv2.boxFilter(each, cv2.CV_32F, (_AROUND_PX,) * 2)[places[:, 1], places[:, 0]]
        for each in (asked, laid)
    )
    clear = (seen > _CLIPPED) & (seen < 255 - _CLIPPED)
    if clear.sum() < _FEWEST:
        return laid
    (low, high), (own_low, own_high) = (
        np.quantile(each[clear], (0.15, 0.85)) for each in (seen, own)
    )
    gain = 1.0
    if own_high - own_low > _FEW_TONES:
        gain = min(_MOST_GAIN, max(1 / _MOST_GAIN, float((high - low) / (own_high - own_low))))
    shift = float(np.median(seen[clear] - gain * own[clear]))
    return np.asarray(np.clip(np.rint(laid * gain + shift), 0, 255), np.uint8)
