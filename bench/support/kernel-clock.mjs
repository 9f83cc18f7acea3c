/** Multiply-adds of one index of a kernel's range; kernels that are missing here do none to speak of. */
const MULTIPLY_ADDS = {
  matmul: ({ rows, inner }) => rows * inner,
  matmulRows: ({ columns, inner }) => columns * inner,
  multiplyPacked: ({ columns, inner }) => columns * inner,
  ...window('lstm', 4),
  ...window('lstmPeephole', 4),
  ...window('gru', 3),
  ...window('rnn', 1),
};

/** A window multiplies its states by the recurrent weights in each step, forward and backward alike. */
function window(cell, gates) {
  const count = ({ steps, hidden }) => steps * gates * hidden * hidden;
  return { [`${cell}Forward`]: count, [`${cell}Backward`]: count };
}

/**
 * Wraps an engine so that the time in each of its kernels is noted.
 * @returns the engine to work with, and `take()`: {name: {milliseconds, flops, calls}} since the last take
 */
export function clockKernels(engine) {
  let noted = {};
  const note = (kernel, { args, range }, run) => {
    // Workers may share a product by rows where one would run it by columns.
    const name = kernel === 'matmulRows' ? 'matmul' : kernel;
    const start = performance.now();
    run();
    const milliseconds = performance.now() - start;
    noted[name] ??= { milliseconds: 0, flops: 0, calls: 0 };
    noted[name].milliseconds += milliseconds;
    noted[name].flops += 2 * range * (MULTIPLY_ADDS[kernel]?.(args) ?? 0);
    noted[name].calls++;
  };
  const kernels = Object.fromEntries(
    Object.entries(engine.kernels).map(([name, kernel]) => [
      name,
      (args, begin, end) =>
        note(name, { args, range: (end ?? 0) - (begin ?? 0) }, () => kernel(args, begin, end)),
    ]),
  );
  const parallel = (name, args, total, grain) =>
    note(name, { args, range: total }, () => engine.parallel(name, args, total, grain));
  const clocked = Object.create(engine, {
    kernels: { value: kernels },
    parallel: { value: parallel },
  });
  return {
    engine: clocked,
    take() {
      const taken = noted;
      noted = {};
      return taken;
    },
  };
}
