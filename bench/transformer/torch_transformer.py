"""A decoder-only Transformer in PyTorch, as bench/transformer.mjs asks: trained, or writing with cached keys and values.

Reads lines of JSON {task, id, layers, size, heads, context, batch, seconds}; answers each with the tokens a second of the
processor's time on one thread. The ids to train on come first, as a line of JSON. The model is ours: norms before,
GELU, no biases, rotary positions, tied tables; attention by PyTorch's own scaled_dot_product_attention.
"""
import json
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

torch.set_num_threads(1)


def rotate(x, cosines, sines):
    a, b = x.chunk(2, -1)
    return torch.cat([a * cosines - b * sines, a * sines + b * cosines], -1)


class Block(nn.Module):
    def __init__(self, size, heads):
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(size, bias=False), nn.LayerNorm(size, bias=False)
        self.input, self.output = nn.Linear(size, 3 * size, bias=False), nn.Linear(size, size, bias=False)
        self.wide, self.narrow = nn.Linear(size, 4 * size, bias=False), nn.Linear(4 * size, size, bias=False)

    def forward(self, x, cosines, sines, cache=None):
        parts = self.input(self.norm1(x)).chunk(3, 2)
        q, k, v = (part.unflatten(2, (self.heads, -1)).transpose(1, 2) for part in parts)
        q, k = rotate(q, cosines, sines), rotate(k, cosines, sines)
        if cache is not None:
            keys, values, place = cache
            keys[:, :, place], values[:, :, place] = k[:, :, 0], v[:, :, 0]
            k, v = keys[:, :, : place + 1], values[:, :, : place + 1]
        y = F.scaled_dot_product_attention(q, k, v, is_causal=cache is None)
        x = x + self.output(y.transpose(1, 2).flatten(2))
        return x + self.narrow(F.gelu(self.wide(self.norm2(x))))


class Model(nn.Module):
    def __init__(self, count, task):
        super().__init__()
        size, heads, context = task["size"], task["heads"], task["context"]
        self.table = nn.Embedding(count, size)
        nn.init.normal_(self.table.weight, std=0.02)
        self.blocks = nn.ModuleList(Block(size, heads) for _ in range(task["layers"]))
        self.norm = nn.LayerNorm(size, bias=False)
        half = size // heads // 2
        angles = torch.arange(context)[:, None] / 10000 ** (torch.arange(half) / half)
        self.register_buffer("cosines", angles.cos())
        self.register_buffer("sines", angles.sin())

    def forward(self, ids, caches=None, place=0):
        steps = slice(place, place + ids.shape[1])
        x = self.table(ids)
        for i, block in enumerate(self.blocks):
            cache = None if caches is None else (*caches[i], place)
            x = block(x, self.cosines[steps], self.sines[steps], cache)
        return F.linear(self.norm(x), self.table.weight)


def train(ids, count, task):
    """Takes one training step after another; yields the number of tokens after each."""
    model = Model(count, task)
    matrices = [p for p in model.parameters() if p.dim() >= 2]
    others = [p for p in model.parameters() if p.dim() < 2]
    groups = [{"params": matrices, "weight_decay": 0.1}, {"params": others, "weight_decay": 0}]
    optimizer = torch.optim.AdamW(groups, lr=1e-3, betas=(0.9, 0.99), fused=True)
    batch, context = task["batch"], task["context"]
    while True:
        begins = torch.randint(len(ids) - context - 1, (batch, 1)) + torch.arange(context)
        loss = F.cross_entropy(model(ids[begins]).flatten(0, 1), ids[begins + 1].flatten())
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1)
        optimizer.step()
        yield batch * context


def write(count, task):
    """Writes one token after another, to the end of the context and anew; yields 1 after each."""
    model = Model(count, task).eval()
    size, heads, context = task["size"], task["heads"], task["context"]
    shape = (1, heads, context, size // heads)

    # A mode that stays on while a generator waits would be that of the trainings, too.
    @torch.inference_mode()
    def step(ids, caches, place):
        logits = model(ids, caches, place)
        return torch.multinomial(torch.softmax(logits[0, 0], 0), 1).view(1, 1)

    while True:
        with torch.inference_mode():
            caches = [(torch.zeros(shape), torch.zeros(shape)) for _ in model.blocks]
            ids = torch.tensor([[1]])
        for place in range(context):
            ids = step(ids, caches, place)
            yield 1


ids = torch.tensor(json.loads(sys.stdin.readline()))
count = int(ids.max()) + 1
print(json.dumps(torch.__version__), flush=True)
running = {}
for line in sys.stdin:
    task = json.loads(line)
    start = (lambda: train(ids, count, task)) if task["task"] == "train" else (lambda: write(count, task))
    steps = running.setdefault(task["id"], start())
    tokens, used = 0, time.process_time()
    while not tokens or time.process_time() - used < task["seconds"]:
        tokens += next(steps)
    print(json.dumps(tokens / (time.process_time() - used)), flush=True)
