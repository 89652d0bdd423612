"""How does the trained network become the folder that the package ships?

It is written to ONNX and its weights to eight bits (dynamic quantization, a scale for every column). Invariant: the
weights keep to seven bits of range, so that processors with and without eight-bit instructions give the same sums.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from newsledger.lang.en.reader import LABELS, NETWORK, PIECES, RELATIONS, Labels

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor

    from training.joint import Joint

OUTPUTS = ("names", "tags", "morphs", "starts", "arcs", "bound", "binding")


class Whole(torch.nn.Module):
    """The network with its four inputs joined in one table, and unpadded, as the reader gives them."""

    def __init__(self, model: Joint) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        """Score every word."""
        return self.model.score(self.model.encode(*pieces.unbind(-1), padded=False)[-1], firsts)


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
    np.save(folder / RELATIONS, model.relations.detach().numpy().astype(np.float16))
    (folder / LABELS).write_bytes(msgspec.json.encode(labels))
    by_number = sorted(vocabulary, key=lambda piece: vocabulary[piece])
    (folder / PIECES).write_text("\n".join(by_number), encoding="utf-8")
