import { type Command, Option } from 'commander';
import { InterruptedError, UsageError } from '../../base/errors.ts';
import { decodeCooccurrences } from '../../counts/co-occurrence/co-occurrence-file.ts';
import { createEngine } from '../../engine/create-engine.ts';
import { type Cooccurrences, type GloveIteration, trainGlove } from '../../glove/index.ts';
import { checkWritable, readModelFile, writeModelFile } from '../../io/node.ts';
import { openNodeScratch } from '../../io/node-scratch.ts';
import { inputSource } from '../../io/node-source.ts';
import type { Scratch } from '../../io/scratch.ts';
import { wordVectorsToState } from '../../vectors/word-vectors-state.ts';
import type { Environment } from '../environment.ts';
import {
  addCountingOptions,
  type CountingOptions,
  countInputs,
} from '../options/counting-options.ts';
import { addDocumentOptions } from '../options/document-options.ts';
import { parseNumber } from '../options/number.ts';
import { addTokenizerOptions, tokenizerFiles } from '../options/tokenizer-options.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import { createProgressBar } from '../terminal/progress-bar.ts';

interface TrainGloveOptions extends CountingOptions {
  readonly output: string;
  readonly cooccurrences?: string;
  readonly temporary?: string;
  readonly dimensions: number;
  readonly iterations: number;
  readonly xMax: number;
  readonly alpha: number;
  readonly learningRate: number;
  /** False for `--no-biases`. */
  readonly biases: boolean;
  readonly vectors: 'sum' | 'word';
  readonly seed: number;
  readonly workers?: number;
  readonly checkpoint?: string;
  readonly resume?: string;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  malmoi train glove corpus.txt -o vectors.malmoi
  malmoi cooccur corpus.txt -o corpus.cooc && malmoi train glove --cooccurrences corpus.cooc --x-max 10 -o vectors.malmoi
  malmoi similar vectors.malmoi king
`;

/** Adds `malmoi train glove`. */
export function addTrainGloveCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('glove')
    .summary('word vectors from co-occurrence counts')
    .description(
      'Trains GloVe word vectors: counts how often words stand near each other, then fits vectors whose ' +
        'products are the logarithms of the counts. Same seed, same bytes, for any number of workers.',
    )
    .argument('[inputs...]', 'text, CSV, TSV or JSONL files; they are read twice')
    .requiredOption('-o, --output <file>', 'where the vectors are written')
    .option('--cooccurrences <file>', 'start from what `malmoi cooccur` counted, instead of texts')
    .option(
      '--dimensions <numbers>',
      'numbers in a vector',
      parseWholeNumber('--dimensions', 1),
      100,
    )
    .option(
      '--iterations <passes>',
      'passes over all co-occurrences',
      parseWholeNumber('--iterations', 1),
      15,
    )
    .option(
      '--x-max <count>',
      'from this count on, a pair has full weight',
      parseNumber('--x-max', Number.MIN_VALUE),
      100,
    )
    .option('--alpha <exponent>', 'exponent of the weighting', parseNumber('--alpha', 0), 0.75)
    .option(
      '--learning-rate <rate>',
      "AdaGrad's first step",
      parseNumber('--learning-rate', Number.MIN_VALUE),
      0.05,
    )
    .option('--no-biases', 'the loss without biases')
    .addOption(
      new Option('--vectors <which>', "a word's vector: the sum of both of its vectors, or one")
        .choices(['sum', 'word'])
        .default('sum'),
    )
    .option('--seed <number>', 'same seed, same vectors', parseWholeNumber('--seed', 0), 1)
    .option(
      '--workers <threads>',
      'threads; the result does not depend on them (default: the cores)',
      parseWholeNumber('--workers', 1),
    )
    .option('--checkpoint <file>', 'written after each pass, so that --resume can go on from it')
    .option('--resume <file>', 'go on from a checkpoint, with the same texts and options');
  addTokenizerOptions(addDocumentOptions(addCountingOptions(command)), 'whitespace')
    .option('--quiet', 'no progress bar and no summary')
    .option('--json', 'the summary as one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((inputs: string[], options: TrainGloveOptions) => train(inputs, options, environment));
}

async function train(
  inputs: readonly string[],
  options: TrainGloveOptions,
  environment: Environment,
): Promise<void> {
  if ((inputs.length === 0) === (options.cooccurrences === undefined)) {
    throw new UsageError('train glove takes either texts or --cooccurrences and a file of counts.');
  }
  const { quiet = false, workers, output } = options;
  const { signal } = environment;
  const { checkpoint, resume } = options;
  const read = [...inputs, ...tokenizerFiles(options), options.cooccurrences ?? ''];
  for (const file of [output, checkpoint ?? output]) await checkWritable(file, read);
  // Read before the texts are: a slip in its name is told at once.
  const resumeFrom = resume === undefined ? undefined : await readModelFile(resume);
  let kept = 0;
  const started = performance.now();
  const reports: GloveIteration[] = [];
  const scratch = await openNodeScratch(options.temporary);
  const engine = await createEngine(workers === undefined ? {} : { workers });
  const bar = createProgressBar(environment.stderr, quiet);
  try {
    const counted = await openCooccurrences(inputs, options, environment, scratch);
    const { dimensions, iterations, xMax, alpha, learningRate, biases, seed } = options;
    const vectors = await trainGlove(counted, {
      ...(resumeFrom !== undefined && { resumeFrom }),
      ...(checkpoint !== undefined && {
        onCheckpoint: async (state) => {
          await writeModelFile(checkpoint, state, signal);
          kept++;
        },
      }),
      ...{ dimensions, iterations, xMax, alpha, learningRate, biases, seed },
      output: options.vectors,
      ...{ scratch, engine, signal },
      onProgress: bar.onProgress,
      onIteration: (report) => reports.push(report),
    });
    await writeModelFile(output, wordVectorsToState(vectors), signal);
    bar.stop();
    if (quiet) return;
    const losses = reports.map(({ loss }) => loss);
    const last = reports[reports.length - 1];
    const trained = reports.reduce((sum, report) => sum + report.seconds, 0);
    const nonzerosPerSecond = Math.round((last.nonzeros * reports.length) / trained);
    const summary = {
      ...{ output, words: vectors.size, dimensions, nonzeros: last.nonzeros, losses },
      ...{ nonzerosPerSecond, seconds: (performance.now() - started) / 1000 },
    };
    environment.stdout.write(
      options.json
        ? `${JSON.stringify(summary)}\n`
        : `${output}: ${vectors.size} words of ${dimensions} dimensions, from ${last.nonzeros} nonzero cells; ` +
            `loss a cell ${losses[0].toFixed(4)} → ${last.loss.toFixed(4)}, ` +
            `${nonzerosPerSecond.toLocaleString('en')} nonzeros/s; ${summary.seconds.toFixed(1)} s\n`,
    );
  } catch (error) {
    if (!(error instanceof InterruptedError) || kept === 0) throw error;
    throw new InterruptedError(
      `Stopped before the end. The checkpoint is ${checkpoint}; go on with the same command and --resume ${checkpoint}.`,
      { cause: error },
    );
  } finally {
    bar.stop();
    engine.dispose();
    await scratch.dispose();
  }
}

async function openCooccurrences(
  inputs: readonly string[],
  options: TrainGloveOptions,
  environment: Environment,
  scratch: Scratch,
): Promise<Cooccurrences> {
  const { cooccurrences } = options;
  if (cooccurrences !== undefined) {
    const source = inputSource(cooccurrences, environment.stdin);
    const { header, blocks } = await decodeCooccurrences(source.open(), source.name);
    return { words: header.words, blocks };
  }
  const { vocabulary, counter } = await countInputs(inputs, options, environment, scratch);
  return { words: vocabulary.words, blocks: counter.finish() };
}
