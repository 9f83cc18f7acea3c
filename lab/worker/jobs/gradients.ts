import type { Engine } from 'malmoi/engine';
import {
  compareGradientFlow,
  expectRecurrent,
  measureConnectivity,
  measureLanguageModelFlow,
} from 'malmoi/inspect';
import { decodeModel } from 'malmoi/io';
import { type LanguageModel, languageModelFromState } from 'malmoi/language-model';
import type { Job } from '../job.ts';
import type {
  CellFlow,
  FlowLook,
  Heard,
  HeardLook,
  Look,
  TextFlow,
  TextFlowLook,
} from '../job-looks.ts';
import {
  flowByPlainEquations,
  flowOfTextByPlainEquations,
  hearByPlainEquations,
} from './plain-gradients.ts';

/** Units of the compared cells, and sequences that the norms are means over. */
export const FLOW_SIZES = { hiddenSize: 64, batch: 16 } as const;

/** Gradients to look at; nothing is trained. */
export function createGradientsJob(
  engine: Engine,
  files: readonly Uint8Array<ArrayBuffer>[],
): Job<Look<'gradients'>> {
  const models = files.map((bytes) => openModel(engine, bytes));
  return {
    next: async () => undefined,
    look: async (at) => {
      switch (at.what) {
        case 'flow':
          return measureFlow(engine, at);
        case 'heard':
          return measureHeard(models, at);
        case 'text-flow':
          return measureTextFlow(models, at);
      }
    },
    finish: () => new Uint8Array(),
  };
}

/** Opens a recurrent language model. */
export function openModel(engine: Engine, bytes: Uint8Array<ArrayBuffer>): LanguageModel {
  return expectRecurrent(
    languageModelFromState(engine, decodeModel(bytes.slice().buffer, 'model')),
  );
}

/** The norms by step in the three cells. */
export async function measureFlow(engine: Engine, at: FlowLook): Promise<CellFlow[]> {
  if (at.plain) return flowByPlainEquations(engine, { ...at, ...FLOW_SIZES });
  const { steps, gain, clip, seed } = at;
  const flows = await compareGradientFlow(engine, {
    ...{ steps, gain, seed, ...FLOW_SIZES },
    ...(clip > 0 && { clip }),
  });
  return flows.map(({ cell, flow }) => ({
    ...{ cell, norms: flow.state },
    weights: [flow.parameterNorm, flow.clippedNorm],
  }));
}

/** What a prediction of each model depends on. */
export function measureHeard(models: readonly LanguageModel[], at: HeardLook): Heard[] {
  return models.map((model) => {
    const ids = model.units.encode(at.text);
    const position = Math.max(1, Math.min(at.position, ids.length));
    const { cell, hiddenSize } = model.options;
    const { tokens, text, probability, norms, unit } = measureConnectivity(model, ids, {
      position,
    });
    return {
      ...{ cell, hiddenSize, target: text, probability },
      tokens: [...tokens, ...Array.from(ids.subarray(position), model.units.text)],
      norms: at.plain
        ? hearByPlainEquations(model, ids.subarray(0, position), unit)
        : Array.from(norms),
    };
  });
}

/** How far the gradient of a text's last unit comes back in each model. */
export function measureTextFlow(
  models: readonly LanguageModel[],
  { text, chunk, plain }: TextFlowLook,
): Promise<TextFlow[]> {
  return Promise.all(
    models.map(async (model): Promise<TextFlow> => {
      const ids = model.units.encode(text);
      const steps = Math.max(1, ids.length - 1);
      const { cell, hiddenSize } = model.options;
      const tokens = Array.from(ids, model.units.text);
      const shown = { cell, hiddenSize, tokens };
      if (plain) {
        const norms = flowOfTextByPlainEquations(model, ids);
        const cut = norms.map((norm, t) => (t > steps - chunk || chunk >= steps ? norm : 0));
        return { ...shown, whole: norms, cut, weights: undefined };
      }
      const options = { steps, batch: 1 };
      const whole = await measureLanguageModelFlow(model, ids, options);
      const cut = await measureLanguageModelFlow(model, ids, { ...options, chunkLength: chunk });
      return {
        ...{ ...shown, whole: whole.state, cut: cut.state },
        weights: [whole.parameterNorm, cut.parameterNorm],
      };
    }),
  );
}
