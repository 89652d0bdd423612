"""What does a small general-purpose encoder know of a word on its own?

all-MiniLM-L6-v2 (Apache-2.0) reads each word alone; its mean-pooled answer, reduced by principal components, is the
word's static vector. Nothing of the encoder itself is shipped. Invariant: the same words and weights give the same
vectors, up to the rounding of one machine's matrix product.
"""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

HEADS = 12


def read_weights(path: Path) -> dict[str, Floats]:
    """The float tensors of a safetensors file."""
    raw = path.read_bytes()
    (size,) = struct.unpack("<Q", raw[:8])
    header: dict[str, Any] = json.loads(raw[8 : 8 + size])
    out = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            start, end = (8 + size + offset for offset in entry["data_offsets"])
            out[name] = np.frombuffer(raw[start:end], dtype="<f4").reshape(entry["shape"])
    return out


def word_pieces(word: str, vocabulary: dict[str, int]) -> list[int]:
    """BERT's greedy word pieces, with the marks that open and close a text."""
    pieces, at = [vocabulary["[CLS]"]], 0
    while at < len(word):
        for end in range(len(word), at, -1):
            piece = ("##" if at else "") + word[at:end]
            if piece in vocabulary:
                pieces.append(vocabulary[piece])
                at = end
                break
        else:
            return [vocabulary["[CLS]"], vocabulary["[UNK]"], vocabulary["[SEP]"]]
    return [*pieces, vocabulary["[SEP]"]]


def _norm(x: Floats, weights: dict[str, Floats], name: str) -> Floats:
    x = x - x.mean(-1, keepdims=True)
    x /= np.sqrt((x * x).mean(-1, keepdims=True) + 1e-12)
    return x * weights[f"{name}.weight"] + weights[f"{name}.bias"]


def _linear(x: Floats, weights: dict[str, Floats], name: str) -> Floats:
    return x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]


def _gelu(x: Floats) -> Floats:
    # The tanh approximation, in single precision throughout.
    return (x * (0.5 + 0.5 * np.tanh(0.7978845608 * x * (1 + 0.044715 * x * x)))).astype(
        np.float32, copy=False
    )


def encode(ids: NDArray[np.int64], weights: dict[str, Floats]) -> Floats:
    """Mean-pooled last layer for a batch of piece sequences of one length."""
    count, length = ids.shape
    x: Floats = weights["embeddings.word_embeddings.weight"][ids]
    x = x + weights["embeddings.position_embeddings.weight"][:length]
    x = x + weights["embeddings.token_type_embeddings.weight"][0]
    x = _norm(x, weights, "embeddings.LayerNorm")
    for i in range(6):
        layer = f"encoder.layer.{i}"
        q, k, v = (
            _linear(x, weights, f"{layer}.attention.self.{part}")
            .reshape(count, length, HEADS, -1)
            .swapaxes(1, 2)
            for part in ("query", "key", "value")
        )
        scores = q @ k.swapaxes(2, 3) * np.float32(q.shape[-1] ** -0.5)
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        scores /= scores.sum(-1, keepdims=True)
        mixed = (scores @ v).swapaxes(1, 2).reshape(count, length, -1)
        x = _norm(
            x + _linear(mixed, weights, f"{layer}.attention.output.dense"),
            weights,
            f"{layer}.attention.output.LayerNorm",
        )
        inner = _gelu(_linear(x, weights, f"{layer}.intermediate.dense"))
        x = _norm(x + _linear(inner, weights, f"{layer}.output.dense"), weights, f"{layer}.output.LayerNorm")
    pooled: Floats = x.mean(1, dtype=np.float32)
    return pooled


def static_vectors(words: Sequence[str], folder: Path, width: int) -> Floats:
    """One vector of `width` for each lower-case word, centred, reduced and scaled to unit mean square."""
    weights = read_weights(folder / "model.safetensors")
    lines = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    vocabulary = {piece: i for i, piece in enumerate(lines)}
    pieces = [word_pieces(word, vocabulary) for word in words]
    full = np.zeros((len(words), 384), dtype=np.float32)
    by_length: dict[int, list[int]] = {}
    for i, ids in enumerate(pieces):
        by_length.setdefault(len(ids), []).append(i)
    for members in by_length.values():
        for at in range(0, len(members), 256):
            some = members[at : at + 256]
            full[some] = encode(np.array([pieces[i] for i in some]), weights)
    full -= full.mean(0)
    _, _, axes = np.linalg.svd(full.T @ full / len(words))
    reduced: Floats = full @ axes[:width].T
    reduced /= np.sqrt((reduced * reduced).mean())
    return reduced.astype(np.float32)
