"""How far chance alone can move a share seen among few people. Pure numbers, no Django."""

import math
from dataclasses import dataclass

FEWEST = 5
"""Among fewer people no total is shown: it could say what one of them answered."""

Z95 = 1.959963984540054
"""The normal quantile of a two-sided interval of 95 %."""


@dataclass(frozen=True)
class Share:
    """A share between 0 and 1 with the bounds of its interval."""

    value: float
    low: float
    high: float


def wilson(part: int, whole: int, z: float = Z95) -> Share:
    """The share ``part / whole`` with its Wilson score interval, 95 % unless told.

    Estimand: the share in the population from which ``whole`` people were drawn independently and by chance. It holds
    its level near 0 and 1 and for small ``whole``, where the usual interval around the share fails; it says nothing
    about people who were chosen otherwise. Raises ValueError unless 0 <= part <= whole and whole >= 1.
    Wilson, E. B. (1927), Probable inference, the law of succession, and statistical inference, JASA 22: 209-212.
    """
    if not (whole >= 1 and 0 <= part <= whole):
        raise ValueError(f"{part} of {whole} is no share.")
    share = part / whole
    centre = (share + z * z / (2 * whole)) / (1 + z * z / whole)
    half = z * math.sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole)) / (1 + z * z / whole)
    low = 0.0 if part == 0 else centre - half
    high = 1.0 if part == whole else centre + half
    return Share(share, low, high)
