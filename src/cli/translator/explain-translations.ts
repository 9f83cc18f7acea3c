import { sentence } from '../../base/sentence.ts';
import { drawAttentionSvg } from '../../inspect/attention-chart.ts';
import type { ModelHandle } from '../../models/index.ts';
import { TRANSLATION_EXPLANATION_LINE } from '../../models/json/translations.ts';
import { toJsonLine } from '../../models/json/version.ts';
import type { AttentionMatrix, TranslationExplanation } from '../../translator/index.ts';
import type { Environment } from '../environment.ts';
import type { PlacedTexts } from '../models/read-texts.ts';
import { writePicture } from '../terminal/chart.ts';
import { formatMatrix, nameLargest } from '../terminal/matrix.ts';
import { type Wording, wordingOf } from '../terminal/wording.ts';

/** What attention is shown by: words, or the translator's own units. */
export const ATTENTION_UNITS = ['words', 'units'] as const;
export type AttentionUnits = (typeof ATTENTION_UNITS)[number];

/** What is explained of a translator's texts, and how it is shown. */
export interface ExplainTranslationsRequest {
  readonly handle: ModelHandle<'translator'>;
  readonly batches: AsyncIterable<PlacedTexts>;
  /** The translation that is explained in place of the model's own. */
  readonly target: string | undefined;
  /** Default: words, where the units are words or parts of them. */
  readonly by: AttentionUnits | undefined;
  /** Of a Transformer: which look is shown. */
  readonly layer: number | undefined;
  readonly head: number | undefined;
  readonly json: true | undefined;
  /** The picture of the last text. */
  readonly output: string | undefined;
  readonly environment: Environment;
}

/** Shows where a translator looks at each unit of its translations. */
export async function explainTranslations(request: ExplainTranslationsRequest): Promise<void> {
  const { handle, batches, target, layer, head, json, output, environment } = request;
  const { kind } = handle.model.units;
  const { by = kind === 'bpe' || kind === 'whitespace' ? 'words' : 'units' } = request;
  const options = {
    ...(target !== undefined && { translation: target }),
    ...(layer !== undefined && { layer }),
    ...(head !== undefined && { head }),
  };
  const { heads } = handle.model.options;
  const { stdout, signal } = environment;
  const wording = wordingOf(environment);
  for await (const batch of batches) {
    for (const [i, text] of batch.texts.entries()) {
      const explanation = await handle.explainTranslation(text, options, { signal });
      const matrix = by === 'words' ? explanation.words : explanation;
      if (output !== undefined) await writePicture(output, drawAttentionSvg(matrix), signal);
      await stdout.write(
        json
          ? toJsonLine(TRANSLATION_EXPLANATION_LINE, {
              ...batch.placeOf(i),
              method: 'attention',
              ...explanation,
            })
          : formatAttention(explanation, matrix, describeLook(explanation, heads, wording)),
      );
    }
  }
}

/** Says which of a Transformer's looks is shown. */
function describeLook(
  { layer, head }: TranslationExplanation,
  heads: number,
  { text }: Wording,
): string {
  if (layer === undefined) return '';
  return head === undefined
    ? text(sentence('cli/mean-of-heads')`   layer ${{ layer }}, mean of ${{ heads }} heads`)
    : text(sentence('cli/one-head')`   layer ${{ layer }}, head ${{ head }} of ${{ heads }}`);
}

/** Attention for a terminal: a row for each word or unit of the translation. */
function formatAttention(
  { text, translation, logProbability }: TranslationExplanation,
  { source, target, attention }: AttentionMatrix,
  look: string,
): string {
  const rows = target.map(({ text: name, logProbability: own }, t) => {
    const levels = attention?.[t] ?? [];
    const looked = nameLargest(levels, source, (share) => share.toFixed(2));
    return { name, levels, remark: `${Math.exp(own).toFixed(2)}  ${looked}` };
  });
  return `${text}\n→ ${translation}   ln P ${logProbability.toFixed(3)}${look}\n\n${formatMatrix(rows)}\n`;
}
