import { drawAttentionSvg, showUnit } from '../../inspect/attention-chart.ts';
import type { ModelHandle } from '../../models/index.ts';
import { TRANSLATION_EXPLANATION_LINE } from '../../models/json/predictions.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { explainTranslation, type TranslationExplanation } from '../../translator/index.ts';
import type { Environment } from '../environment.ts';
import type { PlacedTexts } from '../models/read-texts.ts';
import { writePicture } from '../terminal/chart.ts';
import { displayWidth } from '../terminal/display-width.ts';

/** What is explained of a translator's texts, and how it is shown. */
export interface ExplainTranslationsRequest {
  readonly handle: ModelHandle<'translator'>;
  readonly batches: AsyncIterable<PlacedTexts>;
  /** The translation that is explained in place of the model's own. */
  readonly target?: string;
  readonly json?: true;
  /** The picture of the last text. */
  readonly output?: string;
  readonly environment: Environment;
}

/** Shows where a translator looks at each unit of its translations. */
export async function explainTranslations(request: ExplainTranslationsRequest): Promise<void> {
  const { handle, batches, target, json, output, environment } = request;
  const { stdout, signal } = environment;
  for await (const batch of batches) {
    for (const [i, text] of batch.texts.entries()) {
      const options = target === undefined ? {} : { translation: target };
      const explanation = await explainTranslation(handle.model, text, options, { signal });
      if (output !== undefined) await writePicture(output, drawAttentionSvg(explanation), signal);
      await stdout.write(
        json
          ? toJsonLine(TRANSLATION_EXPLANATION_LINE, {
              ...batch.placeOf(i),
              method: 'attention',
              ...explanation,
            })
          : formatAttention(explanation),
      );
    }
  }
}

/** Darker the larger the share. */
const SHADES = ' ·░▒▓█';

/** Attention for a terminal: a row for each unit of the translation, two columns for each unit of the source. */
export function formatAttention(explanation: TranslationExplanation): string {
  const { text, translation, logProbability, source, target, attention } = explanation;
  const names = target.map(({ text: unit }) => showUnit(unit));
  const width = names.reduce((most, name) => Math.max(most, displayWidth(name)), 0);
  const rows = target.map(({ logProbability: own }, t) => {
    const shares = attention?.[t] ?? [];
    const shades = shares.map((share) => {
      const shade = SHADES[Math.min(SHADES.length - 1, Math.floor(share * SHADES.length))];
      return shade.repeat(2);
    });
    const most = shares.reduce((best, share, j) => (share > shares[best] ? j : best), 0);
    const looked =
      shares.length === 0 ? '' : `${shares[most].toFixed(2)} ${showUnit(source[most].text)}`;
    const name = names[t] + ' '.repeat(width - displayWidth(names[t]));
    return `${name} │${shades.join('')}│ ${Math.exp(own).toFixed(2)}  ${looked}\n`;
  });
  return `${text}\n→ ${translation}   ln P ${logProbability.toFixed(3)}\n\n${rows.join('')}\n`;
}
