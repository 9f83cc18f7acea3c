"""Recurrent layers of PyTorch: outputs, final states and gradients, in double precision.

`window` cases are one layer and one direction; `layer` cases are stacks, bidirectional too, and
packed variable lengths. The GRU that applies the reset gate before the product has no PyTorch
module: its formula is written here with autograd.

Run: python tests/golden/torch-recurrent.py   (writes torch-recurrent.json beside it)
"""
import base64

import torch
from safetensors.torch import save
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence
from torch_golden import generator, numbers, write

torch.set_default_dtype(torch.float64)
g = generator(7)
MODULES = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}


def randn(*shape):
    return torch.randn(*shape, generator=g)


def run_module(cell, steps, batch, inputs, hidden, layers=1, bidirectional=False, lengths=None, initial=True):
    module = MODULES[cell](inputs, hidden, num_layers=layers, bidirectional=bidirectional)
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.copy_(randn(*parameter.shape) * 0.6)
    directions = layers * (2 if bidirectional else 1)
    x = randn(steps, batch, inputs).requires_grad_(True)
    states = {}
    if initial:
        states["h0"] = randn(directions, batch, hidden).requires_grad_(True)
        if cell == "lstm":
            states["c0"] = randn(directions, batch, hidden).requires_grad_(True)
    given = None if not initial else tuple(states.values()) if cell == "lstm" else states["h0"]
    fed = x if lengths is None else pack_padded_sequence(x, torch.tensor(lengths), enforce_sorted=False)
    output, final = module(fed, given)
    if lengths is not None:
        output, _ = pad_packed_sequence(output, total_length=steps)
    finals = dict(zip(("hn", "cn"), final if cell == "lstm" else (final,)))
    upstream = {"output": randn(*output.shape), **{name: randn(*value.shape) for name, value in finals.items()}}
    torch.autograd.backward([output, *finals.values()], list(upstream.values()))
    return {
        "cell": cell,
        "form": "reset-after" if cell == "gru" else None,
        "steps": steps,
        "batch": batch,
        "inputs": inputs,
        "hidden": hidden,
        "layers": layers,
        "bidirectional": bidirectional,
        "lengths": lengths,
        "x": numbers(x),
        "states": {name: numbers(value) for name, value in states.items()},
        "parameters": {name: numbers(value) for name, value in module.named_parameters()},
        "output": numbers(output),
        "finals": {name: numbers(value) for name, value in finals.items()},
        "upstream": {name: numbers(value) for name, value in upstream.items()},
        "gradients": {
            "x": numbers(x.grad),
            **{name: numbers(value.grad) for name, value in states.items()},
            **{name: numbers(value.grad) for name, value in module.named_parameters()},
        },
    }


def run_reset_before(steps, batch, inputs, hidden, lengths):
    """z = s(W_z [h; x]), r = s(W_r [h; x]), n = tanh(W [r*h; x]), h' = (1 - z) h + z n.

    The rows of the weights are in PyTorch's order (r, z, n); z has the course's sense.
    """
    parameters = {
        "weight_ih_l0": randn(3 * hidden, inputs) * 0.6,
        "weight_hh_l0": randn(3 * hidden, hidden) * 0.6,
        "bias_ih_l0": randn(3 * hidden) * 0.6,
        "bias_hh_l0": randn(3 * hidden) * 0.6,
    }
    for value in parameters.values():
        value.requires_grad_(True)
    w_ih, w_hh, b_ih, b_hh = parameters.values()
    x = randn(steps, batch, inputs).requires_grad_(True)
    h0 = randn(1, batch, hidden).requires_grad_(True)
    h = h0[0]
    outputs = []
    for t in range(steps):
        from_x = x[t] @ w_ih.T + b_ih
        gates = from_x[:, : 2 * hidden] + h @ w_hh[: 2 * hidden].T + b_hh[: 2 * hidden]
        r, z = torch.sigmoid(gates).chunk(2, 1)
        n = torch.tanh(from_x[:, 2 * hidden :] + (r * h) @ w_hh[2 * hidden :].T + b_hh[2 * hidden :])
        following = (1 - z) * h + z * n
        alive = torch.ones(batch, 1, dtype=torch.bool) if lengths is None else (torch.tensor(lengths) > t).unsqueeze(1)
        outputs.append(torch.where(alive, following, torch.zeros(())))
        h = torch.where(alive, following, h)
    output = torch.stack(outputs)
    final = h.unsqueeze(0)
    upstream = {"output": randn(*output.shape), "hn": randn(*final.shape)}
    torch.autograd.backward([output, final], list(upstream.values()))
    return {
        "cell": "gru",
        "form": "reset-before",
        "steps": steps,
        "batch": batch,
        "inputs": inputs,
        "hidden": hidden,
        "layers": 1,
        "bidirectional": False,
        "lengths": lengths,
        "x": numbers(x),
        "states": {"h0": numbers(h0)},
        "parameters": {name: numbers(value) for name, value in parameters.items()},
        "output": numbers(output),
        "finals": {"hn": numbers(final)},
        "upstream": {name: numbers(value) for name, value in upstream.items()},
        "gradients": {
            "x": numbers(x.grad),
            "h0": numbers(h0.grad),
            **{name: numbers(value.grad) for name, value in parameters.items()},
        },
    }


windows = []
layers = []
for cell in MODULES:
    windows.append(run_module(cell, 4, 3, 2, 5))
    windows.append(run_module(cell, 5, 4, 3, 3, lengths=[3, 5, 1, 4]))
    layers.append(run_module(cell, 3, 2, 3, 4, layers=2))
    layers.append(run_module(cell, 4, 3, 2, 3, layers=2, bidirectional=True, lengths=[2, 4, 3]))
    layers.append(run_module(cell, 3, 2, 2, 3, bidirectional=True, initial=False))
windows.append(run_reset_before(4, 3, 2, 5, None))
windows.append(run_reset_before(5, 4, 3, 3, [3, 5, 1, 4]))

# One state dictionary as PyTorch users save it: a safetensors file, single precision.
module = nn.LSTM(3, 4, num_layers=2, bidirectional=True).float()
x = randn(3, 2, 3).float()
with torch.no_grad():
    for parameter in module.parameters():
        parameter.copy_(randn(*parameter.shape).float() * 0.5)
    output, _ = module(x)
saved = {
    "safetensors": base64.b64encode(save(module.state_dict())).decode(),
    "x": numbers(x),
    "output": numbers(output),
}

write("torch-recurrent", {"windows": windows, "layers": layers, "stateDict": saved})
