"""The LSTM with peepholes, which PyTorch does not have: written here with autograd, in double precision.

    i = s(a_i + p_i * c), f = s(a_f + p_f * c), g = tanh(a_g), c' = f * c + i * g
    o = s(a_o + p_o * c'), h' = o * tanh(c'),  a = W_ih x + b_ih + W_hh h + b_hh

(Gers, Schraudolph & Schmidhuber 2002). The rows of the weights are in PyTorch's order i, f, g, o; weight_ch
[3, hidden] has the rows p_i, p_f, p_o.

Run: python tests/golden/torch-peephole.py   (writes torch-peephole.json beside it)
"""
import torch
from torch_golden import generator, numbers, write

torch.set_default_dtype(torch.float64)
g = generator(11)


def randn(*shape):
    return torch.randn(*shape, generator=g)


def run(steps, batch, inputs, hidden, lengths=None):
    parameters = {
        "weight_ih_l0": randn(4 * hidden, inputs) * 0.6,
        "weight_hh_l0": randn(4 * hidden, hidden) * 0.6,
        "bias_ih_l0": randn(4 * hidden) * 0.6,
        "bias_hh_l0": randn(4 * hidden) * 0.6,
        "weight_ch_l0": randn(3, hidden) * 0.6,
    }
    x, h0, c0 = randn(steps, batch, inputs), randn(1, batch, hidden), randn(1, batch, hidden)
    for value in [*parameters.values(), x, h0, c0]:
        value.requires_grad_(True)
    w_ih, w_hh, b_ih, b_hh, (p_i, p_f, p_o) = parameters.values()
    h, c = h0[0], c0[0]
    outputs = []
    for t in range(steps):
        a_i, a_f, a_g, a_o = (x[t] @ w_ih.T + b_ih + h @ w_hh.T + b_hh).chunk(4, 1)
        i = torch.sigmoid(a_i + p_i * c)
        f = torch.sigmoid(a_f + p_f * c)
        following = f * c + i * torch.tanh(a_g)
        o = torch.sigmoid(a_o + p_o * following)
        revealed = o * torch.tanh(following)
        alive = torch.ones(batch, 1, dtype=torch.bool) if lengths is None else (torch.tensor(lengths) > t).unsqueeze(1)
        outputs.append(torch.where(alive, revealed, torch.zeros(())))
        h, c = torch.where(alive, revealed, h), torch.where(alive, following, c)
    output = torch.stack(outputs)
    finals = {"hn": h.unsqueeze(0), "cn": c.unsqueeze(0)}
    upstream = {"output": randn(*output.shape), **{name: randn(*value.shape) for name, value in finals.items()}}
    torch.autograd.backward([output, *finals.values()], list(upstream.values()))
    return {
        "cell": "lstm-peephole",
        "form": None,
        "steps": steps,
        "batch": batch,
        "inputs": inputs,
        "hidden": hidden,
        "layers": 1,
        "bidirectional": False,
        "lengths": lengths,
        "x": numbers(x),
        "states": {"h0": numbers(h0), "c0": numbers(c0)},
        "parameters": {name: numbers(value) for name, value in parameters.items()},
        "output": numbers(output),
        "finals": {name: numbers(value) for name, value in finals.items()},
        "upstream": {name: numbers(value) for name, value in upstream.items()},
        "gradients": {
            "x": numbers(x.grad),
            "h0": numbers(h0.grad),
            "c0": numbers(c0.grad),
            **{name: numbers(value.grad) for name, value in parameters.items()},
        },
    }


write("torch-peephole", {"windows": [run(4, 3, 2, 5), run(5, 4, 3, 3, [3, 5, 1, 4])]})
