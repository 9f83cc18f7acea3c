import { InputError } from '../base/errors.ts';
import { checkOptions } from '../base/options.ts';
import { runWithBreaks } from '../base/run-with-breaks.ts';
import { sentence } from '../base/sentence.ts';
import type { CellBlock } from '../counts/co-occurrence/cell-block.ts';
import { createEngine } from '../engine/create-engine.ts';
import { openMemoryScratch } from '../io/memory-scratch.ts';
import { finishTraining } from '../training/finish-training.ts';
import type { RoundReport } from '../training/training-report.ts';
import {
  createVectorTraining,
  type VectorTable,
  type VectorTraining,
} from '../training/vector-training.ts';
import { WordList } from '../vectors/word-list.ts';
import { WordVectors } from '../vectors/word-vectors.ts';
import { createBlockSchedule } from './block-schedule.ts';
import { resumedSettings } from './glove-checkpoint.ts';
import { trainIterations } from './glove-iterations.ts';
import { GLOVE_OPTIONS, type GloveOptions, givenSettings, gloveSettings } from './glove-options.ts';
import { copyVector, createParameters, outputVectors } from './glove-parameters.ts';
import { shuffleCells } from './shuffled-cells.ts';

/** Counted co-occurrences, from a `CooccurrenceCounter` or a file. */
export interface Cooccurrences {
  /** Word i is row and column i; by falling frequency, so that the work is evenly dealt out. */
  readonly words: readonly string[];
  /** The upper triangle; read once. */
  readonly blocks: AsyncIterable<CellBlock>;
}

/**
 * Trains GloVe (Pennington, Socher and Manning, "GloVe: Global Vectors for Word Representation",
 * EMNLP 2014): least squares J = ½ Σ f(P_ij) (u_i·v_j + b_i + c_j − log P_ij)² over the cells that
 * are not zero, by AdaGrad. The result does not depend on the number of workers, nor on interruptions.
 * @throws UsageError when an option is out of range, or would give another result than the checkpoint's training
 * @throws InputError when no two words occur together, the numbers diverge, or the checkpoint does not fit
 * @throws InterruptedError when the signal is aborted, after a last checkpoint
 */
export function trainGlove(
  cooccurrences: Cooccurrences,
  options: GloveOptions = {},
): Promise<WordVectors> {
  return finishTraining(gloveTraining(cooccurrences, options));
}

/**
 * Trains as `trainGlove` does, a round of blocks each time that the next report is asked for. Its reports count cells
 * as tokens; their loss is the mean of ½ f(P) (u·v + b + c − log P)².
 * @throws the errors of `trainGlove`
 */
export function gloveTraining(
  cooccurrences: Cooccurrences,
  options: GloveOptions = {},
): VectorTraining<WordVectors> {
  return createVectorTraining((show) => prepareAndTrain(cooccurrences, options, show));
}

type Show = (table: VectorTable | undefined) => void;

async function* prepareAndTrain(
  { words, blocks }: Cooccurrences,
  options: GloveOptions,
  show: Show,
): AsyncGenerator<RoundReport, WordVectors, undefined> {
  checkOptions('trainGlove', GLOVE_OPTIONS, options);
  const { resumeFrom } = options;
  const settings =
    resumeFrom === undefined
      ? gloveSettings(options)
      : resumedSettings(resumeFrom, givenSettings(options), gloveSettings);
  const schedule = createBlockSchedule(words.length);
  const scratch = options.scratch ?? openMemoryScratch();
  const cells = await shuffleCells(blocks, schedule, settings, scratch, options);
  if (cells.nonzeros === 0) {
    throw new InputError(
      sentence(
        'glove/no-cooccurrences',
      )`No two words occur together within the window; give a longer text.`,
    );
  }
  const engine = options.engine ?? (await createEngine());
  const count = words.length;
  try {
    const parameters = await runWithBreaks(createParameters(engine.heap, count, settings), options);
    const table: VectorTable = {
      rows: count,
      dimensions: settings.dimensions,
      copyRow: (row, into, place) =>
        copyVector(engine.heap, parameters, settings, row, { into, place }),
    };
    try {
      show(table);
      yield* trainIterations({ engine, parameters, words: count, cells, settings }, options);
      return new WordVectors({
        words: WordList.of(words),
        vectors: outputVectors(engine.heap, count, parameters, settings),
        dimensions: settings.dimensions,
      });
    } finally {
      show(undefined);
      engine.heap.free(parameters.words);
      engine.heap.free(parameters.contexts);
    }
  } finally {
    if (options.engine === undefined) engine.dispose();
  }
}
