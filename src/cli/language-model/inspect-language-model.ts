import { UsageError } from '../../base/errors.ts';
import type { LongWork } from '../../base/progress.ts';
import { createEngine } from '../../engine/create-engine.ts';
import {
  type FeatureUnits,
  rankUnits,
  SIGNALS,
  textFeatures,
  traceLanguageModel,
} from '../../inspect/index.ts';
import { type LanguageModel, languageModelFromState } from '../../language-model/index.ts';
import { CELLS, type CellKind, type Signal } from '../../nn/index.ts';
import { describeState, formatDescription } from '../models/describe-state.ts';
import type { InspectOptions, ModelRequest } from '../models/requests.ts';
import { namingInput } from '../name-input.ts';
import { createProgressBar } from '../terminal/progress-bar.ts';
import { formatTable } from '../terminal/table.ts';
import { readPlainText } from './read-plain-text.ts';
import { showTrace } from './show-trace.ts';
import { signalNamed } from './signal-named.ts';

/** Units of the text that are read unless told otherwise: what fits a screen, and what fills bins. */
const SHOWN_TOKENS = 400;
const RANKED_TOKENS = 10_000;

/** Shows a language model; given a text, what happens inside while it reads. */
export async function inspectLanguageModel(request: ModelRequest<InspectOptions>): Promise<string> {
  const { path, state, inputs, options, environment } = request;
  if (inputs.length === 0 && options.text === undefined) {
    if (options.features || options.output !== undefined || options.unit !== undefined) {
      throw new UsageError('Give a text for the model to read: a file, or --text.');
    }
    return options.json
      ? `${JSON.stringify(describeState(state))}\n`
      : formatDescription(path, state);
  }
  if (inputs.length > 0 && options.text !== undefined) {
    throw new UsageError('Give either files or --text, not both.');
  }
  const engine = await createEngine({ workers: 1 });
  const bar = createProgressBar(environment.stderr, options.quiet ?? false);
  const work = { onProgress: bar.onProgress, signal: environment.signal };
  try {
    const model = namingInput(path, () => languageModelFromState(engine, state));
    const ids = await readIds(model, request, work);
    const report = options.features
      ? await reportFeatures(model, ids, options, work)
      : await showTrace(model, ids, request, work);
    bar.stop();
    return report;
  } finally {
    bar.stop();
    engine.dispose();
  }
}

/** The text as the model's units, up to the limit. */
async function readIds(
  model: LanguageModel,
  { inputs, options, environment }: ModelRequest<InspectOptions>,
  work: LongWork,
): Promise<Int32Array> {
  const { text, features, limit = features ? RANKED_TOKENS : SHOWN_TOKENS } = options;
  if (text !== undefined) return model.units.encode(text).subarray(0, limit);
  return (
    await readPlainText(inputs, model.units, environment, options.invalidUtf8, work)
  ).subarray(0, limit);
}

/** The units that follow each feature of the text most closely. */
async function reportFeatures(
  model: LanguageModel,
  ids: Int32Array,
  options: InspectOptions,
  work: LongWork,
): Promise<string> {
  const { cell } = model.options;
  const signals =
    options.signal === undefined ? stateSignals(cell) : [signalNamed(cell, options.signal)];
  const { tokens, activations } = await traceLanguageModel(model, ids, { ...work, signals });
  const ranked = await rankUnits(textFeatures(tokens), activations, {
    ...work,
    ...(options.top !== undefined && { top: options.top }),
  });
  return options.json
    ? `${JSON.stringify({ tokens: tokens.length, features: ranked })}\n`
    : formatFeatures(ranked, tokens.length);
}

/** The signals that are states, as the cell lists them. */
function stateSignals(cell: CellKind): Signal[] {
  const states: readonly string[] = CELLS[cell].states;
  return SIGNALS[cell].filter((name) => states.includes(name));
}

/** Features by how much of them the best unit tells. */
function formatFeatures(ranked: readonly FeatureUnits[], tokens: number): string {
  const share = ({ units, entropyBits }: FeatureUnits): number =>
    (units[0]?.bits ?? 0) / entropyBits;
  const rows = ranked
    .toSorted((a, b) => share(b) - share(a))
    .flatMap(({ feature, entropyBits, units }) =>
      units.map(({ layer, unit, signal, bits }, i) => [
        i === 0 ? feature : '',
        i === 0 ? entropyBits.toFixed(3) : '',
        `${layer}:${unit} ${signal}`,
        bits.toFixed(3),
        `${((100 * bits) / entropyBits).toFixed(0)} %`,
      ]),
    );
  return (
    formatTable(['feature', 'bits in it', 'unit', 'bits that the unit tells', 'share'], rows) +
    `over ${tokens.toLocaleString('en')} units of the text; --unit shows one\n`
  );
}
