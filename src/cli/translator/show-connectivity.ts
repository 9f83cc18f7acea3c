import { UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import {
  drawAttentionSvg,
  measureTranslatorConnectivity,
  type TranslatorConnectivity,
} from '../../inspect/index.ts';
import type { ModelHandle } from '../../models/index.ts';
import { TRANSLATION_CONNECTIVITY_LINE } from '../../models/json/translations.ts';
import { toJsonLine } from '../../models/json/version.ts';
import type { Environment } from '../environment.ts';
import type { PlacedTexts } from '../models/read-texts.ts';
import { writePicture } from '../terminal/chart.ts';
import { formatMatrix, nameLargest } from '../terminal/matrix.ts';
import { formatTable } from '../terminal/table.ts';
import { type Wording, wordingOf } from '../terminal/wording.ts';

/** Whose connectivity is shown, and how. */
export interface TranslatorConnectivityRequest {
  readonly handle: ModelHandle<'translator'>;
  readonly batches: AsyncIterable<PlacedTexts>;
  /** The translation that is looked at in place of the model's own. */
  readonly target: string | undefined;
  readonly json: true | undefined;
  /** The picture of the last text. */
  readonly output: string | undefined;
  readonly environment: Environment;
}

/** @throws UsageError when options of attention stand beside `--connectivity` */
export function refuseAttentionOptions(given: Readonly<Record<string, unknown>>): void {
  if (['by', 'layer', 'head'].every((name) => given[name] === undefined)) return;
  throw new UsageError(
    sentence(
      'cli/attention-beside-connectivity',
    )`--connectivity shows gradients by the translator's own units, not attention: leave out --by, --layer and --head.`,
  );
}

/** Shows how strongly each unit of a translation depends on each unit of its source. */
export async function showTranslatorConnectivity(
  request: TranslatorConnectivityRequest,
): Promise<void> {
  const { handle, batches, target, json, output, environment } = request;
  const { stdout, signal } = environment;
  const options = target === undefined ? {} : { translation: target };
  for await (const batch of batches) {
    for (const [i, text] of batch.texts.entries()) {
      const found = await measureTranslatorConnectivity(handle.model, text, options, { signal });
      if (output !== undefined) {
        const { source, target: written } = found;
        const drawn = { source, target: written, attention: levelsOf(found) };
        await writePicture(output, drawAttentionSvg(drawn), signal);
      }
      const { norms: connectivity, ...others } = found;
      await stdout.write(
        json
          ? toJsonLine(TRANSLATION_CONNECTIVITY_LINE, {
              ...{ ...batch.placeOf(i), method: 'connectivity', ...others },
              connectivity: connectivity.map((row) => row.map(toSixDigits)),
            })
          : formatConnectivity(found, wordingOf(environment)),
      );
    }
  }
}

/** The norms from 0 for nothing to 1 for the strongest of a row: what a model is sure of has small gradients everywhere. */
function levelsOf({ norms }: TranslatorConnectivity): number[][] {
  return norms.map((row) => {
    const largest = row.reduce((most, norm) => Math.max(most, norm), 0);
    return row.map((norm) => (largest === 0 ? 0 : norm / largest));
  });
}

/** Six digits are what single precision has. */
function toSixDigits(norm: number): number {
  return Number(norm.toPrecision(6));
}

/** Steps whose norms are listed, as far as there are such. */
const MARKS = [1, 2, 5, 10, 20, 50, 100];

function formatConnectivity(found: TranslatorConnectivity, { term, text }: Wording): string {
  const { source, target, norms, bySteps } = found;
  const levels = levelsOf(found);
  const rows = target.map(({ text: name, logProbability }, t) => ({
    ...{ name, levels: levels[t] },
    remark: `${Math.exp(logProbability).toFixed(2)}  ${nameLargest(norms[t], source, writeNorm)}`,
  }));
  const title = text(
    sentence(
      'cli/source-gradient',
    )`‖∂ ln P / ∂x‖ of each unit of the source, darker the more of the row's largest`,
  );
  const last = bySteps[bySteps.length - 1].steps;
  const listed = bySteps.filter(({ steps }) => MARKS.includes(steps) || steps === last);
  const head = [term('steps between'), ...listed.map(({ steps }) => String(steps))];
  const means = [
    [term('mean norm'), ...listed.map(({ norm }) => writeNorm(norm))],
    [term('mean share'), ...listed.map(({ share }) => writeNorm(share))],
  ];
  return `${found.text}\n→ ${found.translation}\n${title}\n\n${formatMatrix(rows)}\n${formatTable(head, means)}\n`;
}

function writeNorm(norm: number): string {
  return norm === 0 ? '0' : norm.toExponential(1);
}
