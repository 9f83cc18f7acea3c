import { UsageError } from '../base/errors.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions } from '../base/options.ts';
import { sentence } from '../base/sentence.ts';

/** A chunk of a batch of long sequences, for one forward and backward pass. */
export interface Chunk {
  /** [steps, batch], time-major: all sequences' first token, then all second tokens, … */
  readonly inputs: Int32Array;
  /** [steps, batch]: for every input the token that follows it. */
  readonly targets: Int32Array;
  readonly steps: number;
  readonly batch: number;
  /** Index of the first step in the sequences; 0 means that the state begins anew. */
  readonly begin: number;
}

/** Options of `cutChunks`. */
export interface ChunkOptions {
  /** Number of parallel sequences that the text is cut into. */
  readonly batch: number;
  /** Steps in a chunk: how far back the gradient flows. Default: the whole sequence (full BPTT). */
  readonly chunkLength?: number;
  /** The step to begin at, when resuming from a checkpoint; default 0. */
  readonly begin?: number;
}

/** What each option takes. */
export const CHUNK_OPTIONS: OptionTable<ChunkOptions> = {
  batch: { kind: 'whole', least: 1, required: true, unit: 'sequences' },
  chunkLength: { kind: 'whole', least: 1, unit: 'steps' },
  begin: { kind: 'whole', least: 0, unit: 'steps' },
};

/**
 * Cuts a text for truncated back-propagation through time (Williams & Peng 1990): into `batch`
 * sequences, and these into chunks of `chunkLength` steps. The state is carried from chunk to chunk
 * (`CarriedState`), the gradient is not. The last chunk of a pass may be shorter; the few tokens
 * that do not fill all sequences are left out.
 *
 * @param ids the text as token ids
 * @throws UsageError when the text is too short for the batch
 */
export function* cutChunks(ids: Int32Array, options: ChunkOptions): Generator<Chunk> {
  checkOptions('cutChunks', CHUNK_OPTIONS, options);
  const { batch, begin: firstStep = 0 } = options;
  const length = Math.floor((ids.length - 1) / batch);
  if (!(length >= 1)) {
    throw new UsageError(
      sentence(
        'training/text-too-short',
      )`cutChunks: a text of ${{ tokens: ids.length }} tokens cannot be cut into ${{ batch }} sequences; give more text or a smaller batch.`,
    );
  }
  const chunkLength = options.chunkLength ?? length;
  for (let begin = firstStep; begin < length; begin += chunkLength) {
    const steps = Math.min(chunkLength, length - begin);
    const inputs = new Int32Array(steps * batch);
    const targets = new Int32Array(steps * batch);
    for (let t = 0; t < steps; t++) {
      for (let b = 0; b < batch; b++) {
        const source = b * length + begin + t;
        inputs[t * batch + b] = ids[source];
        targets[t * batch + b] = ids[source + 1];
      }
    }
    yield { inputs, targets, steps, batch, begin };
  }
}
