"""Trains PyTorch's character model for a while, as bench/char-lm.mjs asks.

Reads lines of JSON {id, cell, input, layers, hidden, batch, chunk, threads, seconds}; answers each with the
characters a second of at least one step and that long, of the processor's time on one thread. The ids to train on come first, as a
line of JSON. `input` is "embedding", a table as wide as the states, or "one-hot".
"""

import json
import sys
import time

import torch
from torch import nn
from torch.nn import functional

CELLS = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}


class Model(nn.Module):
    def __init__(self, count, task):
        super().__init__()
        hidden = task["hidden"]
        one_hot = task["input"] == "one-hot"
        self.count = count
        self.embedding = None if one_hot else nn.Embedding(count, hidden)
        self.recurrent = CELLS[task["cell"]](count if one_hot else hidden, hidden, task["layers"])
        self.decoder = nn.Linear(hidden, count)

    def forward(self, x, state):
        vectors = self.embedding(x) if self.embedding else functional.one_hot(x, self.count).float()
        output, state = self.recurrent(vectors, state)
        return self.decoder(output), state


def detach(state):
    return tuple(part.detach() for part in state) if isinstance(state, tuple) else state.detach()


def train(ids, count, task):
    """Takes one training step after another; yields after each."""
    batch, chunk = task["batch"], task["chunk"]
    model = Model(count, task)
    optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
    loss_of = nn.CrossEntropyLoss()
    length = (len(ids) - 1) // batch
    inputs = ids[: batch * length].view(batch, length).t()
    targets = ids[1 : batch * length + 1].view(batch, length).t()
    while True:
        state = None
        for begin in range(0, length - chunk + 1, chunk):
            logits, state = model(inputs[begin : begin + chunk], state)
            state = detach(state)
            loss = loss_of(logits.reshape(-1, count), targets[begin : begin + chunk].reshape(-1))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5)
            optimizer.step()
            yield loss


ids = torch.tensor(json.loads(sys.stdin.readline()))
count = int(ids.max()) + 1
print(json.dumps(torch.__version__), flush=True)
trainings = {}
for line in sys.stdin:
    task = json.loads(line)
    torch.set_num_threads(task["threads"])
    steps = trainings.setdefault(task["id"], train(ids, count, task))
    taken, begin, used = 0, time.perf_counter(), time.process_time()
    while not taken or time.perf_counter() - begin < task["seconds"]:
        next(steps).item()
        taken += 1
    wall, processor = time.perf_counter() - begin, time.process_time() - used
    seconds = processor if task["threads"] == 1 else wall
    print(json.dumps(taken * task["batch"] * task["chunk"] / seconds), flush=True)
