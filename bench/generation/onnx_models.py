"""Writes the peer's models of one step for ONNX Runtime: `onnx_models.py folder`, one file "cell-layers-hidden.onnx" each.

Embedding, nn.LSTM/GRU/RNN, decoder, as torch_generation.py has them; inputs `ids` and the states, outputs
`logits` and the states after the step. 65 characters.
"""
import sys
import warnings

import torch

from torch_generation import Model

warnings.filterwarnings("ignore")
for layers, hidden in ((1, 128), (2, 128), (2, 512)):
    for cell in ("lstm", "gru", "rnn"):
        names = ["h", "c"] if cell == "lstm" else ["h"]
        model = Model(cell, layers, hidden, 65).eval()
        torch.onnx.export(
            model,
            (torch.tensor([[1]]), model.state),
            f"{sys.argv[1]}/{cell}-{layers}-{hidden}.onnx",
            input_names=["ids", *names],
            output_names=["logits", *[f"{name}_after" for name in names]],
            dynamo=False,
        )
