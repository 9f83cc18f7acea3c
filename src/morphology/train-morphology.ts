import type { Engine } from '../autodiff/tape.ts';
import { InputError, UsageError } from '../base/errors.ts';
import { sentence } from '../base/sentence.ts';
import { finishTraining, runTraining, type TaskOutcome, trainingRunOf } from '../training/index.ts';
import { type AnalyzedSentences, textOf } from './analyzed-sentences.ts';
import { collectCharacters } from './characters.ts';
import { collectPairs } from './features.ts';
import type { CharacterLabel } from './labels.ts';
import { MorphologyModel } from './morphology-model.ts';
import { type MorphologyOptions, morphologyOptions } from './options.ts';
import { findMissedEojeols } from './remembered.ts';
import { labelsOf, MorphologyTask, sequenceOf, type Treebanks } from './task.ts';
import { type MorphologyTraining, morphologySettings } from './training-options.ts';

/** Steps whose weights make the mean that is used, better than the last ones: a share of all, and the most. */
const [AVERAGED_SHARE, MOST_AVERAGED] = [1 / 20, 500];

/** The last learning rate, as a share of the first. */
const LAST_SHARE = 1 / 20;

/**
 * How often a label must occur in the training data to be chosen. One that occurs once costs as much room and time as
 * any other, and is hardly ever right.
 */
const LEAST = 2;

/**
 * Makes a morphological analyzer for treebanks: the characters that occur twice get vectors of their own, and so do the
 * pairs that occur most; each label that occurs twice is one that it may choose.
 * @param treebanks by the name of their tag set, the usual one first
 * @throws InputError when there are no sentences
 * @throws UsageError when a name has other characters than a–z, 0–9 and the hyphen, or an option is out of range
 */
export function createMorphologyModel(
  engine: Engine,
  treebanks: Treebanks,
  options: Partial<MorphologyOptions> = {},
): MorphologyModel {
  const { pairs } = morphologyOptions(options);
  const tagSets = Object.entries(treebanks).map(([name, sentences]) => ({
    name: checkName(name),
    labels: collectLabels(sentences),
  }));
  const all = Object.values(treebanks).flat();
  const characters = collectCharacters(all.map(textOf));
  return new MorphologyModel(
    engine,
    { characters, pairs: collectPairs(all.map(sequenceOf), characters, pairs), tagSets },
    options,
  );
}

/** @throws InputError when the sentences have no labels */
function collectLabels(sentences: AnalyzedSentences): CharacterLabel[] {
  const counts = new Map<CharacterLabel, number>();
  for (const sentence of sentences) {
    for (const label of labelsOf(sentence)) {
      if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
    }
  }
  if (counts.size === 0) {
    throw new InputError(
      sentence(
        'morphology/no-sentences',
      )`There are no sentences with morphemes to train on; give a treebank with the columns lemma and xpos.`,
    );
  }
  const frequent = [...counts].filter(([, count]) => count >= LEAST);
  // A treebank of a few sentences may have no label twice.
  return (frequent.length > 0 ? frequent : [...counts]).map(([label]) => label).sort();
}

function checkName(name: string): string {
  if (/^[a-z0-9-]+$/.test(name)) return name;
  throw new UsageError(
    sentence(
      'morphology/tag-set-name',
    )`The tag set's name is ${{ name: JSON.stringify(name) }}; give lower-case letters, digits and hyphens, such as sejong.`,
  );
}

/**
 * Trains a morphological analyzer. The model ends with the weights of the best validation. Same model, treebanks,
 * options and engine: same bytes.
 * @throws UsageError when an option is out of range, or would give another result than the checkpoint's training
 * @throws InputError when the loss explodes, or the checkpoint does not fit
 * @throws InterruptedError when the signal is aborted, after a last checkpoint
 */
export async function trainMorphology(
  model: MorphologyModel,
  treebanks: { readonly training: Treebanks; readonly validation?: Treebanks },
  options: MorphologyTraining = {},
): Promise<TaskOutcome> {
  const settings = morphologySettings(options);
  const { epochs, learningRate, clip, patience, remember } = settings;
  const { onReport } = options;
  // What the model remembers of another training is no help in choosing its weights.
  for (const tagSet of model.tagSets.keys()) model.remember(tagSet, new Map());
  const task = new MorphologyTask(model, treebanks.training, treebanks.validation ?? {}, settings);
  const steps = epochs * task.batchesPerEpoch;
  const averaged = Math.max(2, Math.min(steps * AVERAGED_SHARE, MOST_AVERAGED));
  const outcome = await finishTraining(
    runTraining(task, {
      ...trainingRunOf(options),
      ...{ epochs, clip, patience, optimizer: { kind: 'adam', learningRate } },
      averaging: { kind: 'ema', decay: 1 - 1 / averaged },
      schedule: {
        ...{ kind: 'cosine', learningRate, minimum: learningRate * LAST_SHARE },
        steps,
      },
      ...(onReport !== undefined && { onValidation: onReport }),
    }),
  );
  if (remember === 0) return outcome;
  // No signal: who stops now would lose a training that is done.
  for (const [tagSet, { name }] of model.tagSets.entries()) {
    const sentences = treebanks.training[name] ?? [];
    model.remember(tagSet, await findMissedEojeols(model, name, sentences, remember));
  }
  return outcome;
}
