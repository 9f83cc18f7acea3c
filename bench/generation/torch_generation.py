"""PyTorch's generation: reads lines "cell layers hidden vocabulary seconds", answers each with characters a second.

The fastest way that we found: no gradients, one thread, one step of nn.LSTM/GRU/RNN a character, as is and as
TorchScript; each character is drawn from the softmax and fed back.
"""
import sys
import time

import torch
from torch import nn

torch.set_num_threads(1)
torch.set_grad_enabled(False)


class Model(nn.Module):
    def __init__(self, cell, layers, hidden, vocabulary):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, hidden)
        self.recurrent = getattr(nn, cell.upper())(hidden, hidden, layers)
        self.decoder = nn.Linear(hidden, vocabulary)
        zeros = torch.zeros(layers, 1, hidden)
        self.state = (zeros, zeros.clone()) if cell == "lstm" else zeros

    def forward(self, ids, state):
        output, state = self.recurrent(self.embedding(ids), state)
        return self.decoder(output).view(-1), state


def measure(model, state, seconds):
    ids, count = torch.tensor([[1]]), 0
    end = time.perf_counter() + seconds
    start = time.perf_counter()
    while time.perf_counter() < end:
        for _ in range(20):
            logits, state = model(ids, state)
            ids = torch.multinomial(torch.softmax(logits, 0), 1).view(1, 1)
        count += 20
    return count / (time.perf_counter() - start)


print(torch.__version__, flush=True)
for line in sys.stdin:
    cell, *numbers = line.split()
    layers, hidden, vocabulary = map(int, numbers[:3])
    seconds = float(numbers[3])
    model = Model(cell, layers, hidden, vocabulary).eval()
    state = model.state
    scripted = torch.jit.optimize_for_inference(torch.jit.trace(model, (torch.tensor([[1]]), state)))
    measure(scripted, state, seconds / 4)
    print(max(measure(one, state, seconds) for one in (model, scripted)), flush=True)
