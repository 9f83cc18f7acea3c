import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/base/errors.ts';
import { type ConlluWord, readConllu } from '../../src/io/conllu.ts';
import { readLines } from '../../src/io/lines.ts';

async function read(text: string): Promise<ConlluWord[][]> {
  async function* bytes() {
    yield new TextEncoder().encode(text);
  }
  const sentences = [];
  for await (const sentence of readConllu(readLines(bytes(), { name: 'x' }), 'x.conllu')) {
    sentences.push(sentence);
  }
  return sentences;
}

const row = (...columns: string[]) => columns.join('\t');

describe('readConllu', () => {
  it('yields the words of each sentence with their fields', async () => {
    const sentences = await read(
      [
        '# text = 내가 있다.',
        row('1', '내가', '내+가', 'PRON', 'npp+jcs', '_', '2', 'nsubj', '_', '_'),
        row(
          '2',
          '있다',
          '있',
          'AUX',
          'px+ef',
          '_',
          '0',
          'root',
          '_',
          'SpaceAfter=No|OrigLemma=있+다',
        ),
        row('3', '.', '.', 'PUNCT', 'sf', '_', '2', 'punct', '_', '_'),
        '',
        row('1', '_', '_', 'X', '_', '_', '0', 'root', '_', '_'),
      ].join('\n'),
    );
    expect(sentences.map((words) => words.map((word) => word.form))).toEqual([
      ['내가', '있다', '.'],
      ['_'],
    ]);
    expect(sentences[0]![1]).toMatchObject({ lemma: '있', upos: 'AUX', xpos: 'px+ef', line: 3 });
    expect(sentences[0]![1]!.misc.get('OrigLemma')).toBe('있+다');
    expect(sentences[1]![0]).toMatchObject({ lemma: '_', xpos: undefined });
  });

  it('leaves out ranges and empty nodes', async () => {
    const [words] = await read(
      [
        row('1-2', "don't", ...Array(8).fill('_')),
        row('1', 'do', ...Array(8).fill('_')),
        row('1.1', 'x', ...Array(8).fill('_')),
        row('2', "n't", ...Array(8).fill('_')),
      ].join('\n'),
    );
    expect(words!.map((word) => word.form)).toEqual(['do', "n't"]);
  });

  it('names the line that is not CoNLL-U', async () => {
    await expect(read('# a comment\nhello\n')).rejects.toThrow(InputError);
    await expect(read('# a comment\nhello\n')).rejects.toThrow(
      /^x\.conllu, line 2: expected CoNLL-U/,
    );
  });

  it('reads an empty file as no sentences', async () => {
    expect(await read('')).toEqual([]);
  });
});
