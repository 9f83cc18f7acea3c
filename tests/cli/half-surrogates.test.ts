import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTextSource } from '../../src/corpus/index.ts';
import { encodeCooccurrences } from '../../src/counts/co-occurrence/co-occurrence-file.ts';
import { readBytes } from '../../src/io/bytes-input.ts';
import { CorpusBuilder } from '../../src/language-model/corpus.ts';
import { runCommand } from './run-command.ts';

let folder = '';
const at = (name: string): string => join(folder, name);

/** Lines of JSON as programs write them that cut texts after 280 UTF-16 units. */
const line = (text: string, label = 'a'): string => JSON.stringify({ text, label });
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-test-'));
  const whole = Array.from({ length: 8 }, () => line('좋아요 😀 정말 좋아요'));
  writeFileSync(
    at('cut.jsonl'),
    [...whole, line('최고 \ud83d'), line('별로 \ude00', 'b')].join('\n'),
  );
  writeFileSync(at('label.jsonl'), [...whole, line('최고', '\ud83d')].join('\n'));
  writeFileSync(
    at('whole.jsonl'),
    [...whole, '{"text":"최고 \\ud83d\\ude00","label":"b"}'].join('\n'),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const small = ['--min-count', '1', '--workers', '1'];
const COMMANDS: readonly (readonly string[])[] = [
  ['train', 'lm', '--steps', '2', '--hidden-size', '4', '--workers', '1'],
  ['train', 'word2vec', '--dimensions', '4', '--epochs', '1', '--subsample', '0', ...small],
  ['train', 'glove', '--dimensions', '4', '--iterations', '1', ...small],
  ['train', 'classifier', '--label', 'label'],
  ['train', 'bpe', '--size', '260'],
  ['cooccur', '--min-count', '1'],
  ['vocab'],
  ['phrases', '--min-count', '1'],
];

describe.each(COMMANDS)('%s %s', (...command) => {
  const run = (input: string, ...more: string[]) =>
    runCommand([...command, at(input), '-o', at('out.malmoi'), ...more]);

  it('refuses half a surrogate pair while it reads, with the line', async () => {
    const { code, stderr } = await run('cut.jsonl');
    expect(stderr).toContain(`${at('cut.jsonl')}, line 9: "text" holds half a surrogate pair`);
    expect(code).toBe(1);
    expect(readdirSync(folder)).not.toContain('out.malmoi');
  });

  it('replaces it where that is asked for, and reads whole pairs as they are', async () => {
    for (const args of [['cut.jsonl', '--invalid-utf8', 'replace'], ['whole.jsonl']] as const) {
      const [input, ...more] = args;
      expect(await run(input, ...more)).toMatchObject({ code: 0 });
      rmSync(at('out.malmoi'));
    }
  });
});

it('a label with half a surrogate pair is refused, too', async () => {
  const args = ['train', 'classifier', at('label.jsonl'), '--label', 'label', '-o', at('c.malmoi')];
  const { stderr } = await runCommand(args);
  expect(stderr).toContain(`${at('label.jsonl')}, line 9: "label" holds half a surrogate pair`);
});

describe('the library', () => {
  const read = async (documents: readonly string[], invalidUtf8?: 'replace') => {
    const source = createTextSource(documents, invalidUtf8 === undefined ? {} : { invalidUtf8 });
    const texts: string[] = [];
    for await (const batch of source.documents()) texts.push(...batch.texts);
    return texts;
  };

  it('refuses documents with half a pair, or replaces it', async () => {
    await expect(read(['좋다 😀', '\ude00'])).rejects.toThrow('line 2: the document holds half');
    expect(await read(['좋다 😀', '\ude00'], 'replace')).toEqual(['좋다 😀', '\ufffd']);
    const corpus = new CorpusBuilder();
    corpus.addLine('좋다 😀');
    expect(() => corpus.addLine('최고 \ud83d')).toThrow('The line "최고 \\ud83d" holds half');
  });

  it('writes no counts that it could not read', async () => {
    const header = {
      window: 1,
      weighting: 'uniform',
      words: ['\ud83d'],
      counts: Float64Array.of(1),
    } as const;
    await expect(encodeCooccurrences(header, (async function* () {})()).next()).rejects.toThrow(
      'holds half a surrogate pair and cannot be saved',
    );
  });

  it('joins a pair that two pieces of a stream share', async () => {
    const emoji = fc.array(fc.constantFrom('😀', '한', 'a', '\ud83d', '\ude00'), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(emoji, fc.array(fc.nat(12), { maxLength: 4 }), async (parts, cuts) => {
        const text = parts.join('');
        const places = [0, ...cuts.sort((a, b) => a - b), text.length];
        const pieces = places.slice(1).map((end, i) => text.slice(places[i], end));
        const bytes: Uint8Array[] = [];
        for await (const piece of readBytes(pieces, 'text')) bytes.push(piece);
        expect(Buffer.concat(bytes).equals(Buffer.from(text))).toBe(true);
      }),
    );
  });
});
