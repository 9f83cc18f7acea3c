import { InputError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { Line } from '../../io/lines.ts';
import { readBlocks } from './sentence-blocks.ts';
import type { TaggedSentence } from './tagged-sentence.ts';

/**
 * Reads the entity files of the Korean language processing contest of 2016: `; text`, `$text with <entities:PS>`, and
 * a morpheme a line with the number of its eojeol, its tag and its label. The tokens are the morphemes; the columns
 * are `eojeol`, `pos` and `ner`. Its labels `B_PS` and `I` become `B-PS` and `I-PS`.
 * @throws InputError for a line of another form, and for an `I` that continues nothing
 */
export async function* readKlpEntities(
  batches: AsyncIterable<readonly Line[]>,
  name: string,
): AsyncGenerator<TaggedSentence, void, undefined> {
  for await (const block of readBlocks(batches, name)) {
    const heading = block.findIndex(({ text }) => /^\d+\t/.test(text));
    if (heading < 0) continue;
    const rows = block.slice(heading);
    const text = block.slice(0, heading).find((line) => line.text.startsWith(';'));
    const fields = rows.map((line) => splitRow(line, name));
    yield {
      tokens: fields.map(([, form]) => form),
      columns: {
        eojeol: fields.map(([eojeol]) => eojeol),
        pos: fields.map(([, , tag]) => tag),
        ner: toSpanLabels(
          fields.map(([, , , label]) => label),
          rows,
          name,
        ),
      },
      ...(text !== undefined && { text: text.text.slice(1).trim() }),
      lines: rows.map(({ number }) => number),
    };
  }
}

function splitRow({ text, number }: Line, input: string): string[] {
  const fields = text.split('\t');
  if (fields.length === 4 && /^\d+$/.test(fields[0]) && !fields.includes('')) return fields;
  throw new InputError(
    sentence(
      'corpus/not-klp',
    )`expected the number of the eojeol, a morpheme, its tag and its label, separated by tabs; mend the line, or name another format`,
    { input, line: number },
  );
}

/** Gives each inner label the type of the entity that it continues. */
function toSpanLabels(labels: readonly string[], rows: readonly Line[], input: string): string[] {
  let type: string | undefined;
  return labels.map((label, i) => {
    if (label === 'I' && type !== undefined) return `I-${type}`;
    if (label === 'O') {
      type = undefined;
      return label;
    }
    const [, begun] = /^B_(.+)$/.exec(label) ?? [];
    if (begun === undefined) {
      throw new InputError(
        sentence(
          'corpus/not-klp-label',
        )`the label is "${{ label }}"; expected O, B_ and a type, or an I that continues an entity`,
        { input, line: rows[i].number },
      );
    }
    type = begun;
    return `B-${type}`;
  });
}
