"""How does a smaller network learn from a trained one?

It takes over the larger one's vectors and heads, some of its layers, and of each layer's inside the part that weighs
most. Then it learns to give the same states and the same scores over all that the larger one was trained on, and the
answers themselves where there are any (Hinton et al. 2015; Jiao et al. 2020, TinyBERT). Invariant: the larger network
stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
import torch.nn.functional as F  # noqa: N812 -- its customary name

from training.joint import Joint
from training.learn import WEIGHTS, answer_losses, encoded, stacked, without_padding

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from torch import Tensor

    from training.joint import Layer, Size
    from training.windows import Window

# What the answers count beside the larger network's scores, and the states beside both: chosen, not tuned.
ANSWERS, STATES = 0.5, 2.0


def pupil_of(teacher: Joint, size: Size) -> Joint:
    """Make a smaller network that begins as a part of a trained one."""
    tables = teacher.words, teacher.word_classes, teacher.phrase_classes
    answers = {kind: getattr(teacher, kind).out_features for kind in ("names", "tags", "morphs")}
    pupil = Joint(
        *(table.num_embeddings for table in tables),
        answers | {"relations": len(teacher.relations)},
        size,
    )
    given, own = teacher.state_dict(), pupil.state_dict()
    alike = {
        name: given[name]
        for name in own
        if not name.startswith("layers.") and given[name].shape == own[name].shape
    }
    pupil.load_state_dict(own | alike)
    for layer, source in zip(pupil.layers, _followed(teacher, pupil), strict=True):
        _take_over(layer, teacher.layers[source])
    pupil.words.weight.requires_grad = False
    return pupil


def _followed(teacher: Joint, pupil: Joint) -> list[int]:
    """The teacher's layer whose states each of the pupil's layers is to give: the first ones do the work of two."""
    doubled = len(teacher.layers) - len(pupil.layers)
    return [min(i + 1, doubled) + i for i in range(len(pupil.layers))]


def _take_over(layer: Layer, source: Layer) -> None:
    weight = source.inner.weight.norm(dim=1) * source.outer.weight.norm(dim=0)
    kept = weight.topk(layer.inner.out_features).indices.sort().values
    given = source.state_dict()
    given["inner.weight"], given["inner.bias"] = given["inner.weight"][kept], given["inner.bias"][kept]
    given["outer.weight"] = given["outer.weight"][:, kept]
    layer.load_state_dict(given)


def lesson_of(
    teacher: Joint, counted: Mapping[str, float] = WEIGHTS
) -> Callable[[Joint, Sequence[Window]], dict[str, Tensor]]:
    """Give what a pupil of this teacher has to learn of a batch, as losses; `counted` says what each head counts."""
    teacher.eval()

    def lesson(pupil: Joint, batch: Sequence[Window]) -> dict[str, Tensor]:
        pieces, firsts, answers = stacked(batch)
        with torch.no_grad():
            states = encoded(teacher, pieces)
            shown = without_padding(teacher.score(states[-1], firsts), batch)
        own = encoded(pupil, pieces)
        given = without_padding(pupil.score(own[-1], firsts), batch)
        words = (
            torch.arange(firsts.shape[1])[None, :]
            < torch.tensor([len(item.firsts) for item in batch])[:, None]
        )
        found = {
            f"as {kind}": counted[kind] * loss
            for kind, loss in _unlike(pupil, teacher, given, shown, words).items()
        }
        real = pieces[:, :, 0] != 0
        pairs = zip(own, (states[i] for i in _followed(teacher, pupil)), strict=True)
        found["states"] = STATES * torch.stack([_distance(a[real], b[real]) for a, b in pairs]).mean()
        return found | {
            kind: ANSWERS * counted[kind] * loss
            for kind, loss in answer_losses(pupil, given, answers).items()
        }

    return lesson


def _unlike(
    pupil: Joint, teacher: Joint, given: tuple[Tensor, ...], shown: tuple[Tensor, ...], words: Tensor
) -> dict[str, Tensor]:
    """How far the pupil's scores of the words are from the teacher's, by head."""
    found = {
        kind: _divergence(given[i][words], shown[i][words])
        for i, kind in ((0, "names"), (1, "tags"), (2, "morphs"), (4, "heads"))
    }
    found["starts"] = F.binary_cross_entropy_with_logits(given[3][words], shown[3][words].sigmoid())
    rows, _ = words.nonzero(as_tuple=True)
    heads = shown[4][words].argmax(-1)
    scores = [
        model.score_relations(outputs[5][words], outputs[6][rows, heads])
        for model, outputs in ((pupil, given), (teacher, shown))
    ]
    found["relations"] = _divergence(*scores)
    return found


def _divergence(scores: Tensor, wanted: Tensor) -> Tensor:
    return F.kl_div(scores.log_softmax(-1), wanted.softmax(-1), reduction="batchmean")


def _distance(states: Tensor, wanted: Tensor) -> Tensor:
    return F.mse_loss(states, wanted) / wanted.var()
