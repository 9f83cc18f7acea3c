"""Trains and asks PyTorch's classifier for a while, as bench/classifiers-neural.mjs asks.

Reads lines of JSON {id, cell, what, units, length, batch, embedding, hidden, seconds}; answers each with documents a second of the
processor's time, on one thread. The model is ours: a table of vectors, one layer in both directions, the largest, the
mean and the last states side by side, a linear map to two classes; dropout, smoothed labels, clipping, Adam.
"""

import json
import sys
import time

import torch
from torch import nn
from torch.nn import functional

CELLS = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}


class Model(nn.Module):
    def __init__(self, task):
        super().__init__()
        embedding, hidden = task["embedding"], task["hidden"]
        # As ours: the optimizer updates the rows that were looked up.
        self.embedding = nn.Embedding(task["units"], embedding, sparse=True)
        self.recurrent = CELLS[task["cell"]](embedding, hidden, bidirectional=True)
        self.decoder = nn.Linear(6 * hidden, 2)

    def forward(self, x):
        vectors = functional.dropout(self.embedding(x), 0.3, self.training)
        output, state = self.recurrent(vectors)
        last = state[0] if isinstance(state, tuple) else state
        pooled = torch.cat([output.amax(0), output.mean(0), last[0], last[1]], 1)
        return self.decoder(functional.dropout(pooled, 0.5, self.training))


def batches(task):
    generator = torch.Generator().manual_seed(1)
    shape = (task["length"], task["batch"])
    return [torch.randint(task["units"], shape, generator=generator) for _ in range(8)]


def train(task):
    """Takes one training step after another; yields after each."""
    model = Model(task)
    dense = [*model.recurrent.parameters(), *model.decoder.parameters()]
    optimizers = [
        torch.optim.Adam(dense, lr=2e-3),
        torch.optim.SparseAdam(list(model.embedding.parameters()), lr=2e-3),
    ]
    loss_of = nn.CrossEntropyLoss(label_smoothing=0.05)
    inputs = batches(task)
    targets = torch.arange(task["batch"]) % 2
    while True:
        for x in inputs:
            loss = loss_of(model(x), targets)
            for optimizer in optimizers:
                optimizer.zero_grad()
            loss.backward()
            # Of the dense parameters alone: PyTorch does not clip sparse gradients.
            nn.utils.clip_grad_norm_(dense, 5)
            for optimizer in optimizers:
                optimizer.step()
            yield loss


def predict(task):
    """Predicts one batch after another; yields after each."""
    model = Model(task).eval()
    inputs = batches(task)
    while True:
        for x in inputs:
            with torch.inference_mode():
                answer = functional.softmax(model(x), 1)[0, 0]
            yield answer


print(json.dumps(torch.__version__), flush=True)
torch.set_num_threads(1)
running = {}
for line in sys.stdin:
    task = json.loads(line)
    start = train if task["what"] == "training" else predict
    steps = running.setdefault(task["id"], start(task))
    taken, begin, used = 0, time.perf_counter(), time.process_time()
    while not taken or time.perf_counter() - begin < task["seconds"]:
        next(steps).item()
        taken += 1
    print(json.dumps(taken * task["batch"] / (time.process_time() - used)), flush=True)
