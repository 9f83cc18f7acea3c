import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

/** Small models of every kind. */
const model = (name: string): string =>
  fileURLToPath(new URL(`../golden/models-0.1.0/${name}.malmoi`, import.meta.url));
const table = fileURLToPath(new URL('../golden/models-0.1.0/labeled.tsv', import.meta.url));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const lines = (stdout: string): Record<string, never>[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('malmoi predict', () => {
  it('takes texts as they are, or files, and says where each text of a file stands', async () => {
    const given = ['정말 좋은 영화', 'a boring film'];
    const classifier = model('classifier-multinomial');
    const byTexts = await runCommand(['predict', classifier, '--texts', ...given, '--json']);
    const file = join(folder, 'texts.txt');
    writeFileSync(file, `${given.join('\n')}\n`);
    const byFile = await runCommand(['predict', classifier, file, '--json']);
    expect(lines(byFile.stdout)).toEqual(
      lines(byTexts.stdout).map((line, i) => ({ ...line, file, line: i + 1 })),
    );
    const both = await runCommand(['predict', classifier, file, '--texts', 'a']);
    expect([both.code, both.stdout]).toEqual([2, '']);
  });

  it('lists what a language model expects next', async () => {
    const given = ['predict', model('lm-rnn-characters'), '--texts', '영', '--top', '3'];
    const [first] = lines((await runCommand([...given, '--json'])).stdout);
    const units = Object.entries<number>(first!.probabilities).sort(([, a], [, b]) => b - a);
    expect(units).toHaveLength(3);
    expect(first).toMatchObject({ version: 1, predicted: units[0]![0] });
    const shown = units.map(([unit, p]) => `${JSON.stringify(unit)} ${p.toFixed(4)}`);
    expect((await runCommand(given)).stdout).toBe(`${shown.join('\t')}\n`);
  });
});

it('malmoi explain takes files, as predict does', async () => {
  const classifier = model('classifier-bernoulli');
  const { stdout, stderr } = await runCommand(['explain', classifier, '--files', table, '--json']);
  expect(stderr).toBe('');
  const explained = lines(stdout);
  expect(explained).toHaveLength(18);
  expect(explained[1]).toMatchObject({ version: 1, file: table, line: 3, variant: 'bernoulli' });
  const [given] = lines((await runCommand(['explain', classifier, 'a bad film', '--json'])).stdout);
  expect(Object.keys(given!)).not.toContain('file');
});

describe('what a kind of model cannot do', () => {
  it.each([
    [
      'predict',
      'vectors',
      'this is a set of word vectors (kind "word-vectors"), which cannot predict; it is for malmoi inspect, malmoi similar',
    ],
    ['predict', 'bpe', 'this is a BPE tokenizer (kind "bpe-tokenizer"), which cannot predict'],
    ['evaluate', 'phrases', 'this is a phrase model (kind "phrases"), which cannot evaluate'],
    ['evaluate', 'glove.checkpoint', 'it is for malmoi inspect, malmoi train glove --resume'],
    [
      'explain',
      'lm-gru-jamo',
      'this is a language model (kind "language-model"), which cannot explain',
    ],
    ['explain', 'vocabulary', 'which cannot explain; it is for malmoi inspect'],
  ])('%s of %s is one sentence', async (command, name, sentence) => {
    const { code, stdout, stderr } = await runCommand([command, model(name)]);
    expect(stderr).toMatch(/^malmoi: .*\n$/);
    expect(stderr).toContain(`${model(name)}: `);
    expect(stderr).toContain(sentence);
    expect([code, stdout]).toEqual([1, '']);
  });
});

describe('malmoi inspect', () => {
  it.each([
    ['classifier-hashing', 'naive-bayes-classifier', { documents: 18, featureCount: 64 }],
    ['lm-gru-jamo', 'language-model', { units: 'jamo', cell: 'gru' }],
    ['lm.checkpoint', 'language-model', { cell: 'lstm', units: 'code-points' }],
    ['word2vec-softmax', 'word2vec', { dimensions: 8 }],
    ['glove', 'word-vectors', { dimensions: 8 }],
    ['glove.checkpoint', 'glove-checkpoint', { iteration: 2 }],
    ['bpe', 'bpe-tokenizer', { tokenizer: 'bpe' }],
    ['phrases', 'phrases', { phraseCount: 7 }],
    ['vocabulary', 'vocabulary', { vocabularySize: 40 }],
  ])('describes %s', async (name, kind, details) => {
    const { stdout } = await runCommand(['inspect', model(name), '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, kind, details });
    const { stdout: shown } = await runCommand(['inspect', model(name)]);
    expect(shown).toContain(`${model(name)}: `);
  });

  it('describes word vectors of other tools', async () => {
    const file = join(folder, 'v.vec');
    writeFileSync(file, '2 3\nking 1 2 3\nqueen 1 2 4\n');
    const { stdout } = await runCommand(['inspect', file, '--json']);
    expect(JSON.parse(stdout).details).toEqual({ vocabularySize: 2, dimensions: 3 });
  });
});
