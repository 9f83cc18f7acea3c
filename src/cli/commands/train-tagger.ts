import type { Command } from 'commander';
import { InputError, UsageError } from '../../base/errors.ts';
import type { ModelState } from '../../base/model-state.ts';
import { nameInput } from '../../base/name-input.ts';
import { sentence } from '../../base/sentence.ts';
import type { TaggedSentence } from '../../corpus/tagged/tagged-sentence.ts';
import type { Engine } from '../../engine/engine.ts';
import { TAGGER_TRAINED } from '../../models/json/tagger-training.ts';
import { toJsonLine } from '../../models/json/version.ts';
import {
  createTagger,
  holdOutSentences,
  TAGGER_CHECKPOINT_KIND,
  type Tagger,
  type TaggerData,
  type TaggerOutcome,
  taggerFromState,
  taggerToState,
  trainTagger,
} from '../../tagger/index.ts';
import type { Environment } from '../environment.ts';
import { TAGGER_FLAGS, TAGGER_TRAINING_FLAGS } from '../flags/tagger-flags.ts';
import { addCheckpointOptions, keptReport, openBegun } from '../options/checkpoint-options.ts';
import {
  addEngineOptions,
  type EngineChoice,
  runOnChosenEngine,
} from '../options/engine-options.ts';
import { type FollowedOptions, followTraining } from '../options/follow-training.ts';
import { addTableOptions, readTableOptions } from '../options/from-table.ts';
import { HINT_FLAGS, type HintOptions, namesOf, readHints } from '../tagger/read-hints.ts';
import {
  addTaggedFileOptions,
  readTagged,
  type TaggedFileOptions,
  taggedLayoutOf,
} from '../tagger/read-tagged.ts';
import { describeReport } from '../terminal/describe-report.ts';
import { formatTable } from '../terminal/table.ts';
import type { Wording } from '../terminal/wording.ts';

interface TrainTaggerOptions extends TaggedFileOptions, HintOptions, EngineChoice, FollowedOptions {
  readonly columns?: string;
  readonly validation?: string;
}

const EXAMPLES = `
Examples:
  malmoi train tagger en_ewt-ud-train.conllu --columns upos,xpos,lemma --validation en_ewt-ud-dev.conllu -o en.malmoi
  malmoi train tagger train.txt --layout token,pos,chunk --columns chunk --input-columns pos -o chunks.malmoi
  malmoi train tagger wnut17train.conll --columns tag -o entities.malmoi && malmoi tag entities.malmoi tweets.txt
`;

/** Adds `malmoi train tagger`. */
export function addTrainTaggerCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('tagger')
    .description(
      'Trains a recurrent network that labels each token of a sentence, in one or more columns at once; "malmoi tag" ' +
        'then labels texts. Columns of spans (B-, I-, O) get a conditional random field. Ctrl-C writes a checkpoint, ' +
        'and --resume goes on to the same end.',
    )
    .argument('[inputs...]', 'tagged files: CoNLL-U, or columns; - is standard input', ['-'])
    .requiredOption('-o, --output <file>', 'where the model is written')
    .option('--columns <names>', 'the columns to learn, such as upos,xpos,lemma (default: all)')
    .option(
      '--input-columns <names>',
      'columns that the tagger reads: they must stand in every file that it is used on (default: none)',
    )
    .option(
      '--vectors <file>',
      'word vectors that it reads beside those that it learns (default: none)',
    )
    .option(
      '--gazetteer <file>',
      'known phrases, one a line with its type after a tab, which it reads as hints (default: none)',
    )
    .option(
      '--char-lm <file>',
      'a language model of characters, whose state after each token it reads (default: none)',
    )
    .option(
      '--char-lm-backward <file>',
      'one that was trained on lines written from their end, as rev writes them (default: none)',
    )
    .option(
      '--validation <file>',
      'tagged sentences that choose the weights (default: every tenth of the inputs)',
    );
  addTableOptions(addTableOptions(command, TAGGER_FLAGS), TAGGER_TRAINING_FLAGS);
  addCheckpointOptions(addEngineOptions(addTaggedFileOptions(command)))
    .option('--quiet', 'no progress bar and no summary')
    .option('--json', 'the summary as one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((inputs: string[], options: TrainTaggerOptions) =>
      runOnChosenEngine(options, (engine) => train(inputs, options, engine, environment)),
    );
}

async function train(
  inputs: readonly string[],
  options: TrainTaggerOptions,
  engine: Engine,
  environment: Environment,
): Promise<void> {
  const { output, validation = '' } = options;
  const followed = { options, environment, checkpointKind: TAGGER_CHECKPOINT_KIND };
  const read = [...inputs, validation];
  await followTraining({ ...followed, inputs: read }, async ({ begun, following, report }) => {
    const data = await readData(inputs, options, environment);
    const columns = options.columns === undefined ? undefined : namesOf(options.columns);
    const hints = begun === undefined ? await readHints(engine, options, environment) : {};
    const model =
      begun === undefined
        ? await nameInput(inputs.join(', '), () =>
            createTagger(engine, data.train, {
              ...hints,
              options: readTableOptions(TAGGER_FLAGS, options),
              ...(columns !== undefined && { columns }),
            }),
          )
        : openCheckpoint(engine, begun, options);
    const outcome = await trainTagger(model, data, {
      ...readTableOptions(TAGGER_TRAINING_FLAGS, options),
      ...following,
      onReport: (one) => report(describeReport(one)),
    });
    const reports = outcome.reports.map((one) => ({ ...one }));
    const { settings, steps, bestStep, sentences, tokens } = outcome;
    // What the tokens are is said, so that nobody cuts other texts otherwise unawares.
    const trainedOn = { files: [...inputs], sentences, tokens };
    const training = { settings: { ...settings }, steps, bestStep, trainedOn, reports };
    const summary = summarize(output, model, outcome);
    return {
      state: taggerToState(model, training),
      extended: outcome.extended,
      toJson: (seconds) => toJsonLine(TAGGER_TRAINED, { ...summary, seconds }),
      format: (seconds, wording) => formatSummary({ ...summary, seconds }, model, wording),
    };
  });
}

/** The model of a checkpoint; options of its shape that contradict it are refused. */
function openCheckpoint(engine: Engine, begun: ModelState, options: TrainTaggerOptions): Tagger {
  const path = options.resume ?? '';
  const shape = readTableOptions(TAGGER_FLAGS, options);
  const model = openBegun(path, () => taggerFromState(engine, begun), shape);
  const { columns, inputs } = model.lexicon;
  for (const [flag, given, made] of [
    ['--columns', options.columns, columns],
    ['--input-columns', options.inputColumns, inputs],
  ] as const) {
    const before = made.map(({ name }) => name).join(',');
    const now = given === undefined ? before : namesOf(given).join(',');
    if (now !== before) {
      throw new UsageError(
        sentence(
          'cli/other-tagger-columns',
        )`${{ path }} was made with ${{ flag }} ${{ before }}, not ${{ now }}; leave the option out.`,
      );
    }
  }
  const given: Readonly<Record<string, unknown>> = { ...options };
  for (const [name, flag] of Object.entries(HINT_FLAGS)) {
    if (given[name] !== undefined) {
      throw new UsageError(
        sentence(
          'cli/kept-in-checkpoint',
        )`${{ path }} holds what ${{ flag }} gave; leave the option out.`,
      );
    }
  }
  return model;
}

async function readData(
  inputs: readonly string[],
  options: TrainTaggerOptions,
  environment: Environment,
): Promise<TaggerData> {
  const layout = taggedLayoutOf(options);
  const read = async (files: readonly string[]): Promise<TaggedSentence[]> => {
    const sentences: TaggedSentence[] = [];
    for await (const tagged of readTagged(files, layout, environment)) sentences.push(tagged);
    return sentences;
  };
  const train = await read(inputs);
  if (train.length === 0) {
    throw new InputError(
      sentence(
        'cli/no-tagged-sentences',
      )`there are no sentences to learn from; give a file with tokens and their labels`,
      { input: inputs.join(', ') },
    );
  }
  if (options.validation === undefined) return holdOutSentences(train);
  return { train, validation: await read([options.validation]) };
}

type Summary = ReturnType<typeof summarize> & { readonly seconds: number };

function summarize(output: string, model: Tagger, outcome: TaggerOutcome) {
  const { steps, bestStep, reports, sentences, tokens } = outcome;
  const best = keptReport(reports, bestStep);
  return {
    ...{ output, columns: model.lexicon.columns.map(({ name }) => name) },
    ...{ parameters: model.parameterCount, sentences, tokens, steps, bestStep },
    ...{ loss: best.loss, ...(best.accuracy !== undefined && { accuracy: best.accuracy }) },
    reports,
  };
}

function formatSummary(summary: Summary, model: Tagger, { term, text }: Wording): string {
  const { output, columns, parameters, sentences, tokens, bestStep, steps, seconds } = summary;
  const table = formatTable(
    [term('step'), term('epoch'), term('loss'), term('accuracy')],
    summary.reports.map(({ step, epoch, loss, accuracy }) => [
      ...[String(step), epoch.toFixed(0), loss.toFixed(4)],
      accuracy === undefined ? '' : (100 * accuracy).toFixed(2),
    ]),
  );
  const line = text(
    sentence(
      'cli/tagger-trained',
    )`${{ output }}: ${{ columns }} of ${{ tokens: tokens.toLocaleString('en') }} tokens in ${{ sentences: sentences.toLocaleString('en') }} sentences, ${{ parameters: parameters.toLocaleString('en') }} parameters, step ${{ bestStep }} of ${{ steps }}, ${{ seconds: seconds.toFixed(1) }} s; raw text will be cut by ${{ tokenizer: model.tokenizer.kind }}`,
  );
  return `${table}\n${line}\n`;
}
