import { UsageError } from '../../base/errors.ts';
import type { LongWork } from '../../base/progress.ts';
import { sentence } from '../../base/sentence.ts';
import {
  expectRecurrent,
  expectTransformer,
  type FeatureUnits,
  rankUnits,
  SIGNALS,
  textFeatures,
  traceAttention,
  traceLanguageModel,
} from '../../inspect/index.ts';
import { type LanguageModel, TransformerLanguageModel } from '../../language-model/index.ts';
import { FEATURE_UNITS, type FeatureUnitsResult } from '../../models/json/traces.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { CELLS, type CellKind, type Signal } from '../../nn/index.ts';
import type { InspectOptions, InspectRequest } from '../models/requests.ts';
import { showHeads } from '../models/show-heads.ts';
import { createProgressBar } from '../terminal/progress-bar.ts';
import { formatTable } from '../terminal/table.ts';
import { type Wording, wordingOf } from '../terminal/wording.ts';
import { readPlainText } from './read-plain-text.ts';
import { refuseConnectivityOptions, showConnectivity } from './show-connectivity.ts';
import { showTrace } from './show-trace.ts';
import { signalNamed } from './signal-named.ts';

/** Units of the text that are read unless told otherwise: what fits a screen, and what fills bins. */
const SHOWN_TOKENS = 400;
const RANKED_TOKENS = 10_000;
/** Units over which heads are shown, each of them a row and a column. */
const LOOKED_TOKENS = 40;

/** Shows what happens inside a language model while it reads a text. */
export async function inspectLanguageModel(request: InspectRequest): Promise<string> {
  const { handle, inputs, options, environment } = request;
  refuseConnectivityOptions(options);
  if (inputs.length > 0 && options.text !== undefined) {
    throw new UsageError(sentence('cli/files-and-text')`Give either files or --text, not both.`);
  }
  if (handle.model instanceof TransformerLanguageModel) {
    return inspectTransformer(handle.model, request);
  }
  refuseHeadOptions(options);
  const model = handle.model;
  const bar = createProgressBar(environment, options.quiet ?? false);
  const work = { onProgress: bar.onProgress, signal: environment.signal };
  try {
    const ids = await readIds(request, work);
    const report = options.features
      ? await reportFeatures(model, ids, request, work)
      : options.connectivity
        ? await showConnectivity(model, ids, request)
        : await showTrace(model, ids, request, work);
    bar.stop();
    return report;
  } finally {
    bar.stop();
  }
}

/** Shows where the heads of a Transformer look. */
async function inspectTransformer(
  model: TransformerLanguageModel,
  request: InspectRequest,
): Promise<string> {
  const { options, environment } = request;
  const { features, connectivity, unit, signal } = options;
  if ([features, connectivity, unit, signal].some((given) => given !== undefined)) {
    expectRecurrent(model);
  }
  const { limit = Math.min(LOOKED_TOKENS, model.context) } = options;
  const ids = await readIds({ ...request, options: { ...options, limit } }, environment);
  const { units, heads } = traceAttention(model, ids);
  const parts = [{ part: 'decoder', rows: units, columns: units, heads }] as const;
  return showHeads({ texts: {}, parts }, options, environment);
}

/** @throws UsageError when a recurrent model is asked for heads */
function refuseHeadOptions({ layer, head }: InspectOptions): void {
  if (layer !== undefined || head !== undefined) expectTransformer();
}

/** The text as the model's units, up to the limit. */
async function readIds(
  { handle: { model }, inputs, options, environment }: InspectRequest,
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
  { options, environment }: InspectRequest,
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
    ? toJsonLine(FEATURE_UNITS, featuresAsJson(ranked, tokens.length))
    : formatFeatures(ranked, tokens.length, wordingOf(environment));
}

/** The signals that are states, as the cell lists them. */
function stateSignals(cell: CellKind): Signal[] {
  const states: readonly string[] = CELLS[cell].states;
  return SIGNALS[cell].filter((name) => states.includes(name));
}

function featuresAsJson(
  ranked: readonly FeatureUnits[],
  tokenCount: number,
): Omit<FeatureUnitsResult, 'version'> {
  const features = ranked.map(({ feature, entropyBits, units }) => ({
    ...{ feature, entropyBits },
    hiddenUnits: units.map(({ unit: hiddenUnit, ...rest }) => ({ hiddenUnit, ...rest })),
  }));
  return { tokenCount, features };
}

/** Features by how much of them the best unit tells. */
function formatFeatures(
  ranked: readonly FeatureUnits[],
  tokens: number,
  { term, name, text }: Wording,
): string {
  const share = ({ units, entropyBits }: FeatureUnits): number =>
    (units[0]?.bits ?? 0) / entropyBits;
  const rows = ranked
    .toSorted((a, b) => share(b) - share(a))
    .flatMap(({ feature, entropyBits, units }) =>
      units.map(({ layer, unit, signal, bits }, i) => [
        i === 0 ? name(feature) : '',
        i === 0 ? entropyBits.toFixed(3) : '',
        `${layer}:${unit} ${signal}`,
        bits.toFixed(3),
        `${((100 * bits) / entropyBits).toFixed(0)} %`,
      ]),
    );
  const head = [
    ...[term('feature'), term('bits in it'), term('unit')],
    ...[term('bits that the unit tells'), term('share')],
  ];
  const note = sentence(
    'cli/features-ranked',
  )`over ${{ tokens: tokens.toLocaleString('en') }} units of the text; --unit shows one`;
  return `${formatTable(head, rows)}${text(note)}\n`;
}
