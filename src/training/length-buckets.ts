import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import type { Random } from '../base/random.ts';

/** How large a batch is: by sequences, or by the tokens of its padded matrix. */
export interface LengthBucketOptions {
  /** Sequences in a batch; the last may have fewer. Default 64; no limit where `tokens` is given. */
  readonly batch?: number;
  /** The most tokens of a batch, padding among them; a longer sequence is a batch of its own. Default no limit. */
  readonly tokens?: number;
}

/** The range of each option. */
export const LENGTH_BUCKET_OPTIONS: OptionTable<LengthBucketOptions> = {
  batch: { kind: 'whole', least: 1, unit: 'sequences' },
  tokens: { kind: 'whole', least: 1, unit: 'tokens' },
};

const USUAL_BATCH = 64;

/** Buckets for each doubling of the length: within one, the longest is at most a tenth longer than the shortest. */
const BUCKETS_PER_DOUBLING = 8;

/**
 * Puts sequences of similar lengths together, so that little of a batch is padding. Each shuffle mixes the sequences
 * within a bucket of lengths, and the order of the batches; how many batches there are is always the same.
 */
export class LengthBuckets {
  readonly #lengths: ArrayLike<number>;
  /** The longest that a sequence of the same bucket may be. */
  readonly #bounds: Int32Array;
  readonly #batch: number;
  readonly #tokens: number;
  /** How many batches there are. */
  readonly batches: number;

  /** @throws UsageError when an option is out of range */
  constructor(lengths: ArrayLike<number>, options: LengthBucketOptions = {}) {
    checkOptions('LengthBuckets', LENGTH_BUCKET_OPTIONS, options);
    const { tokens = Infinity } = options;
    this.#lengths = lengths;
    this.#tokens = tokens;
    this.#batch = options.batch ?? (tokens === Infinity ? USUAL_BATCH : Infinity);
    this.#bounds = Int32Array.from(lengths, bucketBound);
    this.batches = this.#cut(this.#sorted(numbers(lengths.length))).length;
  }

  /** Gives the batches, each as the numbers of its sequences, in the order of their lengths. */
  inOrder(): Int32Array[] {
    return this.#cut(this.#sorted(numbers(this.#lengths.length)));
  }

  /** Gives the batches of an epoch, each as the numbers of its sequences, in random order. */
  shuffled(random: Random): Int32Array[] {
    const order = numbers(this.#lengths.length);
    random.shuffle(order);
    const batches = this.#cut(this.#sorted(order));
    random.shuffle(batches);
    return batches;
  }

  /** Sorts by bucket; within one the order stays. */
  #sorted(order: Int32Array): Int32Array {
    return order.sort((a, b) => this.#bounds[a] - this.#bounds[b]);
  }

  /** Cuts where the sequences become too many, by the buckets' bounds and not by the lengths, which the order changes. */
  #cut(order: Int32Array): Int32Array[] {
    const batches: Int32Array[] = [];
    let begin = 0;
    for (let end = 1; end <= order.length; end++) {
      const more = end - begin + 1;
      const fits =
        end < order.length &&
        more <= this.#batch &&
        more * this.#bounds[order[end]] <= this.#tokens;
      if (fits) continue;
      batches.push(order.slice(begin, end));
      begin = end;
    }
    return batches;
  }
}

/** Returns the longest length of a length's bucket. */
function bucketBound(length: number): number {
  if (length <= BUCKETS_PER_DOUBLING) return length;
  const bucket = Math.ceil(BUCKETS_PER_DOUBLING * Math.log2(length) - 1e-9);
  return Math.floor(2 ** (bucket / BUCKETS_PER_DOUBLING));
}

function numbers(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => i);
}

/** Sequences side by side, as the recurrent layers read them. */
export interface PaddedSequences {
  /** [steps, batch], time first, with padding after a sequence's end. */
  readonly ids: Int32Array;
  readonly lengths: Int32Array;
  /** The longest length. */
  readonly steps: number;
  readonly batch: number;
}

/**
 * Lays sequences side by side, time first.
 * @param padding what stands after a sequence's end
 */
export function padSequences(
  sequences: readonly ArrayLike<number>[],
  padding: number,
): PaddedSequences {
  const batch = sequences.length;
  const lengths = Int32Array.from(sequences, ({ length }) => length);
  const steps = lengths.reduce((most, length) => Math.max(most, length), 0);
  const ids = new Int32Array(steps * batch).fill(padding);
  sequences.forEach((sequence, b) => {
    for (let t = 0; t < sequence.length; t++) ids[t * batch + b] = sequence[t];
  });
  return { ids, lengths, steps, batch };
}
