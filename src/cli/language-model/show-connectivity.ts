import { UsageError } from '../../base/errors.ts';
import { type Sentence, sentence } from '../../base/sentence.ts';
import {
  type Connectivity,
  drawActivationSvg,
  drawActivationText,
  measureConnectivity,
} from '../../inspect/index.ts';
import type { LanguageModel } from '../../language-model/index.ts';
import { CONNECTIVITY, type ConnectivityResult } from '../../models/json/traces.ts';
import { toJsonLine } from '../../models/json/version.ts';
import type { InspectOptions, InspectRequest } from '../models/requests.ts';
import { writePicture } from '../terminal/chart.ts';
import { wordingOf } from '../terminal/wording.ts';
import { painterOf } from './show-trace.ts';

/** @throws UsageError when options of `--connectivity` are without it, or beside others that it excludes */
export function refuseConnectivityOptions(options: InspectOptions): void {
  const { connectivity, at, target, features, unit, signal } = options;
  if (!connectivity && (at !== undefined || target !== undefined)) {
    throw new UsageError(
      sentence(
        'cli/without-connectivity',
      )`--at and --target are for --connectivity: give that too.`,
    );
  }
  if (connectivity && (features || unit !== undefined || signal !== undefined)) {
    throw new UsageError(
      sentence(
        'cli/beside-connectivity',
      )`--connectivity shows the inputs, not the units of a layer: leave out --features, --unit and --signal.`,
    );
  }
}

/** Shows how strongly one prediction depends on each unit before it, over the text or as JSON. */
export async function showConnectivity(
  model: LanguageModel,
  ids: Int32Array,
  { options, environment }: InspectRequest,
): Promise<string> {
  const { at, target, output, json } = options;
  const found = measureConnectivity(model, ids, {
    ...(at !== undefined && { position: at }),
    ...(target !== undefined && { unit: unitNamed(model, target) }),
  });
  const largest = found.norms.reduce((most, norm) => Math.max(most, norm), 0);
  // From white for nothing to red for the strongest.
  const levels = found.norms.map((norm) => (largest === 0 ? 0 : norm / largest));
  const title = wordingOf(environment).text(describePrediction(found, largest));
  if (output !== undefined) {
    await writePicture(output, drawActivationSvg(title, found.tokens, levels), environment.signal);
  }
  if (json) return toJsonLine(CONNECTIVITY, connectivityAsJson(model, found));
  const paint = painterOf(environment.stdout);
  // Bars stand for −1 to 1.
  const text =
    paint === undefined
      ? drawActivationText(
          found.tokens,
          levels.map((level) => 2 * level - 1),
        )
      : drawActivationText(found.tokens, levels, { paint });
  return `${title}\n\n${text}`;
}

function describePrediction(
  { text, position, probability }: Connectivity,
  largest: number,
): Sentence {
  return sentence(
    'cli/depends-on',
  )`what ${{ unit: JSON.stringify(text) }} after ${{ position }} units depends on (its probability there: ${{ probability: probability.toPrecision(3) }}): ‖∂ ln P / ∂x‖, at most ${{ largest: largest.toPrecision(3) }}`;
}

function connectivityAsJson(
  { options }: LanguageModel,
  { tokens: sequence, position, text: predicted, probability, norms }: Connectivity,
): Omit<ConnectivityResult, 'version'> {
  // Six digits are what single precision has.
  const connectivity = Array.from(norms, (norm) => Number(norm.toPrecision(6)));
  return { cell: options.cell, sequence, position, predicted, probability, connectivity };
}

/** The number of a unit, by its text. */
function unitNamed({ units }: LanguageModel, text: string): number {
  const ids = units.encode(text);
  if (ids.length === 1) return ids[0];
  throw new UsageError(
    sentence(
      'cli/target-units',
    )`--target is '${{ text }}', which is ${{ units: ids.length }} units; give one.`,
  );
}
