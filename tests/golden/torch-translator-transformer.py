"""Logits, loss and gradients of the translator by a Transformer in PyTorch, in double precision.

Encoder and decoder are torch.nn.TransformerEncoder and torch.nn.TransformerDecoder with norms before their parts; around them stand
what the model has beside: tables times the root of the width, waves for the places, and an output layer without bias.
PyTorch keeps queries, keys and values of a decoder's look at its source in one matrix of three parts, we in two matrices: the first
rows are ours of the query, the others those of keys and values.

Run: python tests/golden/torch-translator-transformer.py   (writes torch-translator-transformer.json beside it)
"""
import math

import torch
import torch.nn.functional as F
from torch import nn
from torch_golden import generator, numbers, write

torch.set_default_dtype(torch.float64)
g = generator(12)
UNITS, SIZE, HEADS, WIDE, LAYERS = 9, 8, 2, 6, 2
IGNORED, BEGIN, PADDING = -100, 1, 0
SOURCES = [[3, 5, 4, 2], [7, 6, 2], [8, 2]]
TARGETS = [[4, 2], [5, 8, 6, 3, 2], [6, 7, 2]]


def padded(sequences, fill):
    steps = max(map(len, sequences))
    return torch.tensor([s + [fill] * (steps - len(s)) for s in sequences]).T


def places(steps):
    angles = torch.arange(steps)[:, None] / 10000 ** (torch.arange(0, SIZE, 2) / SIZE)
    waves = torch.zeros(steps, SIZE)
    waves[:, 0::2], waves[:, 1::2] = angles.sin(), angles.cos()
    # As our tables are: floats of 32 bits.
    return waves.float().double()[:, None]


def case(tied):
    own = {"dim_feedforward": WIDE, "dropout": 0.0, "activation": "relu", "norm_first": True}
    encoder = nn.TransformerEncoder(
        nn.TransformerEncoderLayer(SIZE, HEADS, **own), LAYERS, nn.LayerNorm(SIZE), enable_nested_tensor=False
    )
    decoder = nn.TransformerDecoder(nn.TransformerDecoderLayer(SIZE, HEADS, **own), LAYERS, nn.LayerNorm(SIZE))
    names = ["source"] + (["target"] if tied != "all" else []) + (["output"] if tied == "none" else [])
    tables = {name: (torch.randn(UNITS, SIZE, generator=g) * 0.5).requires_grad_(True) for name in names}
    modules = {"encoder": encoder, "decoder": decoder}
    for module in modules.values():
        with torch.no_grad():
            for p in module.parameters():
                p.copy_(torch.randn(p.shape, generator=g) * 0.3 + (1.0 if p.dim() == 1 else 0.0))
    source, after = padded(SOURCES, PADDING), padded(TARGETS, IGNORED)
    before = padded([[BEGIN] + t for t in TARGETS], PADDING)[:-1]
    lengths = torch.tensor([len(s) for s in SOURCES])
    unseen = torch.arange(len(source))[None] >= lengths[:, None]
    embed = lambda ids, table: math.sqrt(SIZE) * table[ids] + places(len(ids))
    target = tables.get("target", tables["source"])
    memory = encoder(embed(source, tables["source"]), src_key_padding_mask=unseen)
    steps = len(before)
    mask = torch.triu(torch.full((steps, steps), float("-inf")), 1)
    y = decoder(embed(before, target), memory, tgt_mask=mask, memory_key_padding_mask=unseen)
    logits = F.linear(y, tables.get("output", target))
    loss = F.cross_entropy(logits.flatten(0, 1), after.flatten(), ignore_index=IGNORED, label_smoothing=0.1)
    loss.backward()

    def entries(of):
        found = {f"{name}.weight": numbers(of(table)) for name, table in tables.items()}
        for stack, module in modules.items():
            for name, parameter in module.named_parameters():
                tensor, full = of(parameter), f"{stack}.{name}"
                if "multihead_attn.in_proj" in name:
                    kind = name.rsplit("_", 1)[1]
                    prefix = full[: full.rindex("in_proj")]
                    found[f"{prefix}q_proj_{kind}"] = numbers(tensor[:SIZE].contiguous())
                    found[f"{prefix}kv_proj_{kind}"] = numbers(tensor[SIZE:].contiguous())
                else:
                    found[full] = numbers(tensor)
        return found

    return {
        "options": {"model": "transformer", "layers": LAYERS, "hiddenSize": SIZE, "heads": HEADS,
                    "feedForwardSize": WIDE, "tied": tied},
        "sources": SOURCES, "targets": TARGETS, "units": UNITS, "labelSmoothing": 0.1,
        "parameters": entries(lambda p: p.detach()),
        "logits": numbers(logits), "loss": loss.item(),
        "gradients": entries(lambda p: p.grad),
    }


write("torch-translator-transformer", {"cases": [case(tied) for tied in ("all", "target", "none")]})
