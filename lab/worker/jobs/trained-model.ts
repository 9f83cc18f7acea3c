import type { Engine } from 'malmoi/engine';
import {
  expectRecurrent,
  type FeatureUnits,
  rankUnits,
  SIGNALS,
  type TextFeature,
  textFeatures,
  traceLanguageModel,
} from 'malmoi/inspect';
import { decodeModel } from 'malmoi/io';
import { type LanguageModel, languageModelFromState } from 'malmoi/language-model';
import type { Job } from '../job.ts';
import type { Look, ModelTrace, TraceLook } from '../job-looks.ts';

/** A unit is listed for each signal of the text this often. */
const LISTED = 8;

/** A language model that is trained already, to be looked into. */
export function createTrainedModelJob(
  engine: Engine,
  bytes: Uint8Array<ArrayBuffer>,
): Job<Look<'trained-model'>> {
  const state = decodeModel(bytes.slice().buffer, 'model');
  const model = expectRecurrent(languageModelFromState(engine, state));
  return {
    next: async () => undefined,
    look: async (at) => {
      if (at.what === 'trace') return traceText(model, at);
      const { cell, hiddenSize } = model.options;
      return { cell, hiddenSize, units: model.units.kind, parameters: model.parameterCount };
    },
    finish: () => bytes,
  };
}

/** Reads a text with a model: what its units did, and which of them follow what. */
export async function traceText(
  model: LanguageModel,
  { text, signals, span }: TraceLook,
): Promise<ModelTrace> {
  // A cell without a cell state shows its hidden state.
  const known: readonly string[] = SIGNALS[model.options.cell];
  const kept = signals?.map((name) => (known.includes(name) ? name : 'h'));
  const trace = await traceLanguageModel(model, model.units.encode(text), {
    ...(kept !== undefined && { signals: kept }),
  });
  const features: TextFeature[] = textFeatures(trace.tokens);
  const chosen = spanFeature(trace.tokens.length, span);
  const asked = chosen === undefined ? features : [...features, chosen];
  const ranked: FeatureUnits[] = await rankUnits(asked, trace.activations, { top: LISTED });
  return { ...trace, form: model.options.form, features: asked, ranked };
}

/** A span that the reader selected, as a signal of its own: inside or not. */
function spanFeature(
  length: number,
  span: readonly [number, number] | undefined,
): TextFeature | undefined {
  if (span === undefined) return undefined;
  const values = new Uint8Array(length).fill(1, span[0], span[1]);
  return values.some((one) => one !== values[0]) ? { name: 'span', values } : undefined;
}
