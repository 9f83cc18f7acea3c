import { InputError } from '../../base/errors.ts';
import { createEventBreaks, type TakeBreak } from '../../base/event-breaks.ts';
import { throwIfAborted } from '../../base/progress.ts';
import type { InterruptibleWork } from '../../base/run-with-breaks.ts';
import { sentence } from '../../base/sentence.ts';
import type { Scratch, ScratchFile } from '../../io/scratch.ts';
import {
  mergeTerms,
  PIECE_BYTES,
  type SortedTerms,
  sortTerms,
  type TermOrder,
} from './sorted-terms.ts';
import { TermBlock } from './term-block.ts';

/** Work on terms: how much memory they may take, where the rest goes, and how the work is interrupted. */
export interface TermWork extends InterruptibleWork {
  /** In bytes. */
  readonly memoryLimitBytes: number;
  /** Holds what does not fit in memory; without it, that is an error. */
  readonly scratch?: Scratch | undefined;
}

/** The least that is read of a run at a time, in bytes. */
const LEAST_PIECE_BYTES = 2 ** 12;

/** A sorted run of terms in a file: its pieces, one after the other. */
interface Run {
  readonly file: ScratchFile;
  readonly pieces: { readonly size: number; readonly bytes: number }[];
}

/** Sorts more terms than memory holds: in runs, which lie in scratch files until they are merged. */
export class TermSorter {
  readonly #order: TermOrder;
  readonly #work: TermWork;
  readonly #takeBreak: TakeBreak;
  readonly #runs: Run[] = [];

  constructor(order: TermOrder, work: TermWork) {
    this.#order = order;
    this.#work = work;
    this.#takeBreak = createEventBreaks(work.breaks);
  }

  /** How many runs lie in files. */
  get runs(): number {
    return this.#runs.length;
  }

  /**
   * Sorts the terms of a block, and writes them to a file.
   * @throws InputError where there is no scratch
   */
  async spill(block: TermBlock): Promise<void> {
    const { scratch, memoryLimitBytes, signal } = this.#work;
    if (scratch === undefined) {
      throw new InputError(
        sentence(
          'counts/too-many-ngrams',
        )`This text has too many n-grams to count in ${{ bytes: memoryLimitBytes }} bytes of memory, and there is no disk to use here; give a higher memory limit, shorter n-grams or less text.`,
      );
    }
    const run: Run = { file: await scratch.createFile(), pieces: [] };
    // A merge holds a piece of each run: the more runs there are, the smaller their pieces. The harmonic sum of these
    // shares stays below the limit for some thousands.
    const share = memoryLimitBytes / 8 / (this.runs + 1);
    const pieceBytes = Math.max(LEAST_PIECE_BYTES, Math.min(PIECE_BYTES, share));
    for await (const piece of sortTerms(block, this.#order, pieceBytes)) {
      throwIfAborted(signal);
      await this.#takeBreak(piece.size);
      const bytes = piece.encode();
      await run.file.write(bytes);
      run.pieces.push({ size: piece.size, bytes: bytes.length });
    }
    this.#runs.push(run);
  }

  /** Reads all terms in order, those of the runs and of one more block; a term of several of them once. */
  async *sorted(rest: TermBlock): SortedTerms {
    const own = sortTerms(rest, this.#order);
    const all = this.runs === 0 ? own : mergeTerms([...this.#runs.map(readRun), own], this.#order);
    for await (const piece of all) {
      throwIfAborted(this.#work.signal);
      await this.#takeBreak(piece.size);
      yield piece;
    }
  }
}

async function* readRun({ file, pieces }: Run): SortedTerms {
  let position = 0;
  for (const { size, bytes } of pieces) {
    yield TermBlock.decode((await file.read(position, bytes)).slice(), size);
    position += bytes;
  }
}
