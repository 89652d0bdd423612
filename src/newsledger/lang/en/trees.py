"""Which names and which tree do a network's scores speak for?

Names by the best legal sequence of B, I and O (Viterbi 1967), trees by the heaviest spanning arborescence with one
root (Chu and Liu 1965, Edmonds 1967). Invariant: what comes out is always legal, and the same for the same scores.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_NEVER = -1e9


def best_tags(scores: Floats, labels: Sequence[str]) -> list[int]:
    """Give the best sequence in which every I follows a B or I of its type; `scores` is (words, labels).

    >>> best_tags(np.array([[0, 1, 3], [0, 0, 2]], dtype=np.float32), ("O", "B-ORG", "I-ORG"))
    [1, 2]
    """
    before = _before(tuple(labels))
    greedy: list[int] = scores.argmax(1).tolist()
    if all(a in before[b] for a, b in zip([labels.index("O"), *greedy], greedy, strict=False) if before[b]):
        return greedy
    first, *rows = scores.tolist()
    total = [_NEVER if before[i] else score for i, score in enumerate(first)]
    back = []
    for row in rows:
        top = total.index(max(total))
        best = [max(legal, key=total.__getitem__) if legal else top for legal in before]
        back.append(best)
        total = [total[a] + score for a, score in zip(best, row, strict=True)]
    out = [total.index(max(total))]
    for best in reversed(back):
        out.append(best[out[-1]])
    return out[::-1]


@cache
def _before(labels: tuple[str, ...]) -> tuple[tuple[int, ...], ...]:
    """Give the labels that must stand before each, a B and an I before an I; none where any may."""
    return tuple(
        tuple(i for i, a in enumerate(labels) if a[1:] == b[1:]) if b[0] == "I" else () for b in labels
    )


def best_tree(scores: Floats) -> list[int]:
    """Give each word's head of the best tree with one root: 0 the root, else the head's place plus one.

    `scores` is (words, 1 + words), the first column that of being the root.

    >>> best_tree(np.array([[0, 0, 5], [1, 9, 0]], dtype=np.float32))
    [0, 1]
    """
    size = len(scores)
    own = np.array(scores, dtype=np.float64)
    own[np.arange(size), np.arange(size) + 1] = _NEVER
    heads: list[int] = own.argmax(1).tolist()
    if heads.count(0) == 1 and not _cycle(heads):
        return heads
    heads = _arborescence(own)
    if heads.count(0) == 1:  # the best of all is the best with one root
        return heads
    # Few words come into question as roots; the best of their trees is taken. No tree is better than every word's
    # best head by itself, which mostly settles it with the first.
    best_heads = own[:, 1:].max(1, initial=_NEVER)
    lead = own[:, 0] - best_heads
    best: tuple[float, list[int]] | None = None
    for root in np.argsort(-lead, kind="stable")[:3].tolist():
        if best is not None and best_heads.sum() + lead[root] <= best[0]:
            break
        rooted = own.copy()
        rooted[:, 0] = _NEVER
        rooted[root] = _NEVER
        rooted[root, 0] = 0.0
        found = _arborescence(rooted)
        weight = own[root, 0] + sum(own[i, head] for i, head in enumerate(found) if i != root)
        if best is None or weight > best[0]:
            best = weight, found
    return best[1] if best else heads


def _cycle(heads: Sequence[int]) -> list[int]:
    """Give the words of a cycle, or none; heads are places plus one, 0 ends the way."""
    state = [0] * len(heads)  # 0 new, else the number of the walk that came by
    for walk, begin in enumerate(range(len(heads)), start=1):
        at, path = begin, []
        while at >= 0 and state[at] == 0:
            state[at] = walk
            path.append(at)
            at = heads[at] - 1
        if at >= 0 and state[at] == walk:
            return path[path.index(at) :]
    return []


def _arborescence(scores: NDArray[np.float64]) -> list[int]:
    """Heads of the heaviest arborescence; column 0 is the root that has no head."""
    heads: list[int] = scores.argmax(1).tolist()
    cycle = _cycle(heads)
    if not cycle:
        return heads
    outside = np.array([i for i in range(len(scores)) if i not in set(cycle)], dtype=np.int64)
    inside = np.array(cycle)
    loop = scores[inside, [heads[i] for i in cycle]]
    columns = np.array([0, *(outside + 1)])
    # The cycle becomes one word, the last; what enters it breaks it at the cheapest place.
    entering = scores[np.ix_(inside, columns)] - loop[:, None]
    enter = entering.argmax(0)
    leaving = scores[np.ix_(outside, inside + 1)]
    leave = leaving.argmax(1)
    smaller = np.full((len(outside) + 1, len(columns) + 1), float(_NEVER))
    smaller[:-1, :-1] = scores[np.ix_(outside, columns)]
    smaller[:-1, -1] = leaving[np.arange(len(outside)), leave]
    smaller[-1, :-1] = entering[enter, np.arange(len(columns))]
    found = _arborescence(smaller)
    for row, i in enumerate(outside.tolist()):
        head = found[row]
        heads[i] = cycle[int(leave[row])] + 1 if head == len(columns) else int(columns[head])
    broken = cycle[int(enter[found[-1]])]
    heads[broken] = int(columns[found[-1]])
    return heads
