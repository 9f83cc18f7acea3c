import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeModel } from '../../src/io/model-file.ts';
import { vocabularyFromState } from '../../src/text/vocabulary/vocabulary-state.ts';
import { runCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'malmoi-text-'));
afterAll(() => rmSync(folder, { recursive: true }));

function readModel(path: string) {
  const bytes = readFileSync(path);
  return decodeModel(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length), path);
}

describe('malmoi tokenize', () => {
  it.each([
    [[], "정말, 재미있다! It's 3.14", "정말 재미있다 It's 3.14\n"],
    [['--tokenizer', 'whitespace'], '정말,  재미있다!', '정말, 재미있다!\n'],
    [['--tokenizer', 'chars'], '정 말', '정 ▁ 말\n'],
    [['--tokenizer', 'graphemes'], '정 e\u0301', '정 ▁ e\u0301\n'],
    [['--tokenizer', 'code-points'], '정 e\u0301', '정 ▁ e \u0301\n'],
    [['--tokenizer', 'characters'], '정 e\u0301', '정 ▁ e \u0301\n'],
    [['--tokenizer', 'jamo'], '맑', '\u1106 \u1161 \u11b0\n'],
    [['--tokenizer', 'regexp', '--pattern', '\\d+'], 'a1b22', '1 22\n'],
    [
      ['--tokenizer', 'regexp', '--pattern', '\\b\\w\\w+\\b'],
      '정말 좋은 영화 OST 최고\n지루한 영화 CG 별로\ncafé 장면 A급',
      '정말 좋은 영화 OST 최고\n지루한 영화 CG 별로\ncafé 장면 A급\n',
    ],
    [['--tokenizer', 'regexp', '--pattern', '(a+)+$'], `${'a'.repeat(50_000)}b`, '\n'],
    [['--lowercase', '--stem', 'english'], 'Running DOGS', 'run dog\n'],
    [['--normalize', 'nfkc', '--zero-digits'], 'ﬁ ２０26', 'fi 0000\n'],
    [['--sentences'], '좋았다. 또 볼까? Yes.', '좋았다\n또 볼까\nYes\n'],
  ])('%j', async (options, input, expected) => {
    expect(await runCommand(['tokenize', ...options], input)).toEqual({
      code: 0,
      stdout: expected,
      stderr: '',
    });
  });

  it('stops between texts when it is interrupted, whatever the pattern', async () => {
    const interruption = new AbortController();
    async function* texts(): AsyncGenerator<Uint8Array> {
      for (let i = 0; i < 50; i++) {
        if (i === 3) interruption.abort();
        yield new TextEncoder().encode(`${'a'.repeat(2000)}b\n`);
      }
    }
    const args = ['tokenize', '--tokenizer', 'regexp', '--pattern', '(a|a)*b|(a+)+$'];
    const { code, stdout } = await runCommand(args, texts(), interruption.signal);
    expect(code).toBe(130);
    expect(stdout.split('\n').length).toBeLessThan(50);
  });

  it('gives offsets into the document as JSON, in its sentences too', async () => {
    const { stdout: out } = await runCommand(['tokenize', '--json', '--sentences'], '가다. 나');
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { text: '가다.', start: 0, end: 3, tokens: [{ text: '가다', start: 0, end: 2 }] },
      { text: '나', start: 4, end: 5, tokens: [{ text: '나', start: 4, end: 5 }] },
    ]);
  });

  it.each([
    [['--tokenizer', 'wrods'], /no units "wrods"/],
    [['--tokenizer', 'bpe'], /train bpe/],
    [['--pattern', 'x'], /--pattern goes with --tokenizer regexp/],
    [['--tokenizer', 'regexp', '--pattern', '('], /pattern cannot be used/],
    [['--tokenizer', 'regexp', '--pattern', '(a)\\1'], /at character 4, an earlier group/],
    [['--stem', 'latin'], /choose english, korean/],
    [['--lowercase', '--case', 'fold'], /cannot be used with/],
  ])('refuses %j', async (options, message) => {
    const { code, stderr: err } = await runCommand(['tokenize', ...options], 'a');
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});

describe('malmoi vocab', () => {
  it('prints words and counts, or writes them as text or as a model', async () => {
    const input = '나 너 나\n우리 나 너\n';
    expect((await runCommand(['vocab', '--min-count', '2'], input)).stdout).toBe('나\t3\n너\t2\n');
    expect((await runCommand(['vocab', '--json', '--max-size', '1'], input)).stdout).toBe(
      '{"version":1,"id":0,"word":"나","count":3}\n',
    );
    const text = join(folder, 'v.tsv');
    await runCommand(['vocab', '-o', text], input);
    expect(readFileSync(text, 'utf8')).toBe('나\t3\n너\t2\n우리\t1\n');
    const model = join(folder, 'v.malmoi');
    const { stdout: out } = await runCommand(['vocab', '--special', '-o', model], input);
    expect(out).toContain('7 words of 3 distinct ones in 6 tokens');
    const vocabulary = vocabularyFromState(readModel(model));
    expect(vocabulary.words).toEqual('<pad> <unk> <s> </s> 나 너 우리'.split(' '));
    expect(vocabulary.idOf('그')).toBe(1);
  });

  it('says when it had to forget words', async () => {
    const { stderr: err } = await runCommand(['vocab', '--limit', '3'], 'a a a b c d e f a a');
    expect(err).toMatch(/forgotten/);
  });
});

describe('malmoi train bpe', () => {
  const model = join(folder, 'bpe.malmoi');

  it('trains a tokenizer that --tokenizer takes', async () => {
    const corpus = join(folder, 'corpus.txt');
    writeFileSync(corpus, '정말 재미있다 정말 재미있다\n정말 재미없다\n'.repeat(5));
    const { code, stdout: out } = await runCommand([
      'train',
      'bpe',
      corpus,
      '--size',
      '300',
      '-o',
      model,
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(/256 bytes, \d+ letters, \d+ merges/);
    const { stdout: tokens } = await runCommand(
      ['tokenize', '--tokenizer', model],
      '정말 재미있다 漢',
    );
    expect(tokens).toBe('정말 ▁재미있다 ▁ <0xE6> <0xBC> <0xA2>\n');
  });

  it('refuses nothing at all, a size without room, and a file that is no tokenizer', async () => {
    const none = await runCommand(['train', 'bpe', '-o', join(folder, 'none.malmoi')], '');
    expect(none).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no text to learn from'),
    });
    const small = await runCommand(['train', 'bpe', '--size', '9', '-o', model], 'a');
    expect(small).toMatchObject({ code: 2, stderr: expect.stringContaining('--size') });
    const wrong = await runCommand(['tokenize', '--tokenizer', join(folder, 'v.malmoi')], 'a');
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('no tokenizer') });
  });

  it('leaves no file when it is stopped', async () => {
    const path = join(folder, 'stopped.malmoi');
    const { code } = await runCommand(
      ['train', 'bpe', '-o', path],
      '가 나 다',
      AbortSignal.abort(),
    );
    expect(code).toBe(130);
    expect(existsSync(path)).toBe(false);
  });
});
