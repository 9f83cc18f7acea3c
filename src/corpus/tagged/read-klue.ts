import { InputError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { Line } from '../../io/lines.ts';
import { readBlocks } from './sentence-blocks.ts';
import type { TaggedSentence } from './tagged-sentence.ts';

/**
 * Reads the entity files of KLUE (Park et al. 2021): a character and its label a line, spaces among them, and lines
 * that begin with `##` for remarks. The tokens are the characters, spaces included; the labels are the column `ner`.
 * @throws InputError for a line that is not a character, a tab and a label
 */
export async function* readKlueEntities(
  batches: AsyncIterable<readonly Line[]>,
  name: string,
): AsyncGenerator<TaggedSentence, void, undefined> {
  for await (const block of readBlocks(batches, name)) {
    const rows = block.filter(({ text }) => !text.startsWith('##'));
    const fields = rows.map(({ text, number }) => {
      const [character, label, ...others] = text.split('\t');
      if (character !== '' && label !== undefined && label !== '' && others.length === 0) {
        return [character, label] as const;
      }
      throw new InputError(
        sentence(
          'corpus/not-klue',
        )`expected a character, a tab and its label, as in KLUE's entity files; mend the line, or name another format`,
        { input: name, line: number },
      );
    });
    if (fields.length === 0) continue;
    const tokens = fields.map(([character]) => character);
    yield {
      tokens,
      columns: { ner: fields.map(([, label]) => label) },
      spaceAfter: tokens.map(() => false),
      text: tokens.join(''),
      lines: rows.map(({ number }) => number),
    };
  }
}
