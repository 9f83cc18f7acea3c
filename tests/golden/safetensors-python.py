"""Writes safetensors-python.safetensors with the Python library; run it with numpy and safetensors installed."""
from pathlib import Path

import numpy
import safetensors
from safetensors.numpy import save_file

save_file(
    {
        "weight": numpy.arange(6, dtype=numpy.float32).reshape(2, 3) / 2,
        "ids": numpy.array([-1, 0, 1], dtype=numpy.int32),
        "bytes": numpy.array([0, 1, 2, 3, 255], dtype=numpy.uint8),
    },
    Path(__file__).with_suffix(".safetensors"),
    metadata={"made_by": f"safetensors {safetensors.__version__}, numpy {numpy.__version__}"},
)
