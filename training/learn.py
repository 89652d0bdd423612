"""How is a reader's network trained?

In stages under one falling learning rate, each with data of its own. Invariant: the same seed, data and torch version give the same weights on the same processor and threads.
"""

from __future__ import annotations

import math
import time
from collections import Counter
from typing import TYPE_CHECKING

import torch
import torch.nn.functional as F  # noqa: N812 -- its customary name

from training.chance import seeded
from training.windows import NONE, Window, batches, padded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from torch import Tensor

    from training.joint import Joint

BATCH_PIECES = 1536
# Where products of bfloat16 are quick; elsewhere they would be slower than those of floats.
HALF = torch.backends.cpu.get_cpu_capability() == "AVX512"
ENCODER_RATE, HEAD_RATE = 2e-4, 1e-3
WARM = 150
# How much of the average of the weights stays at every step.
AVERAGE = 0.998
WEIGHTS = {"names": 1.0, "tags": 0.5, "morphs": 0.4, "starts": 0.3, "heads": 1.0, "relations": 0.7}


def losses(model: Joint, batch: Sequence[Window]) -> dict[str, Tensor]:
    """Mean losses of every head over what the batch gives answers to, weighed."""
    outputs, answers = run(model, batch)
    return {kind: WEIGHTS[kind] * loss for kind, loss in answer_losses(model, outputs, answers).items()}


def answer_losses(model: Joint, outputs: tuple[Tensor, ...], answers: dict[str, Tensor]) -> dict[str, Tensor]:
    """Mean losses of every head's outputs over what there are answers to."""
    names, tags, morphs, starts, arcs, bound, binding = outputs
    found = {
        "names": _cross(names, answers["names"]),
        "tags": _cross(tags, answers["tags"]),
        "morphs": _cross(morphs, answers["morphs"]),
        "heads": _cross(arcs, answers["heads"]),
    }
    told = answers["starts"] != NONE
    if told.any():
        found["starts"] = F.binary_cross_entropy_with_logits(starts[told], answers["starts"][told].float())
    told = answers["relations"] != NONE
    if told.any():
        rows, _ = told.nonzero(as_tuple=True)
        scores = model.score_relations(bound[told], binding[rows, answers["heads"][told]])
        found["relations"] = F.cross_entropy(scores, answers["relations"][told])
    return found


def run(model: Joint, batch: Sequence[Window]) -> tuple[tuple[Tensor, ...], dict[str, Tensor]]:
    """The network's outputs for a batch, and the answers padded to them; arcs to the padding are ruled out."""
    pieces, firsts, answers = stacked(batch)
    return without_padding(model.score(encoded(model, pieces)[-1], firsts), batch), answers


def encoded(model: Joint, pieces: Tensor) -> list[Tensor]:
    """The states after every layer, with products of bfloat16 where processors have them: it takes half the time."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALF):
        return [states.float() for states in model.encode(*pieces.unbind(-1))]


def stacked(batch: Sequence[Window]) -> tuple[Tensor, Tensor, dict[str, Tensor]]:
    """A batch's pieces, first pieces and answers, padded to one length."""
    pieces = torch.from_numpy(padded((item.pieces for item in batch), 0))
    firsts = torch.from_numpy(padded((item.firsts for item in batch), 0))
    answers = {
        kind: torch.from_numpy(padded((item.answers[kind] for item in batch), NONE))
        for kind in batch[0].answers
    }
    return pieces, firsts, answers


def without_padding(outputs: tuple[Tensor, ...], batch: Sequence[Window]) -> tuple[Tensor, ...]:
    """The outputs with arcs to the padding ruled out."""
    names, tags, morphs, starts, arcs, bound, binding = outputs
    sizes = torch.tensor([len(item.firsts) for item in batch])
    beyond = torch.arange(arcs.shape[2])[None, :] > sizes[:, None]
    return names, tags, morphs, starts, arcs.masked_fill(beyond[:, None, :], -1e4), bound, binding


def _cross(scores: Tensor, answers: Tensor) -> Tensor:
    if not (answers != NONE).any():
        return torch.zeros(())
    return F.cross_entropy(scores.flatten(0, 1), answers.flatten(), ignore_index=NONE)


def train(
    model: Joint,
    stages: Sequence[tuple[Sequence[Window], int]],
    report: Callable[[int], None],
    every: int,
    *,
    rate: float = 1.0,
    lesson: Callable[[Joint, Sequence[Window]], dict[str, Tensor]] = losses,
) -> None:
    """Train through the stages, each its windows and its steps; the weights reported are running averages.

    The averages forget with a half-life of some 350 steps and are what the model keeps (Polyak and Juditsky 1992).
    """
    torch.manual_seed(7)
    total = sum(steps for _, steps in stages)
    encoder = [p for name, p in model.named_parameters() if _of_encoder(name) and p.requires_grad]
    heads = [p for name, p in model.named_parameters() if not _of_encoder(name)]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": rate * ENCODER_RATE}, {"params": heads, "lr": rate * HEAD_RATE}],
        weight_decay=0.01,
    )
    average = {name: p.detach().clone() for name, p in model.named_parameters() if p.requires_grad}
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, total))
    step, begun = 0, time.time()
    sums: Counter[str] = Counter()
    for source, steps in stages:
        deal = _endless(source, step)
        for _ in range(steps):
            model.train()
            found = lesson(model, next(deal))
            torch.stack(list(found.values())).sum().backward()
            torch.nn.utils.clip_grad_norm_(encoder + heads, 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            schedule.step()
            step += 1
            _average(average, model, step)
            for kind, loss in found.items():
                sums[kind] += float(loss.detach())  # type: ignore[assignment]  # sums are no counts
            if step % 50 == 0:
                shown = "  ".join(f"{kind} {value / 50:.3f}" for kind, value in sums.items())
                print(f"{step:5d}  {time.time() - begun:6.0f} s  {shown}", flush=True)
                sums.clear()
            if step % every == 0 or step == total:
                model.eval()
                trained = _swapped(model, average)
                with torch.no_grad():
                    report(step)
                if step < total:
                    _swapped(model, trained)


def _average(average: dict[str, Tensor], model: Joint, step: int) -> None:
    keep = min(AVERAGE, step / (step + 10))
    with torch.no_grad():
        for name, p in model.named_parameters():
            if name in average:
                average[name].lerp_(p, 1 - keep)


def _swapped(model: Joint, weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """Put weights into the model and give those that were there."""
    before = {}
    for name, p in model.named_parameters():
        if name in weights:
            before[name] = p.detach().clone()
            p.data.copy_(weights[name])
    return before


def _of_encoder(name: str) -> bool:
    return name.startswith(("layers", "places", "norm", "words"))


def _rate(step: int, total: int) -> float:
    """Linear warming, then a cosine down to a hundredth."""
    if step < WARM:
        return (step + 1) / WARM
    return 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(1.0, (step - WARM) / max(1, total - WARM))))


def _endless(windows: Sequence[Window], seed: int) -> Iterator[list[Window]]:
    rng = seeded(seed + 11)
    while True:
        yield from batches(windows, BATCH_PIECES, rng)


def dev_scores(
    model: Joint, parsed: Sequence[Window], named: Sequence[Window], name_labels: Sequence[str]
) -> str:
    """UAS, LAS and tags of single words, sentence starts' F1, and names' F1, without search: for watching only."""
    right = dict.fromkeys(("uas", "las", "tags", "words"), 0)
    both = found = gold = s_both = s_found = s_gold = 0
    rng = seeded(0)
    for batch in batches(parsed, 2048, rng):
        (_, tags, _, starts, arcs, bound, binding), answers = run(model, batch)
        told = answers["heads"] != NONE
        rows, _ = told.nonzero(as_tuple=True)
        heads = arcs[told].argmax(-1)
        relations = model.score_relations(bound[told], binding[rows, heads]).argmax(-1)
        good = heads == answers["heads"][told]
        right["words"] += int(told.sum())
        right["uas"] += int(good.sum())
        right["las"] += int((good & (relations == answers["relations"][told])).sum())
        right["tags"] += int((tags[told].argmax(-1) == answers["tags"][told]).sum())
        marks = answers["starts"] != NONE
        guess, truth = starts[marks] > 0, answers["starts"][marks] == 1
        s_both, s_found, s_gold = (
            s_both + int((guess & truth).sum()),
            s_found + int(guess.sum()),
            s_gold + int(truth.sum()),
        )
    for batch in batches(named, 2048, rng):
        outputs, answers = run(model, batch)
        for row, truth in zip(outputs[0].argmax(-1).numpy(), answers["names"].numpy(), strict=True):
            kept = truth != NONE
            a, b = (_spans([name_labels[i] for i in x[kept]]) for x in (row, truth))
            both, found, gold = both + len(a & b), found + len(a), gold + len(b)
    words = max(1, right["words"])
    shown = "  ".join(f"{kind} {100 * right[kind] / words:.2f}" for kind in ("uas", "las", "tags"))
    return f"{shown}  starts {200 * s_both / max(1, s_found + s_gold):.2f}  names {200 * both / max(1, found + gold):.2f}"


def _spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    out, start = set(), None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and (tag[:2] != "I-" or tag[2:] != tags[start][2:]):
            out.add((start, i, tags[start][2:]))
            start = None
        if start is None and tag != "O":
            start = i
    return out
