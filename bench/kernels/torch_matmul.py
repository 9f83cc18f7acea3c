"""PyTorch's matrix product: reads lines "threads rows inner columns seconds", answers each with its best GFLOP/s."""
import sys
import time

import torch

print(torch.__version__, flush=True)
for line in sys.stdin:
    threads, rows, inner, columns = map(int, line.split()[:4])
    seconds = float(line.split()[4])
    torch.set_num_threads(threads)
    a, b, c = torch.rand(rows, inner), torch.rand(inner, columns), torch.empty(rows, columns)
    best, end = 0.0, time.perf_counter() + seconds
    while time.perf_counter() < end:
        start = time.perf_counter()
        for _ in range(10):
            torch.mm(a, b, out=c)
        best = max(best, 20 * rows * inner * columns / (time.perf_counter() - start) / 1e9)
    print(best, flush=True)
