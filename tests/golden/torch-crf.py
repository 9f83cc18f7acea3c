"""The loss and the gradients of a linear-chain conditional random field, which PyTorch does not have: the forward
algorithm is written here in double precision, and autograd differentiates it.

    score(y) = sum_t x_t[y_t] + sum_t T[y_(t-1), y_t] + start[y_1] + end[y_n]
    loss = sum over the sequences of (ln sum_y e^score(y) - score(right)), per token

Run: python tests/golden/torch-crf.py   (writes torch-crf.json beside it)
"""
import torch
from torch_golden import generator, numbers, write

torch.set_default_dtype(torch.float64)
g = generator(23)


def run(steps, labels, lengths, spread):
    batch = len(lengths)
    x = torch.randn(steps, batch, labels, generator=g) * spread
    transitions = torch.randn(labels, labels, generator=g) * spread
    starts, ends = (torch.randn(labels, generator=g) * spread for _ in range(2))
    targets = torch.randint(labels, (steps, batch), generator=g)
    leaves = {"logits": x, "transitions": transitions, "starts": starts, "ends": ends}
    for leaf in leaves.values():
        leaf.requires_grad_(True)
    total = 0
    for b, length in enumerate(lengths):
        alpha = starts + x[0, b]
        right = starts[targets[0, b]] + x[0, b, targets[0, b]]
        for t in range(1, length):
            alpha = x[t, b] + torch.logsumexp(alpha.unsqueeze(1) + transitions, 0)
            right = right + transitions[targets[t - 1, b], targets[t, b]] + x[t, b, targets[t, b]]
        total = total + torch.logsumexp(alpha + ends, 0) - right - ends[targets[length - 1, b]]
    loss = total / sum(lengths)
    loss.backward()
    return {
        "lengths": lengths,
        "targets": targets.flatten().tolist(),
        "leaves": {name: numbers(leaf) for name, leaf in leaves.items()},
        "loss": loss.item(),
        "gradients": {name: numbers(leaf.grad) for name, leaf in leaves.items()},
    }


write("torch-crf", {"chains": [run(5, 3, [5, 2, 1], 1), run(12, 17, [12, 7, 9, 3], 2), run(3, 1, [3, 1], 1)]})
