"""Outputs and gradients of PyTorch for every operation of the tape, in double precision.

Run: python tests/golden/torch-operations.py   (writes torch-operations.json beside it)
"""
import torch
import torch.nn.functional as F
from torch_golden import generator, numbers, write

torch.set_default_dtype(torch.float64)
g = generator(3)


def randn(*shape):
    return torch.randn(*shape, generator=g)


def case(name, inputs, forward, **extra):
    """One case: the inputs, the output, a gradient of the output, the inputs' gradients."""
    leaves = {key: value.clone().requires_grad_(True) for key, value in inputs.items()}
    output = forward(**leaves)
    upstream = randn(*output.shape) if output.dim() > 0 else torch.tensor(1.0)
    output.backward(upstream)
    return {
        "operation": name,
        "inputs": {key: numbers(value) for key, value in inputs.items()},
        "output": numbers(output),
        "outputGradient": numbers(upstream),
        "gradients": {key: numbers(value.grad) for key, value in leaves.items()},
        **extra,
    }


ids = torch.tensor([3, 0, 3, 1, 3])
targets = torch.tensor([2, 0, -100, 4, 1, 2])
class_weights = torch.tensor([0.5, 1.5, 2.0, 1.0, 0.25])
binary = (randn(4, 3) > 0).to(torch.float64)
mask = torch.tensor([[1, 1, 0, 1, 1], [1, 0, 0, 0, 1], [1, 1, 1, 1, 1]], dtype=torch.bool)

cases = [
    case("linear", {"x": randn(5, 3), "weight": randn(4, 3), "bias": randn(4)}, lambda x, weight, bias: F.linear(x, weight, bias)),
    case("linear-without-bias", {"x": randn(2, 7), "weight": randn(3, 7)}, lambda x, weight: F.linear(x, weight)),
    case("matmul", {"a": randn(3, 5), "b": randn(5, 2)}, lambda a, b: a @ b),
    case("embedding", {"weight": randn(5, 3)}, lambda weight: F.embedding(ids, weight), ids=ids.tolist()),
    case("add", {"a": randn(3, 5), "b": randn(3, 5)}, lambda a, b: a + b),
    case("subtract", {"a": randn(3, 5), "b": randn(3, 5)}, lambda a, b: a - b),
    case("multiply", {"a": randn(3, 5), "b": randn(3, 5)}, lambda a, b: a * b),
    case("scale", {"a": randn(3, 5)}, lambda a: -1.75 * a, factor=-1.75),
    case("tanh", {"a": randn(3, 5) * 3}, torch.tanh),
    case("sigmoid", {"a": randn(3, 5) * 3}, torch.sigmoid),
    case("relu", {"a": randn(3, 5)}, torch.relu),
    case("exp", {"a": randn(3, 5)}, torch.exp),
    case("log", {"a": randn(3, 5).abs() + 0.1}, torch.log),
    case("sum", {"a": randn(3, 5)}, torch.sum),
    case("mean", {"a": randn(3, 5)}, torch.mean),
    case("concatenate", {"a": randn(3, 2), "b": randn(3, 4)}, lambda a, b: torch.cat([a, b], 1)),
    case("slice", {"a": randn(3, 5)}, lambda a: a[:, 1:4], begin=1, end=4),
    case("transpose", {"a": randn(3, 5)}, lambda a: a.T.contiguous()),
    case("softmax", {"a": randn(3, 5)}, lambda a: torch.softmax(a, 1)),
]
for reduction in ("mean", "sum"):
    for weights in (None, class_weights):
        cases.append(
            case(
                "softmax-cross-entropy",
                {"logits": randn(6, 5) * 2},
                lambda logits: F.cross_entropy(logits, targets, weight=weights, reduction=reduction, ignore_index=-100),
                reduction=reduction,
                targets=targets.tolist(),
                ignoreIndex=-100,
                classWeights=None if weights is None else weights.tolist(),
            )
        )
    cases.append(
        case(
            "sigmoid-cross-entropy",
            {"logits": randn(4, 3) * 3},
            lambda logits: F.binary_cross_entropy_with_logits(logits, binary, reduction=reduction),
            reduction=reduction,
            targets=binary.flatten().tolist(),
        )
    )
for name, attention_mask in (("attention", None), ("attention-masked", mask)):
    cases.append(
        case(
            name,
            {"query": randn(2, 3, 4), "key": randn(2, 5, 4), "value": randn(2, 5, 6)},
            lambda query, key, value: F.scaled_dot_product_attention(query, key, value, attn_mask=attention_mask),
            mask=None if attention_mask is None else attention_mask.to(torch.uint8).flatten().tolist(),
        )
    )

lengths = torch.tensor([2, 6, 1, 4])
inside = (torch.arange(6)[:, None] < lengths[None, :])[:, :, None]


def own_steps(x, fill):
    """Steps after a sequence's end replaced; x is [steps, batch, size]."""
    return torch.where(inside, x, torch.tensor(fill))


def attention_over_time(x, scores):
    shares = torch.softmax(own_steps(scores, float("-inf")), 0)
    return (shares * x).sum(0)


def convolve(x, weight, bias):
    """Conv1d with padding 'same' over [steps, batch, inputs]; zeros after a sequence's end, and in the output too."""
    windows = F.conv1d(own_steps(x, 0.0).permute(1, 2, 0), weight, bias, padding="same")
    return own_steps(windows.permute(2, 0, 1), 0.0).mean(0)


over_time = {"lengths": lengths.tolist()}
cases += [
    case("max-over-time", {"x": randn(6, 4, 3)}, lambda x: own_steps(x, float("-inf")).max(0).values, **over_time),
    case("mean-over-time", {"x": randn(6, 4, 3)}, lambda x: own_steps(x, 0.0).sum(0) / lengths[:, None], **over_time),
    case("attention-over-time", {"x": randn(6, 4, 3), "scores": randn(6, 4, 1)}, attention_over_time, **over_time),
]
for width in (1, 2, 3, 5):
    inputs = {"x": randn(6, 4, 3), "weight": randn(5, 3, width), "bias": randn(5)}
    cases.append(case("convolve-time", inputs, convolve, **over_time))
for reduction in ("mean", "sum"):
    cases.append(
        case(
            "softmax-cross-entropy",
            {"logits": randn(6, 5) * 2},
            lambda logits: F.cross_entropy(
                logits, targets, weight=class_weights, reduction=reduction, ignore_index=-100, label_smoothing=0.1
            ),
            reduction=reduction,
            targets=targets.tolist(),
            ignoreIndex=-100,
            classWeights=class_weights.tolist(),
            labelSmoothing=0.1,
        )
    )



def source_attention(query, keys, values, scorer=None):
    """Bahdanau's and Luong's attention of one step of a decoder; keys and values are [steps, batch, …]."""
    scores = (query * keys).sum(2, keepdim=True) if scorer is None else (scorer * torch.tanh(query + keys)).sum(2, keepdim=True)
    return attention_over_time(values, scores)


source = {"query": randn(4, 5), "keys": randn(6, 4, 5), "values": randn(6, 4, 3)}
cases += [
    case("source-attention", {**source, "scorer": randn(5)}, source_attention, **over_time),
    case("source-attention", source, source_attention, **over_time),
]


def heads_of(x, heads):
    """[steps, batch, width] as [batch, heads, steps, size]."""
    return x.unflatten(2, (heads, -1)).permute(1, 2, 0, 3)


def multi_head(query, key, value, heads, **options):
    y = F.scaled_dot_product_attention(*(heads_of(x, heads) for x in (query, key, value)), **options)
    return y.permute(2, 0, 1, 3).flatten(2)


def causal(x):
    return multi_head(*x.chunk(3, 2), 3, is_causal=True)


key_lengths = torch.tensor([2, 70, 1])
seen = (torch.arange(70)[None, :] < key_lengths[:, None])[:, None, None, :]


def rotate(x):
    """LLaMA's rotary positions: the first two of three heads of 4, the third as it is."""
    angles = torch.arange(5)[:, None] * 10000.0 ** (-torch.arange(2) / 2)
    cosines, sines = torch.cos(angles)[:, None, None], torch.sin(angles)[:, None, None]
    turned, rest = x.unflatten(2, (3, 4)).split((2, 1), 2)
    a, b = turned.chunk(2, 3)
    turned = torch.cat([a * cosines - b * sines, a * sines + b * cosines], 3)
    return torch.cat([turned, rest], 2).flatten(2)


cases += [
    case("gelu", {"a": randn(3, 5) * 3}, F.gelu),
    case("layer-norm", {"x": randn(3, 5), "weight": randn(5), "bias": randn(5)}, lambda x, weight, bias: F.layer_norm(x, [5], weight, bias)),
    case("multi-head-attention-causal", {"x": randn(5, 2, 18)}, causal),
    case(
        "multi-head-attention-lengths",
        {"query": randn(4, 3, 4), "key": randn(70, 3, 4), "value": randn(70, 3, 4)},
        lambda query, key, value: multi_head(query, key, value, 2, attn_mask=seen),
        lengths=key_lengths.tolist(),
    ),
    case("rotate-heads", {"x": randn(5, 2, 12)}, rotate),
    case("add-positions", {"x": randn(3, 2, 4), "table": randn(3, 4)}, lambda x, table: x + table[:, None]),
]

write("torch-operations", {"cases": cases})
