"""Outputs of PyTorch's nn.TransformerEncoder and of a GPT in nanoGPT's layout, with the weights that give them.

The GPT is written anew here after nanoGPT's model.py (github.com/karpathy/nanoGPT): the same names and equations.
Run: python tests/golden/torch-transformer.py   (writes torch-transformer.json beside it)
"""
import base64

import torch
import torch.nn.functional as F
from safetensors.torch import save
from torch import nn
from torch_golden import generator, numbers, write

g = generator(11)


def randomize(module):
    """Every parameter a little off its first value, so that no two norms are alike."""
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.copy_(torch.randn(parameter.shape, generator=g) * 0.3 + (1.0 if parameter.dim() == 1 else 0.0))
    return module.eval()


def encoder(norm_first, activation, layers, final_norm):
    layer = nn.TransformerEncoderLayer(8, 2, 12, 0.0, activation, norm_first=norm_first)
    stack = nn.TransformerEncoder(layer, layers, nn.LayerNorm(8) if final_norm else None, enable_nested_tensor=False)
    randomize(stack)
    x = torch.randn(5, 3, 8, generator=g)
    lengths = torch.tensor([5, 2, 4])
    padding = torch.arange(5)[None, :] >= lengths[:, None]
    y = stack(x, src_key_padding_mask=padding)
    causal = stack(x, mask=torch.triu(torch.full((5, 5), float("-inf")), 1))
    return {
        "norm": "before" if norm_first else "after",
        "activation": activation,
        "layers": layers,
        "finalNorm": final_norm,
        "lengths": lengths.tolist(),
        "safetensors": base64.b64encode(save(stack.state_dict())).decode(),
        "x": numbers(x),
        "output": numbers(y),
        "causal": numbers(causal),
    }


class Norm(nn.Module):
    def __init__(self, size, bias):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(size))
        self.bias = nn.Parameter(torch.zeros(size)) if bias else None

    def forward(self, x):
        return F.layer_norm(x, self.weight.shape, self.weight, self.bias, 1e-5)


class Attention(nn.Module):
    def __init__(self, size, heads, bias):
        super().__init__()
        self.heads = heads
        self.c_attn = nn.Linear(size, 3 * size, bias=bias)
        self.c_proj = nn.Linear(size, size, bias=bias)

    def forward(self, x):
        q, k, v = (part.unflatten(2, (self.heads, -1)).transpose(1, 2) for part in self.c_attn(x).chunk(3, 2))
        y = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        return self.c_proj(y.transpose(1, 2).flatten(2))


class FeedForward(nn.Module):
    def __init__(self, size, bias):
        super().__init__()
        self.c_fc = nn.Linear(size, 4 * size, bias=bias)
        self.c_proj = nn.Linear(4 * size, size, bias=bias)

    def forward(self, x):
        return self.c_proj(F.gelu(self.c_fc(x)))


class Block(nn.Module):
    def __init__(self, size, heads, bias):
        super().__init__()
        self.ln_1, self.attn = Norm(size, bias), Attention(size, heads, bias)
        self.ln_2, self.mlp = Norm(size, bias), FeedForward(size, bias)

    def forward(self, x):
        x = x + self.attn(self.ln_1(x))
        return x + self.mlp(self.ln_2(x))


class Gpt(nn.Module):
    def __init__(self, count, context, layers, heads, size, bias):
        super().__init__()
        self.transformer = nn.ModuleDict(
            {
                "wte": nn.Embedding(count, size),
                "wpe": nn.Embedding(context, size),
                "h": nn.ModuleList([Block(size, heads, bias) for _ in range(layers)]),
                "ln_f": Norm(size, bias),
            }
        )
        self.lm_head = nn.Linear(size, count, bias=False)
        self.transformer.wte.weight = self.lm_head.weight

    def forward(self, ids):
        x = self.transformer.wte(ids) + self.transformer.wpe(torch.arange(ids.shape[1]))
        for block in self.transformer.h:
            x = block(x)
        return self.lm_head(self.transformer.ln_f(x))


def gpt(bias):
    model = randomize(Gpt(7, 6, 2, 2, 8, bias))
    ids = torch.randint(0, 7, (2, 5), generator=g)
    state = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    return {
        "heads": 2,
        "safetensors": base64.b64encode(save(state)).decode(),
        "ids": ids.tolist(),
        # [steps, batch, units], as everything here
        "logits": numbers(model(ids).transpose(0, 1).contiguous()),
    }


write(
    "torch-transformer",
    {
        "encoders": [
            encoder(False, "relu", 1, False),
            encoder(True, "gelu", 2, True),
            encoder(False, "gelu", 2, True),
        ],
        "gpts": [gpt(False), gpt(True)],
    },
)
