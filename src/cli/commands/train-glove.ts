import type { Command } from 'commander';
import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import {
  type CooccurrenceFile,
  decodeCooccurrences,
} from '../../counts/co-occurrence/co-occurrence-file.ts';
import {
  type Cooccurrences,
  GLOVE_CHECKPOINT_KIND,
  type GloveIteration,
  trainGlove,
} from '../../glove/index.ts';
import { writeModelFile } from '../../io/node.ts';
import { openNodeScratch } from '../../io/node-scratch.ts';
import { inputSource } from '../../io/node-source.ts';
import type { Scratch } from '../../io/scratch.ts';
import { GLOVE_TRAINED } from '../../models/json/vector-trainings.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { readCooccurrences, type StoreServer } from '../../store/index.ts';
import { wordVectorsToState } from '../../vectors/word-vectors-state.ts';
import type { Environment } from '../environment.ts';
import { GLOVE_FLAGS } from '../flags/glove-flags.ts';
import {
  addCheckpointOptions,
  type CheckpointOptions,
  checkOutputs,
  readCheckpoint,
  withCheckpoints,
} from '../options/checkpoint-options.ts';
import {
  addCountingOptions,
  type CountingOptions,
  countInputs,
} from '../options/counting-options.ts';
import { addDocumentOptions } from '../options/document-options.ts';
import {
  addEngineOptions,
  createChosenEngine,
  type EngineChoice,
} from '../options/engine-options.ts';
import { addTableOptions, readTableOptions } from '../options/from-table.ts';
import {
  addStoredCountOptions,
  RUN,
  requireStore,
  type StoreOptions,
} from '../options/store-options.ts';
import { addTokenizerOptions, tokenizerFiles } from '../options/tokenizer-options.ts';
import { withStore } from '../store/with-store.ts';
import { createProgressBar } from '../terminal/progress-bar.ts';
import { wordingOf } from '../terminal/wording.ts';

interface TrainGloveOptions
  extends CountingOptions,
    CheckpointOptions,
    EngineChoice,
    Omit<StoreOptions, 'part'> {
  readonly cooccurrences?: string;
  readonly temporary?: string;
  readonly resume?: string;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  malmoi train glove corpus.txt -o vectors.malmoi
  malmoi cooccur corpus.txt -o corpus.cooc && malmoi train glove --cooccurrences corpus.cooc --x-max 10 -o vectors.malmoi
  malmoi train glove --store clickhouse://counts:8123/words -o vectors.malmoi
  malmoi train glove corpus.txt --resume vectors.malmoi.checkpoint -o vectors.malmoi
  malmoi similar vectors.malmoi king
`;

/** Adds `malmoi train glove`. */
export function addTrainGloveCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('glove')
    .description(
      'Trains GloVe word vectors: counts how often words stand near each other, then fits vectors whose ' +
        'products are the logarithms of the counts. Same seed, same bytes, for any number of workers. Ctrl-C writes a ' +
        'checkpoint, and --resume goes on to the same end.',
    )
    .argument('[inputs...]', 'text, CSV, TSV or JSONL files; they are read twice')
    .requiredOption('-o, --output <file>', 'where the vectors are written')
    .option('--cooccurrences <file>', 'start from what `malmoi cooccur` counted, instead of texts');
  addStoredCountOptions(command);
  addCheckpointOptions(addEngineOptions(addTableOptions(command, GLOVE_FLAGS)));
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
  requireStore(options);
  const { cooccurrences, store } = options;
  if (Number(inputs.length > 0) + Number(!!cooccurrences) + Number(!!store) !== 1) {
    throw new UsageError(
      sentence(
        'cli/texts-or-counts',
      )`train glove takes either texts or --cooccurrences and a file of counts, or --store and a store of them.`,
    );
  }
  if (store === undefined) await trainOn(inputs, options, environment);
  else {
    await withStore(store, environment, (server) => trainOn(inputs, options, environment, server));
  }
}

/** @param server the store that the counts are read from, where they are not counted here */
async function trainOn(
  inputs: readonly string[],
  options: TrainGloveOptions,
  environment: Environment,
  server?: StoreServer,
): Promise<void> {
  const { quiet = false, output, resume } = options;
  const { signal } = environment;
  const checkpoint = await checkOutputs(options, [
    ...inputs,
    ...tokenizerFiles(options),
    options.cooccurrences ?? '',
  ]);
  // Read before the texts are: a slip in its name is told at once.
  const resumeFrom =
    resume === undefined ? undefined : await readCheckpoint(resume, GLOVE_CHECKPOINT_KIND);
  const started = performance.now();
  const reports: GloveIteration[] = [];
  const scratch = await openNodeScratch(options.temporary);
  const engine = await createChosenEngine(options);
  const bar = createProgressBar(environment, quiet);
  try {
    const counted =
      server === undefined
        ? await openCooccurrences(inputs, options, environment, scratch)
        : cooccurrencesOf(await readCooccurrences(server, options.run ?? RUN));
    const vectors = await withCheckpoints(checkpoint, options, {}, (checkpoints) =>
      trainGlove(counted, {
        ...readTableOptions(GLOVE_FLAGS, options),
        ...checkpoints,
        ...(resumeFrom !== undefined && { resumeFrom }),
        ...{ scratch, engine, signal },
        onProgress: bar.onProgress,
        onIteration: (report) => reports.push(report),
      }),
    );
    await writeModelFile(output, wordVectorsToState(vectors), signal);
    await checkpoint.remove();
    bar.stop();
    if (quiet) return;
    const { dimensions } = vectors;
    const last = reports[reports.length - 1];
    const trained = reports.reduce((sum, report) => sum + report.seconds, 0);
    const nonzerosPerSecond = Math.round((last.nonzeros * reports.length) / trained);
    const summary = {
      ...{ output, vocabularySize: vectors.size, dimensions, nonzeros: last.nonzeros },
      reports: reports.map(({ iteration: epoch, loss }) => ({ epoch, loss })),
      ...{ nonzerosPerSecond, seconds: (performance.now() - started) / 1000 },
    };
    environment.stdout.write(
      options.json
        ? toJsonLine(GLOVE_TRAINED, summary)
        : `${wordingOf(environment).text(
            sentence(
              'cli/glove-trained',
            )`${{ output }}: ${{ words: vectors.size }} words of ${{ dimensions }} dimensions, from ${{ nonzeros: last.nonzeros }} nonzero cells; loss a cell ${{ first: reports[0].loss.toFixed(4) }} → ${{ last: last.loss.toFixed(4) }}, ${{ rate: nonzerosPerSecond.toLocaleString('en') }} nonzeros/s; ${{ seconds: summary.seconds.toFixed(1) }} s`,
          )}\n`,
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
    return cooccurrencesOf(await decodeCooccurrences(source.open(), source.name));
  }
  const { vocabulary, counter } = await countInputs(inputs, options, environment, scratch);
  return { words: vocabulary.words, blocks: counter.finish() };
}

function cooccurrencesOf({ header, blocks }: CooccurrenceFile): Cooccurrences {
  return { words: header.words, blocks };
}
