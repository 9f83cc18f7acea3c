import { type Command, Option } from 'commander';
import { createEngine } from '../../engine/create-engine.ts';
import { writeModelFile } from '../../io/node.ts';
import { openNodeScratch } from '../../io/node-scratch.ts';
import { SUBWORD_UNITS, type SubwordUnits } from '../../vectors/subword-ngrams.ts';
import { wordVectorsToState } from '../../vectors/word-vectors-state.ts';
import {
  ARCHITECTURES,
  type Architecture,
  type EpochReport,
  TextEncoding,
  trainWord2Vec,
  WORD2VEC_LOSSES,
  type Word2VecLoss,
} from '../../word2vec/index.ts';
import {
  countWords,
  readWords,
  refuseStandardInput,
  type WordOptions,
} from '../counts/count-words.ts';
import { joinPhrases } from '../counts/join-phrases.ts';
import type { Environment } from '../environment.ts';
import { addDocumentOptions } from '../options/document-options.ts';
import { parseNumber } from '../options/number.ts';
import { addTokenizerOptions, createPipeline } from '../options/tokenizer-options.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import { createProgressBar } from '../terminal/progress-bar.ts';

interface TrainWord2VecOptions extends WordOptions {
  readonly output: string;
  readonly phrases?: string;
  readonly architecture: Architecture;
  readonly loss: Word2VecLoss;
  readonly dimensions: number;
  readonly window: number;
  readonly negatives?: number;
  readonly subsample?: number;
  readonly epochs: number;
  readonly learningRate?: number;
  readonly subwords?: SubwordUnits;
  readonly minn?: number;
  readonly maxn?: number;
  readonly bucket?: number;
  readonly shards?: number;
  readonly seed: number;
  readonly workers?: number;
  readonly temporary?: string;
  readonly vectorsOnly?: true;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  malmoi train word2vec corpus.txt -o vectors.malmoi
  malmoi train word2vec reviews.txt --architecture cbow --dimensions 200 --subsample 1e-4 -o reviews.malmoi
  malmoi train word2vec corpus.txt --phrases 2 -o phrases-too.malmoi
  malmoi train word2vec reviews.txt --subwords jamo -o reviews.malmoi
  malmoi similar vectors.malmoi king
`;

/** Adds `malmoi train word2vec`. */
export function addTrainWord2VecCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('word2vec')
    .summary('word vectors by predicting neighbours')
    .description(
      'Trains Word2Vec word vectors, skip-gram or CBOW, by negative sampling, hierarchical softmax or (up to ' +
        '10,000 words) the full softmax. Same seed, same bytes, for any number of workers.',
    )
    .argument('<inputs...>', 'text, CSV, TSV or JSONL files; they are read twice')
    .requiredOption('-o, --output <file>', 'where the model is written')
    .option('--vectors-only', 'write the vectors alone: half the size, but training cannot go on')
    .addOption(
      new Option('--architecture <name>', 'who predicts whom')
        .choices([...ARCHITECTURES])
        .default('skip-gram'),
    )
    .addOption(
      new Option('--loss <name>', 'how a prediction is scored')
        .choices([...WORD2VEC_LOSSES])
        .default('negative-sampling'),
    )
    .option(
      '--dimensions <numbers>',
      'numbers in a vector',
      parseWholeNumber('--dimensions', 1),
      100,
    )
    .option('--window <words>', 'the farthest neighbour', parseWholeNumber('--window', 1), 5)
    .option(
      '--negatives <words>',
      'noise words for each window (default: 5)',
      parseWholeNumber('--negatives', 1),
    )
    .option(
      '--subsample <share>',
      'leave out words more frequent than this at times (default: 1e-3, for softmax 0)',
      parseNumber('--subsample', 0),
    )
    .option('--epochs <passes>', 'passes over the text', parseWholeNumber('--epochs', 1), 5)
    .option(
      '--learning-rate <rate>',
      'the first step (default: 0.025, for cbow 0.05; for softmax 0.05 and 0.2)',
      parseNumber('--learning-rate', 0),
    )
    .addOption(
      new Option(
        '--subwords <units>',
        'vectors for n-grams too, so that unseen and misspelt words have one',
      ).choices([...SUBWORD_UNITS]),
    )
    .option(
      '--minn <units>',
      'shortest n-gram, in characters or jamo (default: 3)',
      parseWholeNumber('--minn', 1),
    )
    .option(
      '--maxn <units>',
      'longest n-gram (default: 6); 0 for no subwords',
      parseWholeNumber('--maxn', 0),
    )
    .option(
      '--bucket <numbers>',
      "numbers that the n-grams' hashes share (default: 2000000)",
      parseWholeNumber('--bucket', 1),
    )
    .option(
      '--min-count <times>',
      'leave out words seen fewer times',
      parseWholeNumber('--min-count', 1),
      5,
    )
    .option(
      '--max-vocabulary <words>',
      'keep only this many words, the most frequent',
      parseWholeNumber('--max-vocabulary', 2),
    )
    .option(
      '--phrases <passes>',
      'join phrases such as new_york first: passes to learn them with, or a model of `malmoi phrases`',
    )
    .option(
      '--shards <count>',
      'parts of the text that train side by side; the result depends on them (default: 2; with subwords 1)',
      parseWholeNumber('--shards', 1),
    )
    .option('--seed <number>', 'same seed, same vectors', parseWholeNumber('--seed', 0), 1)
    .option(
      '--workers <threads>',
      'threads; the result does not depend on them (default: the cores)',
      parseWholeNumber('--workers', 1),
    )
    .option(
      '--temporary <folder>',
      "where the encoded text is kept meanwhile (default: the system's)",
    );
  addTokenizerOptions(addDocumentOptions(command), 'whitespace')
    .option('--quiet', 'no progress bar and no summary')
    .option('--json', 'the summary as one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((inputs: string[], options: TrainWord2VecOptions) =>
      train(inputs, options, environment),
    );
}

async function train(
  inputs: readonly string[],
  options: TrainWord2VecOptions,
  environment: Environment,
): Promise<void> {
  refuseStandardInput(inputs);
  const {
    output,
    workers,
    quiet = false,
    architecture,
    loss,
    window,
    epochs,
    learningRate,
    subwords,
    minn,
    maxn,
    bucket,
  } = options;
  const { signal } = environment;
  const started = performance.now();
  const pipeline = await createPipeline(options);
  const source = await joinPhrases(inputs, pipeline, options, environment);
  const vocabulary = await countWords(inputs, source, options, environment);
  const scratch = await openNodeScratch(options.temporary);
  const engine = await createEngine(workers === undefined ? {} : { workers });
  const bar = createProgressBar(environment.stderr, quiet);
  const reports: EpochReport[] = [];
  try {
    const encoding = await TextEncoding.create(scratch);
    for await (const words of readWords(inputs, 'encoding', source, options, environment)) {
      await encoding.add(words.map((word) => vocabulary.idOf(word)));
    }
    const text = await encoding.finish();
    const { words, counts } = vocabulary;
    const model = await trainWord2Vec(
      { words, counts, text },
      {
        ...{ architecture, loss, window, epochs, engine, signal },
        ...{ dimensions: options.dimensions, seed: options.seed },
        ...(options.negatives !== undefined && { negatives: options.negatives }),
        ...(options.subsample !== undefined && { subsample: options.subsample }),
        ...(options.shards !== undefined && { shards: options.shards }),
        ...(learningRate !== undefined && { learningRate }),
        ...(subwords !== undefined && { subwords }),
        ...(minn !== undefined && { minn }),
        ...(maxn !== undefined && { maxn }),
        ...(bucket !== undefined && { bucket }),
        onProgress: bar.onProgress,
        onEpoch: (report) => reports.push(report),
      },
    );
    const { vectors } = model;
    const state = options.vectorsOnly ? wordVectorsToState(vectors) : model.toState();
    await writeModelFile(output, state, signal);
    bar.stop();
    if (quiet) return;
    const seconds = (performance.now() - started) / 1000;
    const ngrams = vectors.subwords?.buckets?.length;
    const rate = reports.reduce((sum, { wordsPerSecond }) => sum + wordsPerSecond / epochs, 0);
    environment.stdout.write(
      options.json
        ? `${JSON.stringify({ output, words: vectors.size, ngrams, trainedOn: text.words, epochs: reports, seconds })}\n`
        : `${output}: ${vectors.size} words ${ngrams === undefined ? '' : `and ${ngrams} n-grams `}of ${options.dimensions} dimensions from ${text.words} words of text; ` +
            `${formatLosses(reports)}${Math.round(rate).toLocaleString('en')} words/s; ${seconds.toFixed(1)} s\n`,
    );
  } finally {
    bar.stop();
    engine.dispose();
    await scratch.dispose();
  }
}

function formatLosses(reports: readonly EpochReport[]): string {
  const chain = (name: string, losses: readonly (number | undefined)[]): string => {
    const known = losses.flatMap((loss) => loss ?? []);
    // Of many epochs, the first and the last few tell the story.
    const shown = known.length <= 10 ? known : [...known.slice(0, 3), ...known.slice(-3)];
    const numbers = shown.map((loss) => loss.toFixed(3));
    if (known.length > 10) numbers.splice(3, 0, '…');
    return known.length === 0 ? '' : `${name} ${numbers.join(' → ')} nats, `;
  };
  const trained = reports.map(({ loss }) => loss);
  const heldOut = reports.map(({ heldOutLoss }) => heldOutLoss);
  return `${chain('loss', trained)}${chain('held-out loss', heldOut)}`;
}
