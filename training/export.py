"""How does the trained network become the folder that the package ships?

It is written to ONNX and its weights to eight bits (dynamic quantization, a scale for every column). Invariant: the
weights keep to seven bits of range, so that processors with and without eight-bit instructions give the same sums.
"""

from __future__ import annotations

import tempfile
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import torch
import torch.nn.functional as F  # noqa: N812 -- its customary name
from onnxruntime.quantization import QuantType, quantize_dynamic

from newsledger.lang.en.reader import LABELS, NETWORK, PIECES, Labels
from training.joint import HEADS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor

    from training.joint import Joint

OUTPUTS = ("names", "tags", "morphs", "starts", "arcs", "pairs", "binding")


class _Attention(torch.autograd.Function):
    """Attention as one operation of onnxruntime's, which takes it in eight bits and spares a dozen small ones."""

    @staticmethod
    def symbolic(graph: Any, x: Any, weight: Any, shift: Any) -> Any:  # noqa: ANN401 -- torch's graphs are untyped
        return graph.op("com.microsoft::Attention", x, weight, shift, num_heads_i=HEADS)

    @staticmethod
    def forward(_: Any, x: Tensor, weight: Tensor, shift: Tensor) -> Tensor:  # noqa: ANN401, ARG004 -- only its shape counts
        return torch.zeros_like(x)


class Whole(torch.nn.Module):
    """The network as the reader runs it: one window, its four inputs joined in a table, the relations' product begun."""

    def __init__(self, model: Joint) -> None:
        super().__init__()
        self.model = deepcopy(model)
        for layer in self.model.layers:
            layer.attended = partial(_attended, layer.qkv)
        self.relations = torch.nn.Parameter(model.relations.detach().transpose(0, 1).flatten(1))

    def forward(self, pieces: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        """Score every word."""
        states = self.model.encode(*pieces[None].unbind(-1), padded=False)[-1]
        *scores, bound, binding = self.model.score_words(states[:, firsts])
        pairs = F.pad(bound, (0, 1), value=1.0) @ self.relations
        return tuple(given[0] for given in (*scores, pairs, F.pad(binding, (0, 1), value=1.0)))


def _attended(qkv: torch.nn.Linear, x: Tensor, _: None) -> Tensor:
    given: Tensor = _Attention.apply(x, qkv.weight.T, qkv.bias)
    return given


def export(model: Joint, labels: Labels, vocabulary: Mapping[str, int], folder: Path) -> None:
    """Write the network, its labels and its pieces."""
    folder.mkdir(parents=True, exist_ok=True)
    model.eval()
    pieces = torch.ones((9, 4), dtype=torch.int64)
    firsts = torch.ones(5, dtype=torch.int64)
    with tempfile.TemporaryDirectory() as scratch:
        plain = str(Path(scratch) / NETWORK)
        torch.onnx.export(
            Whole(model),
            (pieces, firsts),
            plain,
            input_names=["pieces", "firsts"],
            output_names=list(OUTPUTS),
            dynamic_axes={
                "pieces": {0: "pieces"},
                "firsts": {0: "words"},
                **{name: {0: "words"} for name in OUTPUTS},
                "arcs": {0: "words", 1: "heads"},
            },
            opset_version=17,
            custom_opsets={"com.microsoft": 1},
            dynamo=False,
        )
        quantize_dynamic(
            plain,
            str(folder / NETWORK),
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            extra_options={"MatMulConstBOnly": True},
        )
    (folder / LABELS).write_bytes(msgspec.json.encode(labels))
    by_number = sorted(vocabulary, key=lambda piece: vocabulary[piece])
    (folder / PIECES).write_text("\n".join(by_number), encoding="utf-8")
