import { InputError } from '../base/errors.ts';
import { throwIfAborted } from '../base/progress.ts';
import { createRandom } from '../base/random.ts';
import type { CellBlock } from '../counts/co-occurrence/cell-block.ts';
import { createEngine } from '../engine/create-engine.ts';
import type { Engine } from '../engine/engine.ts';
import { openMemoryScratch } from '../io/memory-scratch.ts';
import { WordList } from '../vectors/word-list.ts';
import { WordVectors } from '../vectors/word-vectors.ts';
import { createBlockSchedule } from './block-schedule.ts';
import { restoreCheckpoint, saveCheckpoint } from './glove-checkpoint.ts';
import { type GloveOptions, type GloveSettings, gloveSettings } from './glove-options.ts';
import { createParameters, type GloveParameters, outputVectors } from './glove-parameters.ts';
import { type Round, type ShuffledCells, shuffleCells } from './shuffled-cells.ts';

/** Counted co-occurrences: what a `CooccurrenceCounter` gives, or a file of them. */
export interface Cooccurrences {
  /** Word i is row and column i; by falling frequency, so that the work is evenly dealt out. */
  readonly words: readonly string[];
  /** The upper triangle; read once. */
  readonly blocks: AsyncIterable<CellBlock>;
}

/**
 * Trains GloVe (Pennington, Socher and Manning, "GloVe: Global Vectors for Word Representation",
 * EMNLP 2014): least squares J = ½ Σ f(P_ij) (u_i·v_j + b_i + c_j − log P_ij)² over the cells that
 * are not zero, by AdaGrad. The result does not depend on the number of workers.
 * @throws UsageError when an option is out of range
 * @throws InputError when there is nothing to learn from, or the numbers diverge
 * @throws InterruptedError when the signal is aborted
 */
export async function trainGlove(
  cooccurrences: Cooccurrences,
  options: GloveOptions = {},
): Promise<WordVectors> {
  const settings = gloveSettings(options);
  const { words, blocks } = cooccurrences;
  const schedule = createBlockSchedule(words.length);
  const scratch = options.scratch ?? openMemoryScratch();
  const cells = await shuffleCells(blocks, schedule, settings, scratch, options.signal);
  if (cells.nonzeros === 0) {
    throw new InputError('No two words stand near each other; give a longer text.');
  }
  const engine = options.engine ?? (await createEngine());
  try {
    const parameters = createParameters(engine.heap, words.length, settings);
    try {
      await train(engine, parameters, words.length, cells, settings, options);
      return new WordVectors({
        words: WordList.of(words),
        vectors: outputVectors(engine.heap, words.length, parameters, settings),
        dimensions: settings.dimensions,
      });
    } finally {
      engine.heap.free(parameters.words);
      engine.heap.free(parameters.contexts);
    }
  } finally {
    if (options.engine === undefined) engine.dispose();
  }
}

async function train(
  engine: Engine,
  parameters: GloveParameters,
  words: number,
  { rounds, nonzeros }: ShuffledCells,
  settings: GloveSettings,
  { onProgress, onIteration, onCheckpoint, resumeFrom, signal }: GloveOptions,
): Promise<void> {
  const { iterations } = settings;
  const counts = { words, nonzeros };
  const behind =
    resumeFrom === undefined
      ? 0
      : restoreCheckpoint(engine.heap, counts, parameters, settings, resumeFrom);
  const trainer = new RoundTrainer(engine, parameters, rounds, settings);
  try {
    let done = behind * nonzeros;
    for (let iteration = behind + 1; iteration <= iterations; iteration++) {
      const started = performance.now();
      const order = Array.from(rounds.keys());
      createRandom(settings.seed, 'rounds', iteration).shuffle(order);
      let loss = 0;
      let next = rounds[order[0]].read();
      for (let turn = 0; turn < order.length; turn++) {
        throwIfAborted(signal);
        const cells = await next;
        // The disk reads the next round while this one is trained.
        if (turn + 1 < order.length) next = rounds[order[turn + 1]].read();
        const round = rounds[order[turn]];
        loss += trainer.train(round, cells);
        done += round.cells;
        onProgress?.({
          phase: `iteration ${iteration} of ${iterations}`,
          done,
          total: iterations * nonzeros,
          unit: 'nonzeros',
          loss: loss / (done - (iteration - 1) * nonzeros || 1),
        });
      }
      if (!Number.isFinite(loss)) {
        throw new InputError(
          `GloVe: the numbers grew beyond bounds in iteration ${iteration}; take a lower learning rate than ${settings.learningRate}.`,
        );
      }
      const seconds = (performance.now() - started) / 1000;
      onIteration?.({ iteration, loss: loss / nonzeros, nonzeros, seconds });
      if (iteration < iterations) {
        await onCheckpoint?.(saveCheckpoint(engine.heap, counts, parameters, settings, iteration));
      }
    }
  } finally {
    trainer.dispose();
  }
}

/** Trains round after round in the same room of the heap. */
class RoundTrainer {
  readonly #engine: Engine;
  readonly #parameters: GloveParameters;
  readonly #settings: GloveSettings;
  readonly #cells: number;
  readonly #ends: number;
  readonly #losses: number;

  constructor(
    engine: Engine,
    parameters: GloveParameters,
    rounds: readonly Round[],
    settings: GloveSettings,
  ) {
    this.#engine = engine;
    this.#parameters = parameters;
    this.#settings = settings;
    const { heap } = engine;
    const most = rounds.reduce((largest, { cells }) => Math.max(largest, cells), 0);
    this.#cells = heap.allocate(16 * most);
    this.#ends = heap.allocate(4 * (rounds.length + 1));
    this.#losses = heap.allocate(8 * rounds.length);
  }

  /** One step for each cell of a round; gives the sum of their losses. */
  train(round: Round, bytes: Uint8Array): number {
    const { heap } = this.#engine;
    const { words, contexts, size } = this.#parameters;
    const { learningRate, gradientClip, biases } = this.#settings;
    const count = round.cells;
    const blocks = round.ends.length - 1;
    const [rows, columns, targets, weights] = [0, 1, 2, 3].map((i) => this.#cells + 4 * i * count);
    const { buffer, byteOffset } = bytes;
    heap.integers(rows, 2 * count).set(new Int32Array(buffer, byteOffset, 2 * count));
    heap
      .numbers(targets, 2 * count)
      .set(new Float32Array(buffer, byteOffset + 8 * count, 2 * count));
    heap.integers(this.#ends, blocks + 1).set(round.ends);
    this.#engine.parallel(
      'gloveBlocks',
      {
        ...{ losses: this.#losses, words, contexts, rows, columns, targets, weights },
        ...{ ends: this.#ends, size, eta: learningRate, limit: gradientClip },
        biases: biases ? 1 : 0,
      },
      blocks,
      1,
    );
    return heap.doubles(this.#losses, blocks).reduce((sum, loss) => sum + loss, 0);
  }

  dispose(): void {
    for (const offset of [this.#cells, this.#ends, this.#losses]) this.#engine.heap.free(offset);
  }
}
