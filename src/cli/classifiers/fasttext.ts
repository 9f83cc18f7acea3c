import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import {
  type FastTextTraining,
  type TunedFastText,
  type TunedOptions,
  trainFastText,
  tuneFastText,
} from '../../classifier/index.ts';
import { createEngine } from '../../engine/create-engine.ts';
import { ENGINE_FLAGS } from '../flags/engine-flags.ts';
import { FASTTEXT_FLAGS } from '../flags/fasttext-flags.ts';
import { FASTTEXT_TUNING_FLAGS } from '../flags/fasttext-tuning-flags.ts';
import { openCorpus } from '../open-corpus.ts';
import { createTableOptions, readTableOptions } from '../options/from-table.ts';
import { createPipeline } from '../options/tokenizer-options.ts';
import { tell } from '../terminal/tell.ts';
import type { ClassifierFamily, TrainedClassifier, TrainingRun } from './family.ts';

/** fastText's classifier: the mean of the vectors of a text's tokens and n-grams. */
export const FASTTEXT: ClassifierFamily = {
  models: ['fasttext'],
  severalLabels: true,
  flags: [FASTTEXT_FLAGS, FASTTEXT_TUNING_FLAGS, ENGINE_FLAGS],
  async train(run) {
    const { documents: read, options, environment, onProgress } = run;
    const { tune, tuneOn } = readTableOptions(FASTTEXT_TUNING_FLAGS, options);
    if (tuneOn !== undefined && tune === undefined) {
      throw new UsageError(
        sentence(
          'cli/tune-on-alone',
        )`--tune-on is for a search; give its time by --tune, such as 5m.`,
      );
    }
    const analyzer = await createPipeline(options);
    const engine = await createEngine(readTableOptions(ENGINE_FLAGS, options));
    const training: FastTextTraining = {
      ...{ analyzer, engine },
      ...readTableOptions(FASTTEXT_FLAGS, options),
      onProgress: (progress) => {
        // The corpus that they come from says how far it is read.
        if (progress.phase !== 'counting features') onProgress(progress);
      },
    };
    try {
      if (tune !== undefined) return await search(run, training, tune, tuneOn);
      return summarize(await trainFastText(read, { ...training, signal: environment.signal }));
    } finally {
      engine.dispose();
    }
  },
};

/** Searches for `seconds`, unless Ctrl-C ends it before: then with the best until then. */
async function search(
  { documents, options, environment, quiet }: TrainingRun,
  training: FastTextTraining,
  seconds: number,
  file: string | undefined,
): Promise<TrainedClassifier> {
  const validation =
    file === undefined
      ? undefined
      : openCorpus([file], { label: 'label', ...options, quiet: true }, environment).corpus;
  const found = await tuneFastText(documents, {
    ...{ ...training, seconds, stop: environment.signal },
    ...(validation && { validation: validation.documents('reading', { severalLabels: true }) }),
    onTrial: ({ trial, options: tried, accuracy, isBest }) => {
      if (quiet || !isBest) return;
      tell(
        sentence(
          'cli/tuning-trial',
        )`trial ${{ trial }}: accuracy ${{ accuracy: accuracy.toFixed(4) }} by ${{ flags: flagsOf(tried) }}`,
        environment,
      );
    },
  });
  if (!quiet) tell(describeSearch(found), environment);
  const { accuracy, trials, heldOut } = found;
  const { charNgramRange, ...others } = found.options;
  return {
    ...summarize(found.model),
    keepsAtInterruption: true,
    tuning: {
      ...{ accuracy, trials, heldOut },
      options: { ...others, ...(charNgramRange && { charNgramRange: [...charNgramRange] }) },
    },
  };
}

function summarize(model: TunedFastText['model']): TrainedClassifier {
  const { documents, features, classes } = model;
  return { model, documents, features, classes };
}

function describeSearch({ options, accuracy, trials, heldOut }: TunedFastText) {
  return sentence(
    'cli/tuned',
  )`Tuned in ${{ trials }} trials on ${{ documents: heldOut }} held-out documents: accuracy ${{ accuracy: accuracy.toFixed(4) }}. The same again: ${{ flags: flagsOf(options) }}`;
}

/** Writes options as the flags that repeat them. */
function flagsOf(options: TunedOptions): string {
  const values: Readonly<Record<string, unknown>> = { ...options };
  return createTableOptions(FASTTEXT_FLAGS)
    .filter(({ option }) => values[option] !== undefined)
    .map(({ option, long }) => {
      const value = values[option];
      return `${long} ${Array.isArray(value) ? value.join('-') : value}`;
    })
    .join(' ');
}
