import { InputError } from '../base/errors.ts';
import type { Json, JsonObject } from '../base/json.ts';
import type { ModelState, TensorData } from '../base/model-state.ts';
import { Random, type RandomState } from '../base/random.ts';
import { loadState } from '../nn/index.ts';
import type { PlateauState } from '../training/index.ts';
import { LANGUAGE_MODEL_CHECKPOINT_KIND } from './language-model.ts';
import type { TrainingReport, TrainingSettings } from './training-options.ts';
import type { TrainingRun } from './training-run.ts';

/** Which text a training reads: checkpoints hold it, so that no other is taken for it. */
export interface CorpusFingerprint {
  readonly length: number;
  readonly hash: number;
}

/** The fingerprint of a text's units (FNV-1a over their numbers). */
export function fingerprint(ids: Int32Array): CorpusFingerprint {
  let hash = 0x811c9dc5;
  for (let i = 0; i < ids.length; i++) hash = Math.imul(hash ^ ids[i], 0x01000193);
  return { length: ids.length, hash: hash >>> 0 };
}

/** All that a training needs to go on as if it had not been interrupted; a model file, too. */
export function saveCheckpoint(run: TrainingRun, corpus: CorpusFingerprint): ModelState {
  const { model, best, carried } = run;
  const { metadata, tensors } = model.toState({ reports: reportsToJson(run.reports) });
  const optimiser = run.optimiser.state();
  const { heap } = model.engine;
  return {
    kind: LANGUAGE_MODEL_CHECKPOINT_KIND,
    metadata: {
      ...metadata,
      settings: { ...run.settings },
      corpus: { ...corpus },
      progress: {
        ...{ step: run.step, begin: run.begin, nats: run.nats, units: run.units },
        badValidations: run.badValidations,
        best: best === undefined ? null : { loss: best.loss, step: best.step },
      },
      random: [...run.random.state()],
      plateau: { ...run.plateau.state() },
      optimiser: optimiser.metadata,
    },
    tensors: {
      ...tensors,
      ...prefixed('optimiser.', optimiser.tensors),
      ...prefixed('best.', best?.tensors ?? {}),
      ...Object.fromEntries(
        carried.tensors.map(({ offset, length, shape }, i) => [
          `carried.${i}`,
          { shape, data: heap.numbers(offset, length).slice() },
        ]),
      ),
    },
  };
}

/**
 * Puts a training where its checkpoint left it. The model itself was made from the checkpoint.
 * @throws InputError when it was made with another text or batch, or is damaged
 */
export function restoreCheckpoint(
  run: TrainingRun,
  { kind, metadata, tensors }: ModelState,
  corpus: CorpusFingerprint,
): void {
  if (kind !== LANGUAGE_MODEL_CHECKPOINT_KIND) {
    throw new InputError(`This is no checkpoint of a language model but a ${kind}.`);
  }
  const of = (name: string): JsonObject => Object(metadata[name]);
  const saved = of('settings');
  if (of('corpus').hash !== corpus.hash || of('corpus').length !== corpus.length) {
    throw new InputError(
      `The checkpoint is of a text of ${of('corpus').length} units, and this one (${corpus.length} units) is another; go on with the same text.`,
    );
  }
  for (const name of ['batch', 'chunkLength', 'validation', 'optimiser'] as const) {
    if (saved[name] !== run.settings[name]) {
      throw new InputError(
        `The checkpoint was made with ${name} ${saved[name]}, not ${run.settings[name]}; leave it as it was.`,
      );
    }
  }
  const { step, begin, nats, units, badValidations, best } = of('progress');
  const { random, plateau } = metadata;
  const reports = of('training').reports;
  const counts = [step, begin, units, badValidations].filter(isCount);
  if (
    counts.length < 4 ||
    !(isNumber(nats) && isRandomState(random) && isPlateauState(plateau) && isReports(reports))
  ) {
    throw new InputError('The checkpoint is damaged; take another copy of it, or begin anew.');
  }
  run.optimiser.restore({
    metadata: of('optimiser'),
    tensors: withPrefix('optimiser.', tensors),
  });
  const { heap } = run.model.engine;
  run.carried.tensors.forEach(({ offset, length }, i) => {
    const data = tensors[`carried.${i}`]?.data;
    if (data?.length !== length) {
      throw new InputError(`The checkpoint lacks its carried state ${i}; begin anew.`);
    }
    heap.numbers(offset, length).set(data);
  });
  if (best !== null) {
    const kept = withPrefix('best.', tensors);
    checkTensors(run, kept);
    run.best = { loss: Number(Object(best).loss), step: Number(Object(best).step), tensors: kept };
  }
  [run.step, run.begin, run.units, run.badValidations] = counts;
  run.nats = nats;
  run.random = new Random(random);
  run.plateau.restore(plateau);
  run.reports = [...reports];
}

/** The settings that a checkpoint's training was begun with. */
export function settingsOfCheckpoint({ metadata }: ModelState): Partial<TrainingSettings> {
  return Object(metadata.settings);
}

/** Reports as JSON. */
export function reportsToJson(reports: readonly TrainingReport[]): Json {
  return reports.map((report) => ({ ...report }));
}

/** That these tensors are weights of the model is best known by loading them; then its own come back. */
function checkTensors(run: TrainingRun, kept: Readonly<Record<string, TensorData>>): void {
  const { engine, parameters } = run.model;
  const own = run.model.toState().tensors;
  loadState(engine, parameters, kept);
  loadState(engine, parameters, own);
}

function prefixed(
  prefix: string,
  tensors: Readonly<Record<string, TensorData>>,
): Record<string, TensorData> {
  return Object.fromEntries(
    Object.entries(tensors).map(([name, data]) => [`${prefix}${name}`, data]),
  );
}

function withPrefix(
  prefix: string,
  tensors: Readonly<Record<string, TensorData>>,
): Record<string, TensorData> {
  return Object.fromEntries(
    Object.entries(tensors)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, data]) => [name.slice(prefix.length), data]),
  );
}

function isNumber(value: Json | undefined): value is number {
  return typeof value === 'number';
}

function isCount(value: Json | undefined): value is number {
  return isNumber(value) && Number.isSafeInteger(value) && value >= 0;
}

function isRandomState(value: Json | undefined): value is RandomState & Json {
  return Array.isArray(value) && value.length === 4 && value.every(isNumber);
}

function isPlateauState(value: Json | undefined): value is PlateauState & JsonObject {
  const { learningRate, best, badReports, cooldownLeft }: JsonObject = Object(value);
  const isBest = best === null || isNumber(best);
  return isNumber(learningRate) && isBest && isCount(badReports) && isCount(cooldownLeft);
}

function isReports(value: Json | undefined): value is Json[] & TrainingReport[] {
  return Array.isArray(value) && value.every(isReport);
}

function isReport(value: Json): boolean {
  const { step, epoch, loss, learningRate, validationLoss }: JsonObject = Object(value);
  const numbers = [
    epoch,
    loss,
    learningRate,
    ...(validationLoss === undefined ? [] : [validationLoss]),
  ];
  return isCount(step) && numbers.every(isNumber);
}
