"""Loss and gradients of the translator's network in PyTorch, in double precision.

The encoder is torch.nn.LSTM or torch.nn.RNN; the decoder is written out from its equations, a step at a time, with
torch's own cells: the conditional unit of Nematus (two transitions with attention between them).

Run: python tests/golden/torch-translator.py   (writes torch-translator.json beside it)
"""
import torch
import torch.nn.functional as F
from torch_golden import generator, numbers, write

torch.set_default_dtype(torch.float64)
g = generator(11)
UNITS, EMBEDDING, HIDDEN = 9, 3, 4
IGNORED = -100


def randn(*shape):
    return torch.randn(*shape, generator=g) * 0.5


SOURCES = [[3, 5, 4, 2], [7, 6, 2], [8, 2]]
TARGETS = [[4, 2], [5, 8, 6, 3, 2], [6, 7, 2]]
BEGIN, PADDING = 1, 0


def padded(sequences, fill):
    steps = max(map(len, sequences))
    return torch.tensor([s + [fill] * (steps - len(s)) for s in sequences]).T


def make(cell, attention, bidirectional, tied):
    gates = {"lstm": 4, "rnn": 1}[cell]
    states = 2 if cell == "lstm" else 1
    width = HIDDEN * (2 if bidirectional else 1)
    names = {}

    def recurrent(name, inputs, suffixes=("",)):
        for suffix in suffixes:
            names[f"{name}.weight_ih_l0{suffix}"] = (gates * HIDDEN, inputs)
            names[f"{name}.weight_hh_l0{suffix}"] = (gates * HIDDEN, HIDDEN)
            names[f"{name}.bias_ih_l0{suffix}"] = (gates * HIDDEN,)
            names[f"{name}.bias_hh_l0{suffix}"] = (gates * HIDDEN,)

    names["source.weight"] = (UNITS, EMBEDDING)
    if tied != "all":
        names["target.weight"] = (UNITS, EMBEDDING)
    if tied == "none":
        names["output.weight"] = (UNITS, EMBEDDING)
    recurrent("encoder", EMBEDDING, ("", "_reverse") if bidirectional else ("",))
    recurrent("decoder.first", EMBEDDING)
    if attention != "none":
        names["decoder.keys.weight"] = (HIDDEN, width)
        names["decoder.keys.bias"] = (HIDDEN,)
        recurrent("decoder.second", width)
        names["decoder.context.weight"] = (EMBEDDING, width)
    if attention == "additive":
        names["decoder.query.weight"] = (HIDDEN, HIDDEN)
        names["decoder.scorer"] = (HIDDEN,)
    names["decoder.initial.weight"] = (states * HIDDEN, width)
    names["decoder.initial.bias"] = (states * HIDDEN,)
    names["decoder.state.weight"] = (EMBEDDING, HIDDEN)
    names["decoder.state.bias"] = (EMBEDDING,)
    names["decoder.embedded.weight"] = (EMBEDDING, EMBEDDING)
    names["output.bias"] = (UNITS,)
    return {name: randn(*shape).requires_grad_(True) for name, shape in names.items()}


def forward(p, cell, attention, bidirectional, tied):
    source = padded(SOURCES, PADDING)
    lengths = torch.tensor([len(s) for s in SOURCES])
    after = padded(TARGETS, IGNORED)
    before = padded([[BEGIN] + t for t in TARGETS], PADDING)[:-1]
    target = p["source.weight"] if tied == "all" else p["target.weight"]
    output = p["output.weight"] if tied == "none" else target

    kind = {"lstm": torch.nn.LSTM, "rnn": torch.nn.RNN}[cell]
    encoder = kind(EMBEDDING, HIDDEN, bidirectional=bidirectional)
    weights = {name[len("encoder."):]: value for name, value in p.items() if name.startswith("encoder.")}
    packed = torch.nn.utils.rnn.pack_padded_sequence(p["source.weight"][source], lengths, enforce_sorted=False)
    read, last = torch.func.functional_call(encoder, weights, (packed,))
    annotations, _ = torch.nn.utils.rnn.pad_packed_sequence(read)
    final = last[0] if cell == "lstm" else last
    inside = (torch.arange(annotations.shape[0])[:, None] < lengths)[:, :, None]
    if attention == "none":
        summary = torch.cat(list(final), 1)
    else:
        summary = torch.where(inside, annotations, 0.0).sum(0) / lengths[:, None]
        keys = F.linear(annotations, p["decoder.keys.weight"], p["decoder.keys.bias"])

    def step(name, x, state):
        w = [p[f"decoder.{name}.{part}_l0"] for part in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")]
        if cell == "lstm":
            return torch.lstm_cell(x, state, *w)
        return (torch.rnn_tanh_cell(x, state[0], *w),)

    state = torch.tanh(F.linear(summary, p["decoder.initial.weight"], p["decoder.initial.bias"])).split(HIDDEN, 1)
    logits = []
    for ids in before:
        e = target[ids]
        state = step("first", e, state)
        if attention == "none":
            seen = 0.0
        else:
            if attention == "additive":
                query = F.linear(state[0], p["decoder.query.weight"])
                scores = torch.tanh(query + keys) @ p["decoder.scorer"]
            else:
                scores = (state[0] * keys).sum(2)
            shares = torch.softmax(torch.where(inside[:, :, 0], scores, float("-inf")), 0)
            context = (shares[:, :, None] * annotations).sum(0)
            state = step("second", context, state)
            seen = F.linear(context, p["decoder.context.weight"])
        own = F.linear(state[0], p["decoder.state.weight"], p["decoder.state.bias"])
        o = torch.tanh(own + F.linear(e, p["decoder.embedded.weight"]) + seen)
        logits.append(F.linear(o, output, p["output.bias"]))
    logits = torch.stack(logits)
    loss = F.cross_entropy(logits.flatten(0, 1), after.flatten(), ignore_index=IGNORED, label_smoothing=0.1)
    return logits, loss


cases = []
for cell, attention, bidirectional, tied in (
    ("lstm", "additive", True, "all"),
    ("lstm", "dot", False, "target"),
    ("rnn", "additive", False, "none"),
    ("rnn", "none", True, "all"),
    ("lstm", "none", False, "none"),
):
    p = make(cell, attention, bidirectional, tied)
    logits, loss = forward(p, cell, attention, bidirectional, tied)
    loss.backward()
    cases.append({
        "options": {"cell": cell, "attention": attention, "bidirectional": bidirectional, "tied": tied,
                    "hiddenSize": HIDDEN, "embeddingSize": EMBEDDING},
        "sources": SOURCES, "targets": TARGETS, "units": UNITS, "labelSmoothing": 0.1,
        "parameters": {name: numbers(value) for name, value in p.items()},
        "logits": numbers(logits), "loss": loss.item(),
        "gradients": {name: numbers(value.grad) for name, value in p.items()},
    })

write("torch-translator", {"cases": cases})
