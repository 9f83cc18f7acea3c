"""Trains PyTorch's character model with the settings of char-lm-quality.mjs; prints its validation loss.

    python char-lm-quality.py tinyshakespeare.txt lstm 1
"""

import sys

import torch
from torch import nn

path, cell, seed = sys.argv[1], sys.argv[2], int(sys.argv[3])
BATCH, CHUNK, STEPS, HIDDEN, LAYERS = 50, 50, 2000, 128, 2

torch.manual_seed(seed)
text = open(path, encoding="utf-8").read()
characters = sorted(set(text))
ids = torch.tensor([characters.index(c) for c in text])
held_out = int(len(ids) * 0.1)
trained, validation = ids[:-held_out], ids[-held_out:]


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(len(characters), HIDDEN)
        kind = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}[cell]
        self.recurrent = kind(HIDDEN, HIDDEN, LAYERS)
        self.decoder = nn.Linear(HIDDEN, len(characters))

    def forward(self, x, state):
        output, state = self.recurrent(self.embedding(x), state)
        return self.decoder(output), state


def chunks(ids, batch):
    """The same cut as Malmoi's: sequences side by side, time first; the targets are one later."""
    length = (len(ids) - 1) // batch
    inputs = ids[: batch * length].view(batch, length).t()
    targets = ids[1 : batch * length + 1].view(batch, length).t()
    for begin in range(0, length, CHUNK):
        yield inputs[begin : begin + CHUNK], targets[begin : begin + CHUNK]


def detach(state):
    return tuple(part.detach() for part in state) if cell == "lstm" else state.detach()


model = Model()
optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
loss_of = nn.CrossEntropyLoss()
step = 0
while step < STEPS:
    state = None
    for x, y in chunks(trained, BATCH):
        logits, state = model(x, state)
        state = detach(state)
        loss = loss_of(logits.reshape(-1, len(characters)), y.reshape(-1))
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5)
        optimizer.step()
        step += 1
        if step == STEPS:
            break

with torch.no_grad():
    state, nats, count = None, 0.0, 0
    for x, y in chunks(validation, 32):
        logits, state = model(x, state)
        nats += loss_of(logits.reshape(-1, len(characters)), y.reshape(-1)).item() * y.numel()
        count += y.numel()
print(nats / count)
