"""What does a reader learn, and with which network?

One small transformer (all-MiniLM-L6-v2, Apache-2.0: six layers, 384 wide; the one shipped has four) reads word pieces
with their casing and what the lexicon knows of their words; linear heads give names, tags and sentence starts, and a
biaffine head the dependencies (Dozat and Manning 2017). Invariant: the order of inputs and outputs is `newsledger.lang.en.reader`'s,
which runs the exported network.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import torch
import torch.nn.functional as F  # noqa: N812 -- its customary name
from torch import Tensor, nn

from newsledger.lang.en.pieces import SHAPES

if TYPE_CHECKING:
    from pathlib import Path

WIDTH, HEADS, ARC = 384, 12, 256
DROP = 0.1
HEAD_DROP = 0.2


@dataclass(frozen=True)
class Size:
    """How deep a network is, how wide its layers are inside, and how wide what relations are told from."""

    layers: int
    inner: int
    relation: int


TEACHER = Size(layers=6, inner=1536, relation=96)
PUPIL = Size(layers=4, inner=768, relation=48)


class Layer(nn.Module):
    """One layer of BERT, its three attention products joined in one."""

    def __init__(self, inner: int) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.mixed = nn.Linear(WIDTH, WIDTH)
        self.mixed_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, inner)
        self.outer = nn.Linear(inner, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(DROP)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """Give the next layer's states."""
        x = self.mixed_norm(x + self.drop(self.mixed(self.attended(x, bias))))
        out: Tensor = self.outer_norm(x + self.drop(self.outer(F.gelu(self.inner(x)))))
        return out

    def attended(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """Give what every place takes from the others."""
        count, length, _ = x.shape
        q, k, v = self.qkv(x).view(count, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        scores = q @ k.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5
        if bias is not None:
            scores = scores + bias
        return (scores.softmax(-1) @ v).transpose(1, 2).reshape(count, length, WIDTH)


class Joint(nn.Module):
    """The network: pieces in, scores for every word out."""

    def __init__(
        self,
        pieces: int,
        word_classes: int,
        phrase_classes: int,
        answers: dict[str, int],
        size: Size,
    ) -> None:
        super().__init__()
        self.size = size
        self.words = nn.Embedding(pieces, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.word_classes = nn.Embedding(word_classes, WIDTH)
        self.phrase_classes = nn.Embedding(phrase_classes, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(size.inner) for _ in range(size.layers))
        for table in (self.shapes, self.word_classes, self.phrase_classes):
            nn.init.normal_(table.weight, std=0.02)
        self.names = nn.Linear(WIDTH, answers["names"])
        self.tags = nn.Linear(WIDTH, answers["tags"])
        self.morphs = nn.Linear(WIDTH, answers["morphs"])
        self.starts = nn.Linear(WIDTH, 1)
        self.arc_word = nn.Linear(WIDTH, ARC)
        self.arc_head = nn.Linear(WIDTH, ARC)
        self.arc_root = nn.Parameter(torch.zeros(ARC))
        self.arcs = nn.Linear(ARC, ARC)
        self.relation_word = nn.Linear(WIDTH, size.relation)
        self.relation_head = nn.Linear(WIDTH, size.relation)
        self.relation_root = nn.Parameter(torch.zeros(size.relation))
        self.relations = nn.Parameter(torch.empty(answers["relations"], size.relation + 1, size.relation + 1))
        nn.init.normal_(self.relations, std=0.02)
        self.drop = nn.Dropout(DROP)
        self.head_drop = nn.Dropout(HEAD_DROP)

    def load_encoder(self, folder: Path) -> None:
        """Start from the published weights; the pieces' vectors stay as they are."""
        given = read_weights(folder / "model.safetensors")

        def put(module: nn.Linear | nn.LayerNorm, name: str) -> None:
            module.weight.data.copy_(given[f"{name}.weight"])
            module.bias.data.copy_(given[f"{name}.bias"])

        self.words.weight.data.copy_(given["embeddings.word_embeddings.weight"])
        self.words.weight.requires_grad = False
        self.places.weight.data.copy_(given["embeddings.position_embeddings.weight"])
        self.places.weight.data += given["embeddings.token_type_embeddings.weight"][0]
        put(self.norm, "embeddings.LayerNorm")
        for i, layer in enumerate(self.layers):
            path = f"encoder.layer.{i}"
            parts = [f"{path}.attention.self.{part}" for part in ("query", "key", "value")]
            layer.qkv.weight.data.copy_(torch.cat([given[f"{part}.weight"] for part in parts]))
            layer.qkv.bias.data.copy_(torch.cat([given[f"{part}.bias"] for part in parts]))
            put(layer.mixed, f"{path}.attention.output.dense")
            put(layer.mixed_norm, f"{path}.attention.output.LayerNorm")
            put(layer.inner, f"{path}.intermediate.dense")
            put(layer.outer, f"{path}.output.dense")
            put(layer.outer_norm, f"{path}.output.LayerNorm")

    def score(self, states: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        """Score every word by the encoder's last states; `firsts` is the place of each word's first piece."""
        return self.score_words(states.gather(1, firsts[:, :, None].expand(-1, -1, WIDTH)))

    def score_words(self, words: Tensor) -> tuple[Tensor, ...]:
        """Score every word by the state of its first piece.

        Gives names, tags, morphology and starts (count, words, …), arcs (count, words, 1 + words), and what the
        relations' product needs of each word as dependent and as head.
        """
        words = self.head_drop(words)
        count = words.shape[0]
        as_word = self.head_drop(F.gelu(self.arc_word(words)))
        as_head = self.head_drop(F.gelu(self.arc_head(words)))
        heads = torch.cat([self.arc_root.expand(count, 1, ARC), as_head], 1)
        arcs = self.arcs(as_word) @ heads.transpose(1, 2)
        bound = self.head_drop(F.gelu(self.relation_word(words)))
        binding = self.head_drop(F.gelu(self.relation_head(words)))
        binding = torch.cat([self.relation_root.expand(count, 1, -1), binding], 1)
        starts = self.starts(words)[:, :, 0]
        return self.names(words), self.tags(words), self.morphs(words), starts, arcs, bound, binding

    def encode(
        self, pieces: Tensor, shapes: Tensor, classes: Tensor, phrases: Tensor, *, padded: bool = True
    ) -> list[Tensor]:
        """Give the states after every layer; `pieces` is 0 in the padding, which need not be hidden where none is."""
        bias = (pieces == 0).to(torch.float32)[:, None, None, :] * -1e4 if padded else None
        x = self.words(pieces) + self.places.weight[: pieces.shape[1]] + self.shapes(shapes)
        x = self.drop(self.norm(x + self.word_classes(classes) + self.phrase_classes(phrases)))
        states = []
        for layer in self.layers:
            x = layer(x, bias)
            states.append(x)
        return states

    def score_relations(self, bound: Tensor, binding: Tensor) -> Tensor:
        """Score the relations of pairs (…, relation) of a dependent and its head."""
        bound, binding = F.pad(bound, (0, 1), value=1.0), F.pad(binding, (0, 1), value=1.0)
        return torch.einsum("nd,rde,ne->nr", bound, self.relations, binding)


def read_weights(path: Path) -> dict[str, Tensor]:
    """The float tensors of a safetensors file."""
    raw = path.read_bytes()
    (size,) = struct.unpack("<Q", raw[:8])
    header: dict[str, Any] = json.loads(raw[8 : 8 + size])
    out: dict[str, Tensor] = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            start, end = (8 + size + offset for offset in entry["data_offsets"])
            out[name] = torch.frombuffer(bytearray(raw[start:end]), dtype=torch.float32).view(entry["shape"])
    return out
