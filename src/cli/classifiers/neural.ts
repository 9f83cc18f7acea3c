import { UsageError } from '../../base/errors.ts';
import { option, sentence } from '../../base/sentence.ts';
import type { LabeledTexts } from '../../classifier/index.ts';
import {
  NEURAL_CLASSIFIER_CHECKPOINT_KIND,
  NEURAL_ENCODERS,
  type NeuralClassifierOptions,
  type NeuralEncoder,
  type NeuralTraining,
  type TrainedNeuralClassifier,
  trainNeuralClassifier,
  type UnitVectors,
} from '../../classifier/neural/index.ts';
import { createEngine } from '../../engine/create-engine.ts';
import type { Engine } from '../../engine/engine.ts';
import { readModelFile } from '../../io/node.ts';
import type { ClassifierReport } from '../../models/json/classifier-training.ts';
import { bpeFromState } from '../../text/bpe/bpe-state.ts';
import { unitKindNamed } from '../../text/units/unit-kinds.ts';
import type { ValidationReport } from '../../training/index.ts';
import { findWord } from '../../vectors/find-word.ts';
import type { Environment } from '../environment.ts';
import { CHECKPOINT_FLAGS } from '../flags/checkpoint-flags.ts';
import { CROSS_VALIDATION_FLAGS } from '../flags/cross-validation-flags.ts';
import { ENGINE_FLAGS } from '../flags/engine-flags.ts';
import { NEURAL_FLAGS, NEURAL_TRAINING_FLAGS, NEURAL_UNIT_FLAGS } from '../flags/neural-flags.ts';
import { NORMALIZER_FLAGS } from '../flags/text-flags.ts';
import { openCorpus } from '../open-corpus.ts';
import {
  type Checkpoints,
  checkOutputs,
  readCheckpoint,
  tellExtended,
  withCheckpoints,
} from '../options/checkpoint-options.ts';
import { readTableOptions } from '../options/from-table.ts';
import {
  bpeIsLearned,
  type TokenizerOptions,
  tokenizerFiles,
} from '../options/tokenizer-options.ts';
import { describeReport } from '../terminal/describe-report.ts';
import { tell } from '../terminal/tell.ts';
import { loadVectors } from '../vectors/load-vectors.ts';
import { LABEL } from './columns.ts';
import type { ClassifierFamily, TrainedClassifier, TrainingRun } from './family.ts';

/** The neural classifiers: recurrent or convolutional networks over a text's units. */
export const NEURAL: ClassifierFamily = {
  models: NEURAL_ENCODERS,
  flags: [NEURAL_UNIT_FLAGS, NEURAL_FLAGS, NEURAL_TRAINING_FLAGS, CHECKPOINT_FLAGS, ENGINE_FLAGS],
  async train(run) {
    const shape = shapeOf(run);
    const engine = await createEngine(readTableOptions(ENGINE_FLAGS, run.options));
    try {
      return await train(run, shape, engine);
    } catch (error) {
      engine.dispose();
      throw error;
    }
  },
};

async function train(
  run: TrainingRun,
  shape: Partial<NeuralClassifierOptions>,
  engine: Engine,
): Promise<TrainedClassifier> {
  const { documents, inputs, options, environment, onProgress, quiet, isFold = false } = run;
  const { resume } = readTableOptions(CHECKPOINT_FLAGS, options);
  const { minCount, vectors } = readTableOptions(NEURAL_UNIT_FLAGS, options);
  const validation = validationOf(options);
  const begun =
    resume === undefined
      ? undefined
      : await readCheckpoint(resume, NEURAL_CLASSIFIER_CHECKPOINT_KIND);
  const read = [...inputs, ...tokenizerFiles(options), vectors ?? '', validation.file ?? ''];
  const checkpoint = isFold ? undefined : await checkOutputs(options, read);
  const units = await chooseUnits(options);
  const first = vectors === undefined ? undefined : await readUnitVectors(vectors, run);
  const begin = (checkpoints: Partial<Checkpoints>): Promise<TrainedNeuralClassifier> =>
    trainNeuralClassifier(documents, {
      ...{ engine, units, ...shape, ...readTableOptions(NEURAL_TRAINING_FLAGS, options) },
      ...(minCount !== undefined && { minCount }),
      ...(first !== undefined && { vectors: first }),
      ...(validation.share !== undefined && { validation: validation.share }),
      ...(validation.file !== undefined && {
        validationData: openSeparate(validation.file, options, environment),
      }),
      ...(begun !== undefined && { resumeFrom: begun }),
      ...checkpoints,
      signal: environment.signal,
      onProgress: (progress) => {
        // The corpus that they come from says how far it is read.
        if (progress.phase !== 'reading') onProgress(progress);
      },
      onReport: (report) => {
        if (quiet || isFold || options.json || environment.stderr.isTerminal) return;
        tell(describeReport(toReport(report)), environment);
      },
    });
  const outcome =
    checkpoint === undefined
      ? await begin({})
      : await withCheckpoints(checkpoint, options, {}, begin);
  if (!quiet) tellExtended(outcome.extended, environment);
  return {
    ...summarize(outcome),
    onSaved: async () => checkpoint?.remove(),
    dispose: () => engine.dispose(),
  };
}

function summarize({
  model,
  settings,
  ...outcome
}: TrainedNeuralClassifier): Omit<TrainedClassifier, 'onSaved' | 'dispose'> {
  const { steps, bestStep, best } = outcome;
  const reports = outcome.validations.map(toReport);
  const { documents, classes, units, options, parameterCount: parameters } = model;
  return {
    ...{ model, documents, classes, features: units.size },
    network: {
      ...{ cell: options.encoder, parameters, steps, bestStep, reports },
      ...(best !== undefined && { accuracy: best }),
    },
    notes: {
      training: {
        ...{ settings: { ...settings }, steps, bestStep },
        reports: reports.map((report) => ({ ...report })),
      },
    },
  };
}

function toReport({ validation, ...report }: ValidationReport): ClassifierReport {
  return { ...report, ...(validation !== undefined && { accuracy: validation }) };
}

/** @throws UsageError for a flag that could change nothing, or that asks for what a network does not do to its texts */
function shapeOf({ model, options }: TrainingRun): Partial<NeuralClassifierOptions> {
  const shape = readTableOptions(NEURAL_FLAGS, options);
  const { vectors } = readTableOptions(NEURAL_UNIT_FLAGS, options);
  const refuse = (flag: string, other: string): never => {
    throw new UsageError(
      sentence(
        'cli/flag-without-effect',
      )`${{ flag }} changes nothing with ${{ other }}; leave it out.`,
    );
  };
  const { folds } = readTableOptions(CROSS_VALIDATION_FLAGS, options);
  if (folds !== undefined && readTableOptions(CHECKPOINT_FLAGS, options).resume !== undefined) {
    throw new UsageError(
      sentence(
        'cli/folds-of-resumed',
      )`--folds measures new trainings, --resume goes on with one; give either of them.`,
    );
  }
  const recurrent = ['layers', 'bidirectional'] as const;
  if (model === 'cnn') {
    const idle = recurrent.find((name) => shape[name] !== undefined);
    if (idle !== undefined)
      refuse(idle === 'layers' ? '--layers' : '--unidirectional', '--model cnn');
  } else if (shape.filterWidths !== undefined) refuse('--filter-widths', `--model ${model}`);
  if (vectors !== undefined && shape.embeddingSize !== undefined) {
    refuse('--embedding-size', '--vectors');
  }
  if (vectors === undefined && shape.frozen) {
    throw new UsageError(
      sentence(
        'cli/frozen-without-vectors',
      )`--frozen keeps given vectors as they are; give them by --vectors.`,
    );
  }
  return { ...shape, encoder: model as NeuralEncoder, ...(isLower(options, model) && LOWER) };
}

/** What a network is validated on: a share of the documents, or those of a file. */
function validationOf(options: object): { readonly share?: number; readonly file?: string } {
  const { validation } = readTableOptions(NEURAL_UNIT_FLAGS, options);
  if (validation === undefined) return {};
  const share = Number(validation);
  return Number.isNaN(share) ? { file: validation } : { share };
}

/** Opens a file of documents that has the layout of the inputs. */
function openSeparate(
  path: string,
  options: TrainingRun['options'],
  environment: Environment,
): AsyncIterable<LabeledTexts> {
  const { corpus } = openCorpus([path], { label: LABEL, ...options, quiet: true }, environment);
  return corpus.documents('reading');
}

const LOWER = { lowercase: true } as const;

/**
 * Whether texts are read in lower case: all that a network does to them before it cuts them.
 * @throws UsageError when something else is asked for
 */
function isLower(options: TokenizerOptions, model: string): boolean {
  const { letterCase, ...others } = readTableOptions(NORMALIZER_FLAGS, options);
  const { pattern, stem, stopWords } = options;
  const given = Object.entries({ ...others, pattern, stem, stopWords });
  const [refused] = given.filter(([, value]) => value !== undefined);
  if (refused !== undefined || (letterCase !== undefined && letterCase !== 'lower')) {
    throw new UsageError(
      sentence(
        'cli/preparation-of-other-models',
      )`${{ name: option(refused?.[0] ?? 'letterCase') }} does not go with --model ${{ model }}: its texts are read as they are, or with --lowercase in lower case.`,
    );
  }
  return options.lowercase === true || letterCase === 'lower';
}

async function chooseUnits({
  tokenizer,
}: TokenizerOptions): Promise<NonNullable<NeuralTraining['units']>> {
  if (tokenizerFiles({ tokenizer }).length > 0) return bpeFromState(await readModelFile(tokenizer));
  const kind = unitKindNamed(tokenizer);
  if (kind !== 'bpe' && kind !== 'regexp') return kind;
  if (kind === 'bpe') throw bpeIsLearned();
  throw new UsageError(
    sentence(
      'cli/tokenizer-of-other-models',
    )`--tokenizer ${{ kind }} does not go with networks; choose another, such as words or graphemes.`,
  );
}

async function readUnitVectors(
  path: string,
  { quiet, environment }: TrainingRun,
): Promise<UnitVectors> {
  const vectors = await loadVectors(path, quiet ? { quiet } : {}, environment);
  return {
    dimensions: vectors.dimensions,
    vectorOf: (unit) => {
      const id = findWord(vectors.words, unit);
      return id < 0 ? vectors.subwords?.vector(unit) : vectors.row(id);
    },
  };
}
