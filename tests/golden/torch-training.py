"""Optimizers of PyTorch over 100 steps, clipping and learning-rate schedules, in double precision.

The gradient of every step is a formula of the step and the parameter, so that both sides can
compute it: g_i = sin(0.3 step + i) + 0.1 p_i.

Run: python tests/golden/torch-training.py   (writes torch-training.json beside it)
"""
import torch
from torch.optim import SGD, Adagrad, Adam, AdamW, RMSprop, SparseAdam
from torch.optim import lr_scheduler
from torch_golden import generator, numbers, write

torch.set_default_dtype(torch.float64)
g = generator(11)
SIZE = 7
RECORDED = (1, 2, 10, 100)


def gradient(step, p):
    return torch.sin(0.3 * step + torch.arange(SIZE)) + 0.1 * p


def run(name, options, make):
    p = torch.randn(SIZE, generator=g)
    start = p.clone()
    p.requires_grad_(True)
    optimizer = make([p])
    after = {}
    for step in range(1, 101):
        with torch.no_grad():
            p.grad = gradient(step, p)
        optimizer.step()
        if step in RECORDED:
            after[step] = numbers(p)["data"]
    return {"optimizer": name, "options": options, "start": numbers(start)["data"], "after": after}


optimizers = [
    run("sgd", {"learningRate": 0.05}, lambda p: SGD(p, lr=0.05)),
    run("sgd", {"learningRate": 0.05, "momentum": 0.9, "weightDecay": 0.01}, lambda p: SGD(p, lr=0.05, momentum=0.9, weight_decay=0.01)),
    run("sgd", {"learningRate": 0.05, "momentum": 0.9, "dampening": 0.3}, lambda p: SGD(p, lr=0.05, momentum=0.9, dampening=0.3)),
    run("sgd", {"learningRate": 0.05, "momentum": 0.8, "nesterov": True}, lambda p: SGD(p, lr=0.05, momentum=0.8, nesterov=True)),
    run("adagrad", {"learningRate": 0.1}, lambda p: Adagrad(p, lr=0.1)),
    run("adagrad", {"learningRate": 0.1, "learningRateDecay": 0.01, "weightDecay": 0.02, "initialAccumulator": 0.5}, lambda p: Adagrad(p, lr=0.1, lr_decay=0.01, weight_decay=0.02, initial_accumulator_value=0.5)),
    run("rmsprop", {"learningRate": 0.01}, lambda p: RMSprop(p, lr=0.01)),
    run("rmsprop", {"learningRate": 0.01, "alpha": 0.9, "momentum": 0.5, "centered": True, "weightDecay": 0.01}, lambda p: RMSprop(p, lr=0.01, alpha=0.9, momentum=0.5, centered=True, weight_decay=0.01)),
    run("adam", {"learningRate": 0.01}, lambda p: Adam(p, lr=0.01)),
    run("adam", {"learningRate": 0.02, "betas": [0.8, 0.95], "epsilon": 1e-6, "weightDecay": 0.1}, lambda p: Adam(p, lr=0.02, betas=(0.8, 0.95), eps=1e-6, weight_decay=0.1)),
    run("adamw", {"learningRate": 0.01}, lambda p: AdamW(p, lr=0.01)),
    run("adamw", {"learningRate": 0.02, "weightDecay": 0.2}, lambda p: AdamW(p, lr=0.02, weight_decay=0.2)),
]


def run_sparse(name, options, make):
    """An embedding of 6 rows of 3, two or three of them (one twice) touched in each step."""
    rows, width = 6, 3
    embedding = torch.nn.Embedding(rows, width, sparse=True)
    with torch.no_grad():
        embedding.weight.copy_(torch.randn(rows, width, generator=g))
    start = embedding.weight.detach().clone()
    optimizer = make(embedding.parameters())
    after = {}
    for step in range(1, 101):
        ids = torch.tensor([step % 5, (3 * step + 1) % 5, step % 5])
        optimizer.zero_grad()
        weights = torch.sin(0.7 * step + torch.arange(9)).reshape(3, 3)
        (embedding(ids) * weights).sum().backward()
        optimizer.step()
        if step in RECORDED:
            after[step] = numbers(embedding.weight)["data"]
    return {"optimizer": name, "options": options, "start": numbers(start)["data"], "after": after}


sparse = [
    run_sparse("sgd", {"learningRate": 0.05}, lambda p: SGD(p, lr=0.05)),
    run_sparse("adagrad", {"learningRate": 0.1}, lambda p: Adagrad(p, lr=0.1)),
    run_sparse("adam", {"learningRate": 0.01}, lambda p: SparseAdam(list(p), lr=0.01)),
]

first, second = torch.randn(3, 4, generator=g), torch.randn(5, generator=g)


def clipped(clip):
    parameters = [value.clone().requires_grad_(True) for value in (first, second)]
    for parameter, value in zip(parameters, (first, second)):
        parameter.grad = value.clone()
    norm = clip(parameters)
    return {"norm": None if norm is None else float(norm), "gradients": [numbers(p.grad) for p in parameters]}


clip = torch.nn.utils
clipping = {
    "gradients": [numbers(first), numbers(second)],
    "byNorm": [{"maximum": maximum, **clipped(lambda p: clip.clip_grad_norm_(p, maximum))} for maximum in (1.0, 100.0)],
    "byValue": {"maximum": 0.5, **clipped(lambda p: clip.clip_grad_value_(p, 0.5))},
}


def rates(make, metrics=None, steps=30):
    """The learning rate in each of the first steps; the base rate is 0.1."""
    optimizer = SGD([torch.zeros(1, requires_grad=True)], lr=0.1)
    schedule = make(optimizer)
    seen = []
    for step in range(steps):
        seen.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        schedule.step() if metrics is None else schedule.step(metrics[step])
    return seen


def warm_up_cosine(optimizer):
    warm = lr_scheduler.LinearLR(optimizer, start_factor=0.1, total_iters=5)
    cosine = lr_scheduler.CosineAnnealingLR(optimizer, T_max=20, eta_min=0.001)
    return lr_scheduler.SequentialLR(optimizer, [warm, cosine], milestones=[5])


plateau_losses = [3.0, 2.5, 2.4, 2.45, 2.4, 2.41, 2.39999, 2.4, 2.3, 2.31, 2.32, 2.33, 2.34, 2.35, 2.2] + [2.2] * 15
schedules = {
    "constant": rates(lambda o: lr_scheduler.LambdaLR(o, lambda step: 1.0)),
    "step": rates(lambda o: lr_scheduler.StepLR(o, step_size=4, gamma=0.5)),
    "exponential": rates(lambda o: lr_scheduler.ExponentialLR(o, gamma=0.9)),
    "cosine": rates(lambda o: lr_scheduler.CosineAnnealingLR(o, T_max=20, eta_min=0.001), steps=21),
    "warmUpCosine": rates(warm_up_cosine, steps=26),
    "plateau": rates(lambda o: lr_scheduler.ReduceLROnPlateau(o, factor=0.5, patience=2, cooldown=1, min_lr=0.01), plateau_losses),
    "plateauLosses": plateau_losses,
}

write("torch-training", {"optimizers": optimizers, "sparse": sparse, "clipping": clipping, "schedules": schedules})
