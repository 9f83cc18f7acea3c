import { Random } from '../../base/random.ts';
import type { HierarchicalSoftmax, NegativeSampling, Shards } from '../contract/shards.ts';
import { sigmoid } from './elementwise.ts';

const MOST_SENTENCE = 1000;
/** Context words that are updated together; of a wider window a later group sees what the earlier one changed. */
const MOST_INPUTS = 64;
/** Outputs that are updated together; a later group sees the inputs as the earlier one left them. */
const TILE = 6;

/** An output row of one window. */
interface Output {
  readonly row: number;
  readonly label: number;
  weight: number;
}

/** Where the inputs of windows are. */
export interface WindowInputs {
  /** Makes ready what the window of position t is the first to need. */
  readonly open: (sentence: readonly number[], t: number) => void;
  /** Where the input vector of a position is. */
  readonly at: (sentence: readonly number[], position: number) => number;
  /** What a word weighs in the mean of a CBOW window. */
  readonly weight: (word: number) => number;
  /** Puts away what the window of position t was the last to need. */
  readonly close: (sentence: readonly number[], t: number) => void;
}

/** A table and a shard's copies of rows of it; at offset 0: none, it changes them in place. */
export interface ShardTable {
  readonly rows: number;
  readonly copies: number;
  readonly places: number;
  /** Where the number of copies is. */
  readonly count: number;
  readonly stride: number;
}

/** Returns where a shard finds the input rows. */
export function inputsOfShard(args: Shards, s: number, rows: number): ShardTable {
  const { inputs, inputCopies, inputPlaces, inputCapacity, copies, stride } = args;
  return {
    ...{ rows: inputs, places: inputPlaces + s * rows, count: copies + 2 * s, stride },
    copies: inputCopies === 0 ? 0 : inputCopies + s * inputCapacity * stride,
  };
}

function outputsOfShard(args: Shards, s: number): ShardTable {
  const { outputs, outputCopies, outputPlaces, outputCapacity, copies, stride, vocabulary } = args;
  return {
    ...{ rows: outputs, places: outputPlaces + s * vocabulary, count: copies + 2 * s + 1, stride },
    copies: outputCopies === 0 ? 0 : outputCopies + s * outputCapacity * stride,
  };
}

/** Returns where a row is to be read. */
export function readRow(
  n: Int32Array,
  { rows, copies, places, stride }: ShardTable,
  row: number,
): number {
  const place = copies === 0 ? 0 : n[places + row];
  return place === 0 ? rows + row * stride : copies + (place - 1) * stride;
}

/** Returns where a row is to be changed: of several shards in a copy, made now if there is none. */
export function changeRow(x: Float64Array, n: Int32Array, table: ShardTable, row: number): number {
  const { rows, copies, places, count, stride } = table;
  if (copies !== 0 && n[places + row] === 0) {
    const from = rows + row * stride;
    x.copyWithin(copies + n[count] * stride, from, from + stride);
    n[count] += 1;
    n[places + row] = n[count];
  }
  return readRow(n, table, row);
}

/** The shards that a call is to train. */
interface ShardRange {
  readonly begin: number;
  readonly end: number;
}

/** How one shard finds the outputs of a window. */
interface Outputs {
  /** Draws what the next window needs, one window ahead, as the kernel does. */
  readonly prepare: () => readonly number[];
  readonly outputsOf: (center: number, prepared: readonly number[]) => Output[];
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
  weights: readonly number[],
  outputs: readonly Output[],
  stride: number,
  rate: number,
): void {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = Float64Array.from({ length: stride }, (_, j) => {
    return inputs.reduce((sum, input, m) => sum + weights[m] * x[input + j], 0) / total;
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
  shared: Shards,
  s: number,
  random: Random,
  inputs: WindowInputs,
  { prepare, outputsOf }: Outputs,
): void {
  const { keep, window, stride, rate } = shared;
  const tokens = shared.tokens + s * shared.capacity;
  const count = n[shared.counts + s];
  for (let place = 0; place < count; ) {
    const sentence: number[] = [];
    while (place < count && sentence.length < MOST_SENTENCE) {
      const word = n[tokens + place++];
      if (word < 0) break;
      const threshold = n[keep + word] >>> 0;
      if (threshold !== 0xffffffff && random.uint32() > threshold) continue;
      sentence.push(word);
    }
    let prepared = prepare();
    sentence.forEach((center, t) => {
      const next = prepare();
      inputs.open(sentence, t);
      const half = window - below(random, window);
      const places: number[] = [];
      const weights: number[] = [];
      for (let c = Math.max(0, t - half); c <= t + half && c < sentence.length; c++) {
        if (c === t) continue;
        places.push(inputs.at(sentence, c));
        weights.push(inputs.weight(sentence[c]));
      }
      if (places.length > 0) {
        const outputs = outputsOf(center, prepared);
        if (shared.cbow) updateMeanWindow(x, places, weights, outputs, stride, rate);
        else {
          for (let first = 0; first < places.length; first += MOST_INPUTS) {
            updateWindow(x, places.slice(first, first + MOST_INPUTS), outputs, stride, rate);
          }
        }
      }
      inputs.close(sentence, t);
      prepared = next;
    });
  }
}

/** One round of every shard in the range, each with random numbers of its own. */
function trainShards(
  x: Float64Array,
  n: Int32Array,
  shared: Shards & ShardRange,
  inputsOf: (shard: number) => WindowInputs,
  outputsOf: (shard: number, random: Random) => Outputs,
): void {
  for (let s = shared.begin; s < shared.end; s++) {
    const at = shared.random + 4 * s;
    const random = new Random([n[at], n[at + 1], n[at + 2], n[at + 3]]);
    trainShard(x, n, shared, s, random, inputsOf(s), outputsOf(s, random));
    n.set(random.state(), at);
  }
}

/** Trains by negative sampling. */
export function trainNegative(
  x: Float64Array,
  n: Int32Array,
  args: NegativeSampling & ShardRange,
  inputsOf: (shard: number) => WindowInputs,
): void {
  const { vocabulary, thresholds, alias, negatives } = args;
  trainShards(x, n, args, inputsOf, (s, random) => {
    const table = outputsOfShard(args, s);
    const touch = (word: number): number => changeRow(x, n, table, word);
    const draw = (): number => {
      const column = below(random, vocabulary);
      return random.uint32() > n[thresholds + column] >>> 0 ? n[alias + column] : column;
    };
    return {
      prepare: () => Array.from({ length: negatives }, draw),
      outputsOf: (center, drawn) => {
        const found: Output[] = [{ row: touch(center), label: 1, weight: 1 }];
        for (const word of drawn) {
          const row = touch(word);
          const known = found.find((output) => output.row === row);
          // The center word itself is no negative; one drawn twice counts twice.
          if (known === undefined) found.push({ row, label: 0, weight: 1 });
          else if (known !== found[0]) known.weight += 1;
        }
        return found;
      },
    };
  });
}

/** Trains by hierarchical softmax. */
export function trainHierarchical(
  x: Float64Array,
  n: Int32Array,
  args: HierarchicalSoftmax & ShardRange,
  inputsOf: (shard: number) => WindowInputs,
): void {
  const { pathStarts: starts, pathNodes: nodes, pathBranches: branches } = args;
  trainShards(x, n, args, inputsOf, (s) => ({
    prepare: () => [],
    outputsOf: (center) => {
      const found: Output[] = [];
      for (let i = n[starts + center]; i < n[starts + center + 1]; i++) {
        const row = changeRow(x, n, outputsOfShard(args, s), n[nodes + i]);
        found.push({ row, label: 1 - n[branches + i], weight: 1 });
      }
      return found;
    },
  }));
}
