"""A smaller network begins as a part of a larger one and learns to say the same; the larger one stays as it is."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

import numpy as np  # noqa: E402 -- only where training is installed
from training.joint import Joint, Size  # noqa: E402 -- likewise
from training.windows import NONE, Window  # noqa: E402 -- likewise

from training import distil, learn  # noqa: E402 -- likewise

ANSWERS = {"names": 3, "tags": 4, "morphs": 5, "relations": 6}


def network(layers: int) -> Joint:
    torch.manual_seed(layers)
    return Joint(40, 3, 3, ANSWERS, Size(layers=layers, inner=32, relation=8))


@pytest.mark.parametrize(
    ("layers", "followed"),
    [(6, (0, 1, 2, 3, 4, 5)), (5, (1, 2, 3, 4, 5)), (4, (1, 3, 4, 5)), (3, (1, 3, 5))],
)
def test_the_first_layers_do_the_work_of_two(layers: int, followed: tuple[int, ...]) -> None:
    teacher = network(6)
    pupil = distil.pupil_of(teacher, Size(layers=layers, inner=16, relation=4))
    for layer, at in zip(pupil.layers, followed, strict=True):
        assert torch.equal(layer.qkv.weight, teacher.layers[at].qkv.weight)
        rows = {tuple(row) for row in teacher.layers[at].inner.weight.tolist()}
        assert {tuple(row) for row in layer.inner.weight.tolist()} < rows


def test_a_pupil_comes_nearer_to_its_teacher() -> None:
    teacher = network(4)
    before = {name: weight.clone() for name, weight in teacher.state_dict().items()}
    pupil = distil.pupil_of(teacher, Size(layers=2, inner=16, relation=4))
    rng = np.random.default_rng(0)
    pieces = rng.integers(1, 3, (12, 4))
    silent = dict.fromkeys(("names", "tags", "morphs", "starts", "heads", "relations"), np.full(10, NONE))
    batch = [Window(pieces, np.arange(1, 11), silent)]
    lesson = distil.lesson_of(teacher)

    def unlike() -> float:
        with torch.no_grad():
            return sum(float(loss) for kind, loss in lesson(pupil.eval(), batch).items() if kind[:3] == "as ")

    at_first = unlike()
    learn.train(pupil, [(batch, 40)], lambda _: None, every=40, rate=2.0, lesson=lesson)
    assert unlike() < at_first
    assert all(torch.equal(before[name], weight) for name, weight in teacher.state_dict().items())
