"""How does the trained network become the folder that the package ships?

It is written to ONNX and its weights to eight bits (dynamic quantization, a scale for every column). Invariant: the
weights keep to seven bits of range, so that processors with and without eight-bit instructions give the same sums.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import torch
import torch.nn.functional as F  # noqa: N812 -- its customary name
from onnxruntime.quantization import QuantType, quantize_dynamic

from newsledger.lang.en.reader import LABELS, NETWORK, PIECES, Labels

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor

    from training.joint import Joint

OUTPUTS = ("names", "tags", "morphs", "starts", "arcs", "pairs", "binding")


class Whole(torch.nn.Module):
    """The network as the reader runs it: its four inputs joined in one table and unpadded, the relations' product begun."""

    def __init__(self, model: Joint) -> None:
        super().__init__()
        self.model = model
        self.relations = torch.nn.Parameter(model.relations.detach().transpose(0, 1).flatten(1))

    def forward(self, pieces: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        """Score every word."""
        *scores, bound, binding = self.model.score(
            self.model.encode(*pieces.unbind(-1), padded=False)[-1], firsts
        )
        return *scores, F.pad(bound, (0, 1), value=1.0) @ self.relations, F.pad(binding, (0, 1), value=1.0)


def export(model: Joint, labels: Labels, vocabulary: Mapping[str, int], folder: Path) -> None:
    """Write the network, its labels and its pieces."""
    folder.mkdir(parents=True, exist_ok=True)
    model.eval()
    pieces = torch.ones((2, 9, 4), dtype=torch.int64)
    firsts = torch.ones((2, 5), dtype=torch.int64)
    with tempfile.TemporaryDirectory() as scratch:
        plain = str(Path(scratch) / NETWORK)
        torch.onnx.export(
            Whole(model),
            (pieces, firsts),
            plain,
            input_names=["pieces", "firsts"],
            output_names=list(OUTPUTS),
            dynamic_axes={
                "pieces": {0: "count", 1: "pieces"},
                "firsts": {0: "count", 1: "words"},
                **{name: {0: "count", 1: "words"} for name in OUTPUTS},
                "arcs": {0: "count", 1: "words", 2: "heads"},
            },
            opset_version=17,
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
