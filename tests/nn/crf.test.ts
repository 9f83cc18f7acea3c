import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crf } from '../../src/autodiff/operations.ts';
import { createParameter } from '../../src/autodiff/parameters.ts';
import { Tape } from '../../src/autodiff/tape.ts';
import { createRandom } from '../../src/base/random.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import {
  type ChainScores,
  logPartition,
  marginals,
  nBest,
  viterbi,
} from '../../src/nn/crf-decoding.ts';

/** Draws the scores of a chain; `spread` is their standard deviation. */
function drawChain(seed: number, steps: number, labels: number, spread = 1): ChainScores {
  const random = createRandom(seed, 'chain');
  const numbers = (length: number) =>
    Float64Array.from({ length }, () => Math.fround(spread * random.normal()));
  return {
    labels,
    logits: numbers(steps * labels),
    transitions: numbers(labels * labels),
    starts: numbers(labels),
    ends: numbers(labels),
  };
}

/** Every sequence of labels with its score, by counting in base `labels`. */
function enumerate(chain: ChainScores): { path: number[]; score: number }[] {
  const { labels, logits, transitions, starts, ends } = chain;
  const steps = logits.length / labels;
  return Array.from({ length: labels ** steps }, (_, number) => {
    const path = Array.from({ length: steps }, (_, t) => Math.floor(number / labels ** t) % labels);
    let score = starts[path[0]] + ends[path[steps - 1]];
    for (let t = 0; t < steps; t++) {
      score += logits[t * labels + path[t]];
      if (t > 0) score += transitions[path[t - 1] * labels + path[t]];
    }
    return { path, score };
  });
}

const CHAINS = fc.record({
  seed: fc.nat(),
  steps: fc.integer({ min: 1, max: 4 }),
  labels: fc.integer({ min: 1, max: 4 }),
  // Of widely spread scores most labels are on the way to none.
  spread: fc.constantFrom(0.1, 1, 10),
});

test('the partition function, marginals, the best paths and their order are those of an enumeration', () => {
  fc.assert(
    fc.property(CHAINS, ({ seed, steps, labels, spread }) => {
      const chain = drawChain(seed, steps, labels, spread);
      const all = enumerate(chain).sort((a, b) => b.score - a.score);
      const total = Math.log(all.reduce((sum, { score }) => sum + Math.exp(score), 0));
      expect(logPartition(chain)).toBeCloseTo(total, 10);
      expect(viterbi(chain)).toEqual(all[0].path);
      const found = marginals(chain);
      for (let t = 0; t < steps; t++) {
        for (let j = 0; j < labels; j++) {
          const those = all.filter(({ path }) => path[t] === j);
          const expected = those.reduce((sum, { score }) => sum + Math.exp(score - total), 0);
          expect(found[t * labels + j]).toBeCloseTo(expected, 10);
        }
      }
      const best = nBest(chain, 5);
      expect(best).toHaveLength(Math.min(5, all.length));
      best.forEach(({ labels: path, logProbability }, rank) => {
        expect(path).toEqual(all[rank].path);
        expect(logProbability).toBeCloseTo(all[rank].score - total, 10);
      });
    }),
    { numRuns: 60 },
  );
});

test.each(['wasm', 'reference'] as const)(
  '%s: the loss of a batch is that of an enumeration',
  async (kind) => {
    const engine = await createEngine({ engine: kind, workers: 1 });
    // Far apart, so that a sum of probabilities would lose the small ones.
    for (const spread of [1, 30]) {
      const [steps, batch, labels] = [4, 3, 5];
      const chains = [4, 2, 1].map((length, b) => drawChain(b, length, labels, spread));
      const { transitions, starts, ends } = chains[0];
      const logits = new Float64Array(steps * batch * labels);
      const targets = new Int32Array(steps * batch).fill(-1);
      let expected = 0;
      let tokens = 0;
      chains.forEach((chain, b) => {
        const length = chain.logits.length / labels;
        for (let t = 0; t < length; t++) {
          for (let j = 0; j < labels; j++) {
            logits[(t * batch + b) * labels + j] = chain.logits[t * labels + j];
          }
          targets[t * batch + b] = (t + b) % labels;
        }
        const shared = { ...chain, transitions, starts, ends };
        const right = Array.from({ length }, (_, t) => (t + b) % labels);
        const score = enumerate(shared).find(({ path }) =>
          path.every((l, t) => l === right[t]),
        )?.score;
        expected += logPartition(shared) - Number(score);
        tokens += length;
      });
      const tape = new Tape(engine);
      const constant = (shape: number[], values: ArrayLike<number>) => tape.constant(shape, values);
      const loss = crf(
        tape,
        {
          logits: constant([steps, batch, labels], logits),
          transitions: constant([labels, labels], transitions),
          starts: constant([labels], starts),
          ends: constant([labels], ends),
        },
        targets,
        [4, 2, 1],
      );
      expect(tape.numbers(loss)[0] / (expected / tokens)).toBeCloseTo(1, 5);
      tape.reset();
    }
    engine.dispose();
  },
);

test('a sequence of 20,000 steps loses no precision', async () => {
  const losses: number[] = [];
  for (const kind of ['wasm', 'reference'] as const) {
    const engine = await createEngine({ engine: kind, workers: 1 });
    const { labels, logits, transitions, starts, ends } = drawChain(7, 20_000, 3);
    const tape = new Tape(engine);
    const parameters = [logits, transitions, starts, ends].map((values, i) => {
      const shapes = [[20_000, 1, labels], [labels, labels], [labels], [labels]];
      const parameter = createParameter(engine, String(i), shapes[i]);
      tape.numbers(parameter).set(values);
      return parameter;
    });
    const [x, t, s, e] = parameters;
    const targets = new Int32Array(20_000).map((_, i) => i % 3);
    const loss = crf(tape, { logits: x, transitions: t, starts: s, ends: e }, targets, [20_000]);
    losses.push(tape.numbers(loss)[0]);
    tape.backward(loss);
    // The labels' probabilities add up to 1 at each step, so their gradients add up to 0.
    const gradient = tape.gradientNumbers(x);
    for (const at of [0, 9_999, 19_999]) {
      const sum = gradient[3 * at] + gradient[3 * at + 1] + gradient[3 * at + 2];
      expect(Math.abs(sum)).toBeLessThan(1e-6 / 20);
    }
    engine.dispose();
  }
  expect(losses[0] / losses[1]).toBeCloseTo(1, 5);
});

test('crf refuses targets and lengths that do not fit', async () => {
  const engine = await createEngine({ engine: 'reference' });
  const tape = new Tape(engine);
  const zeros = (...shape: number[]) =>
    tape.constant(shape, Array(shape.reduce((a, b) => a * b)).fill(0));
  const scores = {
    logits: zeros(2, 1, 2),
    transitions: zeros(2, 2),
    starts: zeros(2),
    ends: zeros(2),
  };
  expect(() => crf(tape, scores, [0, 2], [2])).toThrow(
    'crf: target 2 at step 1 of sequence 0; expected 0 to 1.',
  );
  expect(() => crf(tape, scores, [0, 1], [3])).toThrow('sequence 0 has length 3');
  expect(() => crf(tape, scores, [0], [2])).toThrow(
    '1 lengths and 1 targets given; expected 1 and 2.',
  );
  expect(crf(tape, scores, [0, 5], [1])).toBeDefined();
  engine.dispose();
});
