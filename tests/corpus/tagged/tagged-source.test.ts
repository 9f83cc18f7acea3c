import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { InputError, UsageError } from '../../../src/base/errors.ts';
import {
  createTaggedSource,
  type TaggedInput,
  type TaggedLayout,
} from '../../../src/corpus/index.ts';
import { createTokenizer } from '../../../src/text/index.ts';
import { readTagged } from '../../support/read-tagged.ts';

const row = (...columns: string[]) => columns.join('\t');
const rest = (count: number) => Array<string>(count).fill('_');

const TREE = [
  '# sent_id = 1',
  "# text = Don't go.",
  row('1-2', "Don't", ...rest(8)),
  row('1', 'Do', 'do', 'AUX', 'VBP', 'Mood=Imp', '3', 'aux', '_', '_'),
  row('2', "n't", 'not', 'PART', 'RB', '_', '3', 'advmod', '_', '_'),
  row('2.1', 'you', 'you', 'PRON', ...rest(6)),
  row('3', 'go', 'go', 'VERB', 'VB', '_', '0', 'root', '_', 'SpaceAfter=No'),
  row('4', '.', '.', 'PUNCT', '.', '_', '3', 'punct', '_', '_'),
  '',
  row('1', '_', '_', 'X', '_', '_', '0', 'root', '_', '_'),
].join('\n');

describe('CoNLL-U', () => {
  it('gives the tokens with their columns, and keeps apart what is no token', async () => {
    const [first, second, ...others] = await readTagged(TREE, { format: 'conllu' });
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      tokens: ['Do', "n't", 'go', '.'],
      spaceAfter: [false, true, false, true],
      text: "Don't go.",
      lines: [4, 5, 7, 8],
      comments: [' sent_id = 1', " text = Don't go."],
      multiwords: [{ first: 0, end: 2, form: "Don't", misc: '_' }],
      emptyNodes: [{ after: 2, fields: ['you', 'you', 'PRON', ...rest(6)] }],
    });
    expect(first!.columns).toMatchObject({
      lemma: ['do', 'not', 'go', '.'],
      upos: ['AUX', 'PART', 'VERB', 'PUNCT'],
      xpos: ['VBP', 'RB', 'VB', '.'],
      feats: ['Mood=Imp', '_', '_', '_'],
      head: ['3', '3', '0', '3'],
    });
    expect(second).toMatchObject({ tokens: ['_'], columns: { lemma: ['_'], upos: ['X'] } });
  });

  it('gives no sentence for comments alone', async () => {
    expect(await readTagged('# nothing\n\n# more\n', { format: 'conllu' })).toEqual([]);
  });

  it.each([
    ['hello', /^the input, line 2: expected CoNLL-U.* found 1 column/],
    [row('1', 'a', '', ...rest(7)), /line 2: the column LEMMA is empty/],
    [row('1', 'a', ...rest(4), 'x', ...rest(3)), /line 2: the column HEAD is "x"/],
    [row('2', 'a', ...rest(8)), /line 2: the column ID is "2", but token 1 was expected/],
    [
      row('1-2', 'a', ...rest(8)),
      /line 2: the multiword token "a" in the column ID ends at token 2/,
    ],
    [row('1-0', 'a', ...rest(8)), /line 2: the column ID is "1-0"; a multiword token/],
    [row('3.1', 'a', ...rest(8)), /line 2: the column ID is "3", but token 0/],
  ])('names the line and the column of %j', async (line, message) => {
    const promise = readTagged(`# a comment\n${line}\n`, { format: 'conllu' });
    await expect(promise).rejects.toThrow(InputError);
    await expect(promise).rejects.toThrow(message);
  });
});

describe('columns', () => {
  const CHUNKS = 'Confidence NN B-NP\nin IN B-PP\n\nthe DT B-NP\npound NN I-NP\n';

  it('reads the file of CoNLL-2000', async () => {
    expect(await readTagged(CHUNKS, { format: 'columns' })).toEqual([
      {
        tokens: ['Confidence', 'in'],
        columns: { pos: ['NN', 'IN'], chunk: ['B-NP', 'B-PP'] },
        lines: [1, 2],
      },
      {
        tokens: ['the', 'pound'],
        columns: { pos: ['DT', 'NN'], chunk: ['B-NP', 'I-NP'] },
        lines: [4, 5],
      },
    ]);
  });

  it('leaves out the documents of CoNLL-2003, and keeps a sentence that speaks of one', async () => {
    const text = '-DOCSTART- -X- -X- O\n\nEU NNP B-NP B-ORG\n\n-DOCSTART- NN O O\n. . O O\n';
    const sentences = await readTagged(text, { format: 'columns' });
    expect(sentences.map(({ tokens }) => tokens)).toEqual([['EU'], ['-DOCSTART-', '.']]);
    expect(sentences[0]!.columns).toEqual({ pos: ['NNP'], chunk: ['B-NP'], ner: ['B-ORG'] });
  });

  it('takes the columns that the user names, and separators as they come', async () => {
    const layout = { columns: ['ner', 'token'] };
    expect(await readTagged('O\tNew York\n\t\nB-LOC # \n', layout)).toMatchObject([
      { tokens: ['New York'], columns: { ner: ['O'] } },
      { tokens: ['#'], columns: { ner: ['B-LOC'] } },
    ]);
  });

  it('names the line with too few columns, and the column that is empty', async () => {
    await expect(readTagged('a\tX\nb\n', { format: 'columns' })).rejects.toThrow(
      'the input, line 2: expected 2 columns (token, tag), but found 1',
    );
    await expect(readTagged('a\t\n', { format: 'columns' })).rejects.toThrow(
      'line 1: the column "tag" is empty',
    );
  });

  it('refuses columns without a token, or with one name twice', () => {
    expect(() => createTaggedSource('', { columns: ['word', 'tag'] })).toThrow(UsageError);
    expect(() => createTaggedSource('', { columns: ['token', 'a', 'a'] })).toThrow(/"a"/);
    expect(() => createTaggedSource('', { columns: ['token'], format: 'text' })).toThrow(
      /columns names the columns of the format "columns"/,
    );
  });
});

describe('Korean entities', () => {
  it("reads KLUE's characters, spaces among them", async () => {
    const text = '## klue-ner-v1_0\t<경찰:OG>은 또\n경\tB-OG\n찰\tI-OG\n은\tO\n \tO\n또\tO\n\n';
    expect(await readTagged(text, { format: 'klue' })).toMatchObject([
      {
        tokens: ['경', '찰', '은', ' ', '또'],
        columns: { ner: ['B-OG', 'I-OG', 'O', 'O', 'O'] },
        text: '경찰은 또',
        lines: [2, 3, 4, 5, 6],
      },
    ]);
    await expect(readTagged('경 B-OG\n', { format: 'klue' })).rejects.toThrow(
      /line 1: expected a char/,
    );
  });

  it('reads the morphemes of KLP 2016 and types their inner labels', async () => {
    const text =
      '; 크리스 카터는\r\n$<크리스 카터:PS>는\r\n1\t크리스\tNNP\tB_PS\r\n2\t카터\tNNP\tI\r\n2\t는\tJX\tO\r\n\r\n';
    expect(await readTagged(text, { format: 'klp' })).toMatchObject([
      {
        tokens: ['크리스', '카터', '는'],
        columns: {
          eojeol: ['1', '2', '2'],
          pos: ['NNP', 'NNP', 'JX'],
          ner: ['B-PS', 'I-PS', 'O'],
        },
        text: '크리스 카터는',
        lines: [3, 4, 5],
      },
    ]);
    await expect(readTagged('; x\n1\tx\tNNP\tI\n', { format: 'klp' })).rejects.toThrow(
      'line 2: the label is "I"',
    );
  });
});

describe('plain text', () => {
  it('cuts each line into tokens, with the spaces after them', async () => {
    const tokenizer = createTokenizer({ kind: 'words' });
    expect(await readTagged('It works.\n\nFine\n', { tokenizer })).toMatchObject([
      { tokens: ['It', 'works'], text: 'It works.', spaceAfter: [true, false], lines: [1, 1] },
      { tokens: ['Fine'], spaceAfter: [true], lines: [3] },
    ]);
  });
});

describe('inputs', () => {
  const text = 'a\tX\n\nb\tY\n';
  const bytes = new TextEncoder().encode(text);
  const layout: TaggedLayout = { format: 'columns' };
  const expected = [['a'], ['b']];
  const tokensOf = async (input: TaggedInput) =>
    (await readTagged(input, layout)).map(({ tokens }) => tokens);

  it('reads bytes, packed bytes, Blobs, streams and iterables alike', async () => {
    expect(await tokensOf(bytes)).toEqual(expected);
    expect(await tokensOf(new Uint8Array(gzipSync(bytes)))).toEqual(expected);
    expect(await tokensOf(new Blob([bytes]))).toEqual(expected);
    expect(await tokensOf(new Blob([bytes]).stream())).toEqual(expected);
    expect(await tokensOf(['a\tX\n', '\nb\tY\n'])).toEqual(expected);
  });

  it('takes sentences as they are', async () => {
    const sentences = [{ tokens: ['a'], columns: {} }];
    expect(await readTagged(sentences)).toEqual(sentences);
    expect(await readTagged(createTaggedSource(sentences))).toEqual(sentences);
    expect(createTaggedSource(sentences).rereadable).toBe(true);
    expect(
      await readTagged(
        (async function* () {
          yield* sentences;
        })(),
      ),
    ).toEqual(sentences);
    expect(await readTagged([])).toEqual([]);
  });

  it("tells the format by the file's name", async () => {
    const named = (name: string) => new File([bytes], name);
    expect(await readTagged(named('x.conll.gz'))).toMatchObject([{ columns: { tag: ['X'] } }, {}]);
    expect((await readTagged(named('x.txt')))[0]).toMatchObject({
      tokens: ['a', 'X'],
      columns: {},
    });
    await expect(readTagged(named('x.conllu'))).rejects.toThrow(
      /^x\.conllu, line 1: expected CoNLL-U/,
    );
  });
});
