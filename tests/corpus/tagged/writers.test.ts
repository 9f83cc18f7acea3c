import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/base/errors.ts';
import { formatColumns, formatConllu, type TaggedSentence } from '../../../src/corpus/index.ts';
import { readTagged } from '../../support/read-tagged.ts';

/** A field without separators that is not blank; a byte-order mark at the start of a file would not be read. */
const field = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 5 })
  .filter((text) => !/[\t\n\r\ufeff]/.test(text) && text.trim() !== '');

const COLUMNS = ['lemma', 'upos', 'xpos', 'feats', 'deprel', 'deps'];

const tagged = fc.array(
  fc.tuple(field, fc.array(field, { minLength: 6, maxLength: 6 }), fc.boolean()),
  {
    minLength: 1,
    maxLength: 6,
  },
);

describe('formatConllu', () => {
  it('writes what is read as it was, empty nodes and multiword tokens too', async () => {
    const text = [
      '# sent_id = 1',
      '0.1\tthey\t_\t_\t_\t_\t_\t_\t_\t_',
      "1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No",
      '1\tDo\tdo\tAUX\tVBP\tMood=Imp\t3\taux\t_\t_',
      "2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_",
      '2.1\tyou\t_\t_\t_\t_\t_\t_\t_\t_',
      '2.2\ttoo\t_\t_\t_\t_\t_\t_\t_\t_',
      '3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No|Gloss=x',
      '',
      '',
    ].join('\n');
    const [sentence] = await readTagged(text, { format: 'conllu' });
    expect(formatConllu(sentence!)).toBe(text);
  });

  it('writes what can be read again', async () => {
    await fc.assert(
      fc.asyncProperty(tagged, async (rows) => {
        const sentence: TaggedSentence = {
          tokens: rows.map(([token]) => token),
          columns: Object.fromEntries(
            COLUMNS.map((name, c) => [name, rows.map(([, labels]) => labels[c]!)]),
          ),
          spaceAfter: rows.map(([, , space]) => space),
        };
        const [found, ...others] = await readTagged(formatConllu(sentence), { format: 'conllu' });
        expect(others).toEqual([]);
        expect(found).toMatchObject(sentence);
      }),
    );
  });

  it('says where a text was, and keeps columns that the format does not have', () => {
    expect(
      formatConllu({
        tokens: ['Kim'],
        columns: { ner: ['B-PS'] },
        text: 'Kim',
        spaceAfter: [false],
      }),
    ).toBe('# text = Kim\n1\tKim\t_\t_\t_\t_\t_\t_\t_\tner=B-PS|SpaceAfter=No\n\n');
  });

  it('refuses what could not be read again', () => {
    expect(() => formatConllu({ tokens: ['a\tb'], columns: {} })).toThrow(UsageError);
    expect(() => formatConllu({ tokens: ['a'], columns: { upos: [] } })).toThrow(
      /"upos" has 0 labels, but the sentence has 1 tokens/,
    );
  });
});

describe('formatColumns', () => {
  it.each(['\t', ' '] as const)(
    'writes what can be read again, separated by %j',
    async (separator) => {
      await fc.assert(
        fc.asyncProperty(tagged, async (rows) => {
          const clean = (text: string) => (separator === ' ' ? text.replaceAll(' ', '-') : text);
          const sentence: TaggedSentence = {
            tokens: rows.map(([token]) => clean(token)),
            columns: { tag: rows.map(([, [label = '']]) => clean(label)) },
          };
          const text = formatColumns(sentence, { separator });
          const [found, ...others] = await readTagged(text, { format: 'columns' });
          expect(others).toEqual([]);
          expect(found).toMatchObject(sentence);
        }),
      );
    },
  );

  it('writes the columns that are named, in their order', () => {
    const sentence = { tokens: ['a'], columns: { pos: ['X'], ner: ['O'] } };
    expect(formatColumns(sentence, { columns: ['ner', 'token'], separator: ' ' })).toBe('O a\n\n');
    expect(formatColumns(sentence)).toBe('a\tX\tO\n\n');
    expect(() => formatColumns(sentence, { columns: ['chunk'] })).toThrow(
      'The sentence has no column "chunk"; it has token, pos, ner.',
    );
  });

  it('refuses empty labels and separators', () => {
    expect(() => formatColumns({ tokens: ['a'], columns: { tag: [''] } })).toThrow(UsageError);
    expect(() => formatColumns({ tokens: ['a b'], columns: {} }, { separator: ' ' })).toThrow(
      UsageError,
    );
  });
});
