"""What the scripts that make PyTorch's golden numbers share."""
import json
import pathlib
import sys

import numpy
import torch


def generator(seed):
    return torch.Generator().manual_seed(seed)


def numbers(tensor):
    """A tensor as {shape, data}, to 12 significant digits."""
    flat = tensor.detach().flatten().tolist()
    return {"shape": list(tensor.shape), "data": [float(f"{value:.12g}") for value in flat]}


def write(name, content):
    versions = {"python": sys.version.split()[0], "torch": torch.__version__, "numpy": numpy.__version__}
    path = pathlib.Path(__file__).with_name(f"{name}.json")
    path.write_text(json.dumps({"versions": versions, **content}, separators=(",", ":")) + "\n")
