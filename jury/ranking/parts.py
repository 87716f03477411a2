"""Who can be compared with whom: nominations are linked by the jurors they share."""

import numpy as np

from jury.ranking.arithmetic import Bools, Ints


def juror_parts(given: Bools) -> Ints:
    """The part each juror belongs to, numbered from 0; (nominations, jurors) in, (jurors,) out.

    Two jurors are in the same part when a chain of shared nominations links them.
    """
    return _parts(_links(given))


def entry_parts(given: Bools, jurors: Ints) -> Ints:
    """The part each nomination belongs to: that of any of its jurors."""
    parts: Ints = jurors[given.argmax(axis=1)]
    return parts


def bridges(given: Bools) -> list[int]:
    """The jurors without whom a part falls apart."""
    links, parts = _links(given), juror_parts(given)
    numbers = np.arange(len(parts))
    return [
        juror
        for juror in numbers.tolist()
        if _splits(links, (parts == parts[juror]) & (numbers != juror))
    ]


def _splits(links: Bools, kept: Bools) -> bool:
    return bool(_parts(links[kept][:, kept]).max(initial=0) > 0)


def _links(given: Bools) -> Bools:
    seen = given.astype(np.float64)
    links: Bools = (seen.T @ seen) > 0
    return links


def _parts(links: Bools) -> Ints:
    part = np.full(len(links), -1, dtype=np.int64)
    number = -1
    for start in range(len(links)):
        if part[start] >= 0:
            continue
        number += 1
        reached = np.zeros(len(links), dtype=bool)
        frontier = reached.copy()
        frontier[start] = True
        while frontier.any():
            reached |= frontier
            frontier = links[frontier].any(axis=0) & ~reached
        part[reached] = number
    return part
