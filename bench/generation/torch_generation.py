"""PyTorch's generation: reads lines "cell layers hidden vocabulary seconds", answers each with characters a second.

The fastest of six ways, no gradients, one thread: nn.LSTM/GRU/RNN step by step, the same as TorchScript, and
LSTMCell/GRUCell/RNNCell; each with oneDNN and without: a large LSTM was slower with it.
Each character is drawn from the softmax and fed back.
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


class Cells(nn.Module):
    """The same stack of nn.LSTMCell, GRUCell or RNNCell, which do less around each step."""

    def __init__(self, cell, layers, hidden, vocabulary):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, hidden)
        create = getattr(nn, f"{cell.upper()}Cell")
        self.cells = nn.ModuleList(create(hidden, hidden) for _ in range(layers))
        self.decoder = nn.Linear(hidden, vocabulary)
        zeros = torch.zeros(1, hidden)
        self.state = [(zeros, zeros) if cell == "lstm" else zeros] * layers

    def forward(self, ids, state):
        x, after = self.embedding(ids).view(1, -1), []
        for cell, before in zip(self.cells, state):
            after.append(cell(x, before))
            x = after[-1][0] if isinstance(before, tuple) else after[-1]
        return self.decoder(x).view(-1), after


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


def serve():
    print(torch.__version__, flush=True)
    for line in sys.stdin:
        cell, *numbers = line.split()
        layers, hidden, vocabulary = map(int, numbers[:3])
        seconds = float(numbers[3])
        rates = []
        for torch.backends.mkldnn.enabled in (True, False):
            model = Model(cell, layers, hidden, vocabulary).eval()
            scripted = torch.jit.optimize_for_inference(torch.jit.trace(model, (torch.tensor([[1]]), model.state)))
            cells = Cells(cell, layers, hidden, vocabulary).eval()
            for one, state in ((model, model.state), (scripted, model.state), (cells, cells.state)):
                measure(one, state, seconds / 4)
                rates.append(measure(one, state, seconds))
        print(max(rates), flush=True)


if __name__ == "__main__":
    serve()
