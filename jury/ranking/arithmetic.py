"""Sums, products and inverses that come out alike, to the last bit, on every machine.

A matrix library adds in whatever order suits the processor. A frozen verdict must be
recomputed to the same bytes years later on other hardware, so what is written out is computed
with elementwise steps in a fixed order. The matrices have the size of the jury: it costs little.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


def product(left: Floats, right: Floats) -> Floats:
    """The matrix product (n, m) @ (m, k), added up in the order of m."""
    total = np.zeros((left.shape[0], right.shape[1]))
    for column, row in zip(left.T, right, strict=True):
        total += column[:, None] * row
    return total


def gram(left: Floats, right: Floats) -> Floats:
    """The matrix product (n, j).T @ (n, k), added up in the order of n."""
    return np.stack([(column[:, None] * right).sum(axis=0) for column in left.T])


def inverse(matrix: Floats) -> Floats:
    """The inverse of a symmetric positive definite matrix (J, J), by Gauss and Jordan.

    No pivoting is needed for such a matrix, so the steps are the same everywhere.
    Raises ZeroDivisionError where the matrix is singular to working precision.
    """
    size = len(matrix)
    work = np.hstack([matrix, np.eye(size)])
    floor = size * np.finfo(float).eps * float(np.abs(matrix).max(initial=0.0))
    for pivot in range(size):
        if not work[pivot, pivot] > floor:
            raise ZeroDivisionError("the matrix is singular")
        work[pivot] /= work[pivot, pivot]
        others = work[:, pivot].copy()
        others[pivot] = 0.0
        work -= others[:, None] * work[pivot]
    right = work[:, size:]
    return (right + right.T) / 2
