import { Random } from '../../base/random.ts';
import { sigmoid } from './elementwise.ts';
import type { Twins } from './twin.ts';

type Word2Vec = Pick<Twins, 'word2vecNegative' | 'word2vecHierarchical' | 'word2vecMerge'>;

const MOST_SENTENCE = 1000;
/** Outputs that are updated together; a later group sees the inputs as the earlier one left them. */
const TILE = 6;

/** An output row of one window. */
interface Output {
  readonly row: number;
  readonly label: number;
  weight: number;
}

/** What one shard trains on, and how. */
interface Shard {
  readonly inputs: number;
  readonly touched: number;
  readonly stride: number;
  readonly keep: number;
  readonly window: number;
  readonly cbow: boolean;
  readonly rate: number;
  readonly random: Random;
  /** Draws what the next window needs, one window ahead, as the kernel does. */
  readonly prepare: () => readonly number[];
  readonly outputsOf: (centre: number, prepared: readonly number[]) => Output[];
}

const below = (random: Random, limit: number): number =>
  Math.floor((random.uint32() * limit) / 2 ** 32);

/** g = (label − σ(x·y)) weight rate;  x += Σ g y,  y += Σ g x, both from the old values. */
function updateWindow(
  x: Float64Array,
  inputs: readonly number[],
  outputs: readonly Output[],
  stride: number,
  rate: number,
): void {
  for (let first = 0; first < outputs.length; first += TILE) {
    const tile = outputs.slice(first, first + TILE);
    const errors = inputs.map((input) =>
      tile.map(({ row, label, weight }) => {
        let dot = 0;
        for (let j = 0; j < stride; j++) dot += x[input + j] * x[row + j];
        return (label - sigmoid(dot)) * weight * rate;
      }),
    );
    for (let j = 0; j < stride; j++) {
      const old = tile.map(({ row }) => x[row + j]);
      inputs.forEach((input, m) => {
        const before = x[input + j];
        tile.forEach(({ row }, n) => {
          x[input + j] += errors[m][n] * old[n];
          x[row + j] += errors[m][n] * before;
        });
      });
    }
  }
}

/** CBOW: the mean of the context predicts, and each context word gets the whole of the mean's change. */
function updateMeanWindow(
  x: Float64Array,
  inputs: readonly number[],
  outputs: readonly Output[],
  stride: number,
  rate: number,
): void {
  const mean = Float64Array.from({ length: stride }, (_, j) => {
    return inputs.reduce((sum, input) => sum + x[input + j], 0) / inputs.length;
  });
  // The mean is no row of a table: it and the outputs are updated in a small copy, the mean first.
  const copy = new Float64Array((outputs.length + 1) * stride);
  copy.set(mean);
  const copied = outputs.map((output, i) => {
    const row = (i + 1) * stride;
    copy.set(x.subarray(output.row, output.row + stride), row);
    return { ...output, row };
  });
  updateWindow(copy, [0], copied, stride, rate);
  outputs.forEach(({ row }, i) => {
    x.set(copy.subarray((i + 1) * stride, (i + 2) * stride), row);
  });
  for (const input of inputs) {
    for (let j = 0; j < stride; j++) x[input + j] += copy[j] - mean[j];
  }
}

function trainShard(
  x: Float64Array,
  n: Int32Array,
  shard: Shard,
  tokens: number,
  count: number,
): void {
  const { random, keep, window, stride, rate } = shard;
  for (let place = 0; place < count; ) {
    const sentence: number[] = [];
    while (place < count && sentence.length < MOST_SENTENCE) {
      const word = n[tokens + place++];
      if (word < 0) break;
      const threshold = n[keep + word] >>> 0;
      if (threshold !== 0xffffffff && random.uint32() > threshold) continue;
      sentence.push(word);
    }
    let prepared = shard.prepare();
    sentence.forEach((centre, t) => {
      const next = shard.prepare();
      const half = window - below(random, window);
      const inputs: number[] = [];
      for (let c = Math.max(0, t - half); c <= t + half && c < sentence.length; c++) {
        if (c === t) continue;
        n[shard.touched + sentence[c]] = 1;
        inputs.push(shard.inputs + sentence[c] * stride);
      }
      if (inputs.length > 0) {
        const outputs = shard.outputsOf(centre, prepared);
        const update = shard.cbow ? updateMeanWindow : updateWindow;
        update(x, inputs, outputs, stride, rate);
      }
      prepared = next;
    });
  }
}

function saveRandom(n: Int32Array, at: number, random: Random): void {
  n.set(random.state(), at);
}

function readRandom(n: Int32Array, at: number): Random {
  return new Random([n[at], n[at + 1], n[at + 2], n[at + 3]]);
}

/** Word2Vec's training, window by window, a shard at a time. */
export const WORD2VEC: Word2Vec = {
  word2vecNegative(
    x,
    n,
    inputs,
    outputs,
    inputTouched,
    outputTouched,
    vocabulary,
    stride,
    tokens,
    counts,
    capacity,
    randoms,
    keep,
    thresholds,
    alias,
    negatives,
    window,
    cbow,
    rate,
    begin,
    end,
  ) {
    for (let s = begin; s < end; s++) {
      const random = readRandom(n, randoms + 4 * s);
      const table = outputs + s * vocabulary * stride;
      const touch = (word: number): number => {
        n[outputTouched + s * vocabulary + word] = 1;
        return table + word * stride;
      };
      const draw = (): number => {
        const column = below(random, vocabulary);
        return random.uint32() > n[thresholds + column] >>> 0 ? n[alias + column] : column;
      };
      const shard: Shard = {
        inputs: inputs + s * vocabulary * stride,
        touched: inputTouched + s * vocabulary,
        ...{ stride, keep, window, rate, random, cbow: cbow !== 0 },
        prepare: () => Array.from({ length: negatives }, draw),
        outputsOf: (centre, drawn) => {
          const found: Output[] = [{ row: touch(centre), label: 1, weight: 1 }];
          for (const word of drawn) {
            const row = touch(word);
            const known = found.find((output) => output.row === row);
            // The centre word itself is no negative; one drawn twice counts twice.
            if (known === undefined) found.push({ row, label: 0, weight: 1 });
            else if (known !== found[0]) known.weight += 1;
          }
          return found;
        },
      };
      trainShard(x, n, shard, tokens + s * capacity, n[counts + s]);
      saveRandom(n, randoms + 4 * s, random);
    }
  },
  word2vecHierarchical(
    x,
    n,
    inputs,
    outputs,
    inputTouched,
    outputTouched,
    vocabulary,
    stride,
    tokens,
    counts,
    capacity,
    randoms,
    keep,
    starts,
    nodes,
    branches,
    window,
    cbow,
    rate,
    begin,
    end,
  ) {
    for (let s = begin; s < end; s++) {
      const random = readRandom(n, randoms + 4 * s);
      const shard: Shard = {
        inputs: inputs + s * vocabulary * stride,
        touched: inputTouched + s * vocabulary,
        ...{ stride, keep, window, rate, random, cbow: cbow !== 0 },
        prepare: () => [],
        outputsOf: (centre) => {
          const found: Output[] = [];
          for (let i = n[starts + centre]; i < n[starts + centre + 1]; i++) {
            const node = s * vocabulary + n[nodes + i];
            n[outputTouched + node] = 1;
            found.push({ row: outputs + node * stride, label: 1 - n[branches + i], weight: 1 });
          }
          return found;
        },
      };
      trainShard(x, n, shard, tokens + s * capacity, n[counts + s]);
      saveRandom(n, randoms + 4 * s, random);
    }
  },
  word2vecMerge(x, n, tables, touched, base, shards, vocabulary, stride, begin, end) {
    for (let word = begin; word < end; word++) {
      for (let j = 0; j < stride; j++) {
        const kept = base + word * stride + j;
        let sum = x[kept];
        for (let s = 0; s < shards; s++) {
          if (n[touched + s * vocabulary + word]) {
            sum += x[tables + (s * vocabulary + word) * stride + j] - x[kept];
          }
        }
        x[kept] = sum;
        for (let s = 0; s < shards; s++) x[tables + (s * vocabulary + word) * stride + j] = sum;
      }
      for (let s = 0; s < shards; s++) n[touched + s * vocabulary + word] = 0;
    }
  },
};
