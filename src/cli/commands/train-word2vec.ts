import type { Command } from 'commander';
import type { Engine } from '../../engine/engine.ts';
import { writeModelFile } from '../../io/node.ts';
import { openNodeScratch } from '../../io/node-scratch.ts';
import { wordVectorsToState } from '../../vectors/word-vectors-state.ts';
import {
  type EpochReport,
  readTrainingText,
  trainWord2VecInPlace,
  type Word2VecHyperparameters,
  type Word2VecModel,
} from '../../word2vec/index.ts';
import type { Environment } from '../environment.ts';
import { WORD_LIMIT_FLAGS } from '../flags/document-flags.ts';
import { WORD2VEC_FLAGS } from '../flags/word2vec-flags.ts';
import { openCorpus } from '../open-corpus.ts';
import {
  addCheckpointOptions,
  type CheckpointOptions,
  checkOutputs,
  withCheckpoints,
} from '../options/checkpoint-options.ts';
import { addDocumentOptions } from '../options/document-options.ts';
import {
  addEngineOptions,
  createChosenEngine,
  type EngineChoice,
} from '../options/engine-options.ts';
import { addTableOptions, readTableOptions } from '../options/from-table.ts';
import { joinChosenPhrases } from '../options/phrases-option.ts';
import { addTokenizerOptions, tokenizerFiles } from '../options/tokenizer-options.ts';
import { createProgressBar } from '../terminal/progress-bar.ts';
import { tellOfForm } from '../terminal/tell-of-form.ts';
import { wordingOf } from '../terminal/wording.ts';
import {
  type BeginningOptions,
  chooseLimits,
  choosePipeline,
  readBeginning,
} from '../word2vec/training-beginning.ts';
import { formatSummary, summaryToJson } from '../word2vec/training-summary.ts';

interface TrainWord2VecOptions
  extends BeginningOptions,
    Word2VecHyperparameters,
    EngineChoice,
    CheckpointOptions {
  readonly vectorsOnly?: true;
  readonly phrases?: string;
  readonly temporary?: string;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  malmoi train word2vec corpus.txt -o vectors.malmoi
  malmoi train word2vec reviews.txt --architecture cbow --dimensions 200 --subsample 1e-4 -o reviews.malmoi
  malmoi train word2vec corpus.txt --phrases 2 -o phrases-too.malmoi
  malmoi train word2vec reviews.txt --subwords jamo -o reviews.malmoi
  malmoi train word2vec more.txt --from vectors.malmoi -o vectors.malmoi
  malmoi train word2vec corpus.txt --resume vectors.malmoi.checkpoint -o vectors.malmoi
  malmoi similar vectors.malmoi king
`;

/** Adds `malmoi train word2vec`. */
export function addTrainWord2VecCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('word2vec')
    .description(
      'Trains Word2Vec word vectors, skip-gram or CBOW, by negative sampling, hierarchical softmax or (up to ' +
        '10,000 words) the full softmax. Same seed, same bytes, for any number of workers. Ctrl-C writes a checkpoint, ' +
        'and --resume goes on to the same end.',
    )
    .argument('<inputs...>', 'text, CSV, TSV or JSONL files; they are read twice')
    .requiredOption('-o, --output <file>', 'where the model is written')
    .option('--vectors-only', 'write the vectors alone: half the size, but training cannot go on');
  addTableOptions(command, WORD_LIMIT_FLAGS)
    .option(
      '--phrases <passes>',
      'join phrases such as new_york first: passes to learn them with, or a model of `malmoi phrases`',
    )
    .option(
      '--temporary <folder>',
      "where the encoded text is kept meanwhile (default: the system's)",
    );
  addCheckpointOptions(addEngineOptions(addTableOptions(command, WORD2VEC_FLAGS))).option(
    '--from <model>',
    'go on from a trained model with new text and new words; its settings stay unless others are set; ' +
      'of word vectors in any format, the words that the text shares begin with theirs',
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
  const { output, quiet = false } = options;
  const { signal, stdout } = environment;
  const started = performance.now();
  const beginning = await readBeginning(options, environment);
  const checkpoint = await checkOutputs(options, [
    ...inputs,
    ...tokenizerFiles(options),
    options.phrases ?? '',
  ]);
  const opened = openCorpus(inputs, options, environment);
  opened.corpus.requireRereading();
  const pipeline = await choosePipeline(options, beginning);
  const limits = chooseLimits(options, beginning);
  const notes = { pipeline: pipeline.description, limits: { ...limits } };
  const scratch = await openNodeScratch(options.temporary);
  const engines: Engine[] = [];
  const bar = createProgressBar(environment, quiet);
  const reports: EpochReport[] = [];
  try {
    const cut = opened.corpus.withAnalyzer(pipeline);
    const corpus = await joinChosenPhrases(cut, options.phrases);
    const text = await readTrainingText(corpus, { ...limits, ...beginning?.training }, scratch);
    opened.bars.stop();
    if (!quiet) tellOfForm(text.words, pipeline, environment);
    const engine = await createChosenEngine(options);
    engines.push(engine);
    const write = async (model: Word2VecModel): Promise<string> => {
      const { vectors } = model;
      const state = options.vectorsOnly ? wordVectorsToState(vectors) : model.toState(notes);
      await writeModelFile(output, state, signal);
      const seconds = (performance.now() - started) / 1000;
      const summary = { output, vectors, trainedOn: text.text.words, epochs: reports, seconds };
      return options.json ? summaryToJson(summary) : formatSummary(summary, wordingOf(environment));
    };
    const summary = await withCheckpoints(checkpoint, options, notes, (checkpoints) =>
      trainWord2VecInPlace(
        text,
        {
          ...readTableOptions(WORD2VEC_FLAGS, options),
          ...checkpoints,
          ...beginning?.training,
          ...{ engine, signal },
          onProgress: bar.onProgress,
          onEpoch: (report) => reports.push(report),
        },
        write,
      ),
    );
    await checkpoint.remove();
    bar.stop();
    if (!quiet) stdout.write(summary);
  } finally {
    opened.bars.stop();
    bar.stop();
    for (const engine of engines) engine.dispose();
    await scratch.dispose();
  }
}
