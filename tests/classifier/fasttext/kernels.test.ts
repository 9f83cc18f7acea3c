import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random.ts';
import { buildHuffmanPaths } from '../../../src/counts/huffman.ts';
import type { KernelArguments } from '../../../src/engine/contract/kernels.ts';
import { createEngine } from '../../../src/engine/create-engine.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { forEachEngine } from '../../engine/contract/engines.ts';

const LOSSES = ['softmax', 'one-vs-all', 'hierarchical-softmax'] as const;
type Loss = (typeof LOSSES)[number];

const [CLASSES, ROWS, DOCUMENTS, STRIDE] = [5, 40, 13, 24];

interface Training {
  readonly args: Omit<KernelArguments<'fasttextRound'>, 'batch'>;
  /** Everything that a round changes. */
  readonly result: () => number[];
}

/** Puts a drawn training into an engine's heap: the same in every engine. */
function prepare({ heap }: Engine, loss: Loss, rate = 0.3, batch = DOCUMENTS): Training {
  const random = createRandom(7, 'fasttext kernels');
  const floats = (length: number, draw: () => number): number => {
    const offset = heap.allocate(4 * length);
    heap.numbers(offset, length).set(Array.from({ length }, draw));
    return offset;
  };
  const integers = (values: ArrayLike<number>): number => {
    const offset = heap.allocate(4 * Math.max(values.length, 1));
    heap.integers(offset, values.length).set(values);
    return offset;
  };
  const lists = (most: number, limit: number) => {
    const starts = [0];
    const values: number[] = [];
    for (let i = 0; i < DOCUMENTS; i++) {
      const count = i === 3 ? 0 : 1 + random.integer(most);
      for (let k = 0; k < count; k++) values.push(random.integer(limit));
      starts.push(values.length);
    }
    return [integers(starts), integers(values)];
  };
  const weight = (): number => random.float() - 0.5;
  const [starts, features] = lists(9, ROWS);
  const [labelStarts, labels] = lists(2, CLASSES);
  const paths = buildHuffmanPaths([9, 5, 4, 2, 1]);
  const capacity = CLASSES;
  const args = {
    input: floats(ROWS * STRIDE, weight),
    output: floats(CLASSES * STRIDE, weight),
    hidden: floats(batch * STRIDE, () => 0),
    gradients: floats(batch * STRIDE, () => 0),
    errors: floats(batch * 2 * capacity, () => 0),
    losses: floats(DOCUMENTS, () => 0),
    ...{ starts, features },
    order: integers(Array.from({ length: DOCUMENTS }, (_, i) => (i * 5) % DOCUMENTS)),
    rates: floats(DOCUMENTS, () => rate),
    targets: integers(Array.from({ length: DOCUMENTS }, () => random.integer(CLASSES))),
    labelStarts: loss === 'one-vs-all' ? labelStarts : 0,
    labels,
    ...{ pathStarts: 0, pathNodes: 0, pathBranches: 0 },
    ...(loss === 'hierarchical-softmax' && {
      pathStarts: integers(paths.starts),
      pathNodes: integers(paths.nodes),
      pathBranches: integers(paths.branches),
    }),
    ...{ classes: CLASSES, capacity, stride: STRIDE, count: DOCUMENTS },
  };
  return {
    args,
    result: () => [
      ...heap.numbers(args.input, ROWS * STRIDE),
      ...heap.numbers(args.output, CLASSES * STRIDE),
      ...heap.numbers(args.losses, DOCUMENTS),
    ],
  };
}

async function onReference<T>(use: (engine: Engine) => T): Promise<T> {
  const engine = await createEngine({ engine: 'reference' });
  try {
    return use(engine);
  } finally {
    engine.dispose();
  }
}

forEachEngine((given) => {
  it.each(LOSSES)('a round computes what its plain twin does: %s', async (loss) => {
    for (const batch of [1, 4, DOCUMENTS]) {
      const round = (engine: Engine): number[] => {
        const { args, result } = prepare(engine, loss);
        engine.kernels.fasttextRound({ ...args, batch });
        return result();
      };
      const expected = await onReference(round);
      const found = round(given.engine);
      for (const [i, value] of found.entries()) expect(value).toBeCloseTo(expected[i], 4);
    }
  });

  it.each(LOSSES)('its batches one by one give the same bits: %s', (loss) => {
    const whole = prepare(given.engine, loss);
    given.engine.kernels.fasttextRound({ ...whole.args, batch: 4 });
    const { args, result } = prepare(given.engine, loss);
    for (let first = 0; first < DOCUMENTS; first += 4) {
      const count = Math.min(4, DOCUMENTS - first);
      given.engine.kernels.fasttextForward({ ...args, first, count }, 0, count);
      // Columns in any order: 24 are a whole block and half of one.
      given.engine.kernels.fasttextUpdate({ ...args, first, count }, 1, 2);
      given.engine.kernels.fasttextUpdate({ ...args, first, count }, 0, 1);
    }
    expect(result()).toEqual(whole.result());
  });
});

describe('the gradient', () => {
  it.each(LOSSES)('is that of the loss: %s', async (loss) => {
    await onReference((engine) => {
      const rate = 1e-3;
      const lossOf = (change?: { at: 'input' | 'output'; place: number; by: number }): number => {
        const { args } = prepare(engine, loss, 0);
        if (change !== undefined) {
          engine.heap.numbers(args[change.at] + 4 * change.place, 1)[0] += change.by;
        }
        engine.kernels.fasttextRound({ ...args, batch: DOCUMENTS });
        return [...engine.heap.numbers(args.losses, DOCUMENTS)].reduce((a, b) => a + b);
      };
      const sizes = { input: ROWS * STRIDE, output: CLASSES * STRIDE };
      const random = createRandom(3, 'places');
      for (const at of ['input', 'output'] as const) {
        const before = prepare(engine, loss, rate);
        const old = [...engine.heap.numbers(before.args[at], sizes[at])];
        engine.kernels.fasttextRound({ ...before.args, batch: DOCUMENTS });
        const now = [...engine.heap.numbers(before.args[at], sizes[at])];
        for (let trial = 0; trial < 20; trial++) {
          const place = random.integer(sizes[at]);
          const [more, less] = [1e-5, -1e-5].map((by) => lossOf({ at, place, by }));
          expect((old[place] - now[place]) / rate).toBeCloseTo((more - less) / 2e-5, 6);
        }
      }
    });
  });
});
