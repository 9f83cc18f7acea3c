"""Translators in PyTorch, as bench/translator.mjs asks: trained, or translating by beam search.

Reads lines of JSON {task, id, seconds}; answers each with the tokens a second of the processor's time on one thread. What to
work on comes first, as a line of JSON: the number of units, the shapes, and batches of pairs. The networks are ours: a
conditional GRU (Nematus) over a GRU in both directions, by nn.GRU and torch's own cells, and a Transformer with norms before its
parts, by scaled_dot_product_attention; tables are tied, and the targets smoothed. Beam search keeps its hypotheses in one batch, keys and
values of Transformers in caches that are moved with them, and chooses by one topk a step.
"""
import json
import math
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

torch.set_num_threads(1)
torch.manual_seed(1)
PADDING, BEGIN, IGNORED = 0, 1, -100


class Recurrent(nn.Module):
    def __init__(self, count, shape):
        super().__init__()
        hidden, size = shape["hiddenSize"], shape["embeddingSize"]
        self.rates = shape["embeddingDropout"], shape["dropout"]
        self.table = nn.Embedding(count, size)
        nn.init.normal_(self.table.weight, std=0.3)
        self.encoder = nn.GRU(size, hidden, bidirectional=True)
        self.keys, self.query = nn.Linear(2 * hidden, hidden), nn.Linear(hidden, hidden, bias=False)
        self.scorer = nn.Linear(hidden, 1, bias=False)
        self.first, self.second = nn.GRUCell(size, hidden), nn.GRUCell(2 * hidden, hidden)
        self.initial, self.state = nn.Linear(2 * hidden, hidden), nn.Linear(hidden, size)
        self.embedded, self.context = nn.Linear(size, size, bias=False), nn.Linear(2 * hidden, size, bias=False)
        self.bias = nn.Parameter(torch.zeros(count))

    def encode(self, source, lengths):
        x = F.dropout(self.table(source), self.rates[0], self.training)
        packed = nn.utils.rnn.pack_padded_sequence(x, lengths, enforce_sorted=False)
        annotations = nn.utils.rnn.pad_packed_sequence(self.encoder(packed)[0])[0]
        annotations = F.dropout(annotations, self.rates[1], self.training)
        inside = torch.arange(len(source))[:, None] < lengths
        summary = (annotations * inside[:, :, None]).sum(0) / lengths[:, None]
        state = torch.tanh(self.initial(summary))
        return (annotations, self.keys(annotations), inside), state

    def transit(self, e, state, memory, projected=None):
        annotations, keys, inside = memory
        between = self.first(e, state)
        scores = self.scorer(torch.tanh(self.query(between) + keys))[:, :, 0]
        shares = torch.softmax(scores.masked_fill(~inside, -math.inf), 0)
        context = (shares[:, :, None] * annotations).sum(0)
        return self.second(context, between), context

    def read(self, states, contexts, e):
        o = torch.tanh(self.state(states) + self.embedded(e) + self.context(contexts))
        return F.linear(F.dropout(o, self.rates[1], self.training), self.table.weight, self.bias)

    def forward(self, source, lengths, before):
        memory, state = self.encode(source, lengths)
        e = self.table(before)
        states, contexts = [], []
        for t in range(len(before)):
            state, context = self.transit(e[t], state, memory)
            states.append(state)
            contexts.append(context)
        return self.read(torch.stack(states), torch.stack(contexts), e)

    def begin(self, source, lengths, beam):
        memory, state = self.encode(source, lengths)
        self.memory = [part.repeat_interleave(beam, 1) for part in memory]
        self.at = state.repeat_interleave(beam, 0)

    def step(self, ids, parents):
        e = self.table(ids)
        self.at, context = self.transit(e, self.at[parents], self.memory)
        return self.read(self.at, context, e)


class Attention(nn.Module):
    def __init__(self, size, heads):
        super().__init__()
        self.heads = heads
        self.query, self.output = nn.Linear(size, size), nn.Linear(size, size)
        self.memory = nn.Linear(size, 2 * size)

    def cut(self, x):
        return x.unflatten(2, (self.heads, -1)).transpose(1, 2)

    def keys(self, memory):
        return [self.cut(part) for part in self.memory(memory).chunk(2, 2)]

    def forward(self, x, keys, values, mask=None, causal=False):
        q = self.cut(self.query(x))
        y = F.scaled_dot_product_attention(q, keys, values, attn_mask=mask, is_causal=causal)
        return self.output(y.transpose(1, 2).flatten(2))


class SelfAttention(nn.Module):
    def __init__(self, size, heads):
        super().__init__()
        self.heads = heads
        self.input, self.output = nn.Linear(size, 3 * size), nn.Linear(size, size)

    def forward(self, x, mask=None, causal=False, cache=None):
        q, k, v = (part.unflatten(2, (self.heads, -1)).transpose(1, 2) for part in self.input(x).chunk(3, 2))
        if cache is not None:
            keys, values, place = cache
            keys[:, :, place], values[:, :, place] = k[:, :, 0], v[:, :, 0]
            k, v = keys[:, :, : place + 1], values[:, :, : place + 1]
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, is_causal=causal)
        return self.output(y.transpose(1, 2).flatten(2))


class Block(nn.Module):
    def __init__(self, shape, cross):
        super().__init__()
        size, wide = shape["hiddenSize"], shape["feedForwardSize"]
        self.rate = shape["dropout"]
        self.own = SelfAttention(size, shape["heads"])
        self.cross = Attention(size, shape["heads"]) if cross else None
        self.norms = nn.ModuleList(nn.LayerNorm(size) for _ in range(3 if cross else 2))
        self.wide, self.narrow = nn.Linear(size, wide), nn.Linear(wide, size)

    def forward(self, x, mask=None, causal=False, cache=None, memory=None, memory_mask=None):
        drop = lambda y: F.dropout(y, self.rate, self.training)
        x = x + drop(self.own(self.norms[0](x), mask, causal, cache))
        if self.cross is not None:
            x = x + drop(self.cross(self.norms[1](x), *memory, memory_mask))
        return x + drop(self.narrow(F.relu(self.wide(self.norms[-1](x)))))


class Transformer(nn.Module):
    """Batch first, as PyTorch's attention wants it."""

    def __init__(self, count, shape):
        super().__init__()
        self.shape, size = shape, shape["hiddenSize"]
        self.rate = shape["embeddingDropout"]
        self.table = nn.Embedding(count, size)
        nn.init.normal_(self.table.weight, std=size**-0.5)
        stack = lambda cross: nn.ModuleList(Block(shape, cross) for _ in range(shape["layers"]))
        self.encoder, self.decoder = stack(False), stack(True)
        self.norms = nn.ModuleList(nn.LayerNorm(size) for _ in range(2))
        angles = torch.arange(512)[:, None] / 10000 ** (torch.arange(0, size, 2) / size)
        self.register_buffer("places", torch.cat([angles.sin(), angles.cos()], 1))

    def embed(self, ids, place=0):
        x = self.table(ids) * math.sqrt(self.shape["hiddenSize"]) + self.places[place : place + ids.shape[1]]
        return F.dropout(x, self.rate, self.training)

    def encode(self, source, lengths):
        mask = (torch.arange(len(source)) < lengths[:, None])[:, None, None]
        x = self.embed(source.T)
        for block in self.encoder:
            x = block(x, mask)
        return self.norms[0](x), mask

    def forward(self, source, lengths, before):
        memory, mask = self.encode(source, lengths)
        x = self.embed(before.T)
        for block in self.decoder:
            x = block(x, causal=True, memory=block.cross.keys(memory), memory_mask=mask)
        return F.linear(self.norms[1](x), self.table.weight).transpose(0, 1)

    def begin(self, source, lengths, beam):
        memory, mask = self.encode(source, lengths)
        many = lambda part: part.repeat_interleave(beam, 0)
        self.memory = [[many(part) for part in block.cross.keys(memory)] for block in self.decoder]
        self.mask, self.place = many(mask), 0
        heads = self.shape["heads"]
        room = (len(self.mask), heads, 64, self.shape["hiddenSize"] // heads)
        self.caches = [[torch.zeros(room), torch.zeros(room)] for _ in self.decoder]

    def step(self, ids, parents):
        x = self.embed(ids[:, None], self.place)
        for block, cache, memory in zip(self.decoder, self.caches, self.memory):
            if self.place > 0:
                for part in cache:
                    part[:, :, : self.place] = part[parents, :, : self.place]
            x = block(x, cache=(*cache, self.place), memory=memory, memory_mask=self.mask)
        self.place += 1
        return F.linear(self.norms[1](x[:, 0]), self.table.weight)


def train(model, batches):
    """Takes one training step after another; yields the number of units after each."""
    betas = (0.9, 0.98) if isinstance(model, Transformer) else (0.9, 0.999)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, betas=betas, fused=True)
    model.train()
    while True:
        for batch in batches:
            logits = model(batch["source"], batch["lengths"], batch["before"])
            after = batch["after"].flatten()
            loss = F.cross_entropy(logits.flatten(0, 1), after, ignore_index=IGNORED, label_smoothing=0.1)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1)
            optimizer.step()
            yield batch["tokens"]


def search(model, count, given):
    """Translates the same sources again and again, for as many steps each time; yields the number of steps of all sources."""
    sources, length, steps, beam = given["sources"], given["length"], given["steps"], given["beam"]
    source = torch.randint(4, count, (length, sources))
    lengths = torch.full((sources,), length)
    firsts = torch.arange(sources)[:, None] * beam
    model.eval()

    # A mode that stays on while a generator waits would be that of the trainings, too.
    @torch.inference_mode()
    def run():
        model.begin(source, lengths, beam)
        ids, parents = torch.full((sources * beam,), BEGIN), torch.arange(sources * beam)
        scores = torch.full((sources, beam), -math.inf)
        scores[:, 0] = 0
        written = []
        for _ in range(steps):
            logs = torch.log_softmax(model.step(ids, parents), 1).view(sources, beam, -1)
            # No end is likely, so that every search takes all of its steps.
            logs[:, :, 2] = -math.inf
            scores, best = (scores[:, :, None] + logs).flatten(1).topk(beam, 1)
            ids, parents = (best % count).flatten(), (firsts + best // count).flatten()
            written.append((ids.tolist(), parents.tolist()))

    while True:
        run()
        yield sources * steps


given = json.loads(sys.stdin.readline())
count = given["count"]
for batch in given["batches"]:
    for name in ("source", "lengths", "before", "after"):
        batch[name] = torch.tensor(batch[name])
print(json.dumps(torch.__version__), flush=True)
KINDS = {"recurrent": Recurrent, "transformer": Transformer}
running = {}
for line in sys.stdin:
    task = json.loads(line)
    if task["id"] not in running:
        model = KINDS[task["model"]](count, given["shapes"][task["model"]])
        isTraining = task["task"] == "train"
        running[task["id"]] = train(model, given["batches"]) if isTraining else search(model, count, task["search"])
    tokens, used = 0, time.process_time()
    while not tokens or time.process_time() - used < task["seconds"]:
        tokens += next(running[task["id"]])
    print(json.dumps(tokens / (time.process_time() - used)), flush=True)
