import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '../../src/cli/environment.ts';
import { runCli } from '../../src/cli/run.ts';
import { KOREAN_TERMS } from '../../src/messages/korean/terms.ts';
import { runCommand } from './run-command.ts';

let folder: string;
const path = (name: string): string => join(folder, name);
const withPaths = (words: readonly string[]): string[] =>
  words.map((word) => (/^[\w-]+\.\w+$/.test(word) ? path(word) : word));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-korean-'));
  const lines = ['왕 1 0.1', '왕비 0.9 0.3', '남자 0.2 1', '여자 0.1 1.1', '사과 -1 0.2'];
  writeFileSync(path('vectors.txt'), `5 2\n${lines.join('\n')}\n`);
  writeFileSync(path('analogies.txt'), ': 왕실\n남자 왕 여자 왕비\n');
  writeFileSync(path('pairs.tsv'), '왕\t왕비\t9\n사과\t남자\t1\n왕\t사과\t0\n');
  writeFileSync(
    path('reviews.tsv'),
    'text\tlabel\n좋은 영화\t긍정\n나쁜 영화\t부정\n좋은 배우\t긍정\n',
  );
  writeFileSync(
    path('poem.txt'),
    '산에는 꽃 피네 꽃이 피네\n갈 봄 여름 없이 꽃이 피네\n'.repeat(20),
  );
  writeFileSync(path('gold.conllu'), '1\t서울에서\t서울+에서\tADV\tncn+jca\t_\t0\troot\t_\t_\n\n');
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Commands in an order in which each finds the files of those before it; names with an ending are files. */
const COMMANDS: readonly string[] = [
  'similar vectors.txt 왕',
  'analogy vectors.txt 남자 왕 여자',
  'odd-one-out vectors.txt 왕 왕비 사과',
  'evaluate vectors.txt analogies.txt pairs.tsv',
  'convert vectors.txt vectors.bin',
  'project vectors.txt -o map.svg',
  'train classifier reviews.tsv -o nb.malmoi',
  'evaluate nb.malmoi reviews.tsv',
  'explain nb.malmoi 좋은_영화',
  'inspect nb.malmoi',
  'train bpe poem.txt -o bpe.malmoi --size 270',
  'vocab poem.txt -o vocabulary.tsv',
  'phrases poem.txt -o phrases.txt --threshold 1 --min-count 1',
  'phrases poem.txt -o phrases.malmoi --threshold 1 --min-count 1',
  'cooccur poem.txt -o counts.cooc --min-count 1',
  'train glove poem.txt -o glove.malmoi --min-count 1 --iterations 2 --dimensions 4 --workers 1',
  'train word2vec poem.txt -o w2v.malmoi --min-count 1 --epochs 2 --dimensions 4 --workers 1',
  'train lm poem.txt -o lm.malmoi --steps 4 --hidden-size 8 --workers 1',
  'evaluate lm.malmoi poem.txt',
  'inspect lm.malmoi',
  'inspect lm.malmoi poem.txt --features',
  'inspect lm.malmoi poem.txt -o units.svg',
  'inspect lm.malmoi poem.txt --connectivity',
  'compare poem.txt --cells rnn,gru --steps 4 --hidden-size 8 --workers 1 -o curves.svg',
  'stem --evaluate gold.conllu',
  'doctor --workers 1',
  'study nested-tanh',
  'study gradients --steps 4 --hidden-size 4 --batch 2 --chunk-length 2 --clip 1',
  'study recall --lags 1 --updates 2 --hidden-size 4 --batch 2 -o recall.svg',
  'study copy --lengths 1 --longest 1 --updates 2 --hidden-size 4 --batch 2 -o copy.svg',
];

/** English words that results must not hold, but for names that are the same in Korean. */
const ENGLISH = new RegExp(
  `(?<![\\w./-])(?:${Object.keys(KOREAN_TERMS)
    .filter((term) => /^[a-z ]+$/.test(term) && term.length > 3)
    .join('|')}|of|the|and|for|which|with|probability|nats|bits|left)(?![\\w./-])`,
);

describe.each(COMMANDS)('malmoi %s', (line) => {
  it('answers in Korean under --lang ko, and in the same words as ever without', async () => {
    const args = withPaths(line.split(' '));
    const english = await runCommand(args);
    expect(english.code, english.stderr).toBe(0);
    const { code, stdout, stderr } = await runCommand([...args, '--lang', 'ko']);
    expect(code, stderr).toBe(0);
    const said = (stdout + stderr)
      .split('\n')
      // The rows of a model's description are the names that its file has.
      .filter((row) => !(line.startsWith('inspect') && /^[\w.]+ {2,}/.test(row)))
      .join('\n')
      .replaceAll(folder, '');
    expect(said).toMatch(/[가-힣]/);
    expect(said).not.toMatch(ENGLISH);
    expect(english.stdout + english.stderr).not.toContain('손실');
  });
});

it('writes pictures in Korean', () => {
  expect(readFileSync(path('recall.svg'), 'utf8')).toContain('정확도');
  expect(readFileSync(path('copy.svg'), 'utf8')).toContain('베껴 쓰기');
  expect(readFileSync(path('curves.svg'), 'utf8')).toContain('손실 곡선');
  expect(readFileSync(path('units.svg'), 'utf8')).toContain('모든 유닛의');
});

it('--json is the same in every language', async () => {
  for (const line of ['evaluate nb.malmoi reviews.tsv', 'study nested-tanh', 'inspect lm.malmoi']) {
    const args = [...withPaths(line.split(' ')), '--json'];
    const english = await runCommand(args);
    const korean = await runCommand([...args, '--lang', 'ko']);
    expect(korean.stdout).toBe(english.stdout);
  }
});

it('shows progress in Korean', async () => {
  let shown = '';
  const output: Output = { isTerminal: false, write: () => {} };
  const code = await runCli(
    withPaths('train lm poem.txt -o more.malmoi --steps 4 --hidden-size 8 --workers 1'.split(' ')),
    {
      stdin: (async function* () {})(),
      stdout: output,
      stderr: {
        isTerminal: true,
        columns: 80,
        write: (text: string) => {
          shown += text;
        },
      },
      signal: new AbortController().signal,
      language: 'ko',
    },
  );
  expect(code).toBe(0);
  expect(shown).toContain('에폭 1');
  expect(shown).toContain('손실');
  expect(shown).toMatch(/걸림/);
  expect(shown).not.toMatch(/epoch|loss|reading|left|in \d/);
});
