import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'malmoi-stem-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('malmoi stem', () => {
  it('stems Korean from standard input, a line at a time', async () => {
    const { code, stdout: out } = await runCommand(
      ['stem'],
      '맑았는데 그는 서울에서 살았다.\n\n물은, 맑고\n',
    );
    expect(code).toBe(0);
    expect(out).toBe('맑다 그 서울 살다\n\n물 맑다\n');
  });

  it('stems English', async () => {
    const { stdout: out } = await runCommand(['stem', '--language', 'english'], 'running cats,\n');
    expect(out).toBe('run cat\n');
  });

  it('gives every reading as JSON', async () => {
    const { stdout: out } = await runCommand(['stem', '--json'], '들어\n');
    const { word, stem, analyses } = JSON.parse(out);
    expect([word, stem]).toEqual(['들어', '들다']);
    expect(analyses.map((one: { lemma: string }) => one.lemma)).toContain('듣다');
  });

  it('measures itself on CoNLL-U, beside two baselines', async () => {
    const path = join(folder, 'small.conllu');
    const row = (id: number, form: string, lemma: string, upos: string, xpos: string) =>
      [id, form, lemma, upos, xpos, '_', '0', 'root', '_', '_'].join('\t');
    writeFileSync(
      path,
      `${row(1, '서울에서', '서울+에서', 'PROPN', 'nq+jca')}\n${row(2, '살았다', '살+았+다', 'VERB', 'pvg+ep+ef')}\n${row(3, '.', '.', 'PUNCT', 'sf')}\n`,
    );
    const { stdout: out } = await runCommand(['stem', '--evaluate', path, '--json']);
    const { file, skipped, methods } = JSON.parse(out);
    expect([file, skipped]).toEqual([path, 1]);
    expect(methods.malmoi.overall).toEqual({ words: 2, correct: 2, accuracy: 1 });
    expect(methods['particles only'].overall.correct).toBe(1);
    expect(methods['as they stand'].overall.correct).toBe(0);
    const table = await runCommand(['stem', '--evaluate', path]);
    expect(table.stdout).toMatch(/small\.conllu: 2 words[\s\S]*malmoi +100\.00 %/);
  });

  it('says what is wrong with its input', async () => {
    const path = join(folder, 'text.txt');
    writeFileSync(path, '맑다\n');
    expect(await runCommand(['stem', '--evaluate', path])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/text\.txt, line 1: expected CoNLL-U/),
    });
    expect((await runCommand(['stem', '--evaluate', '--language', 'english', path])).code).toBe(2);
    expect((await runCommand(['stem', join(folder, 'none.txt')])).code).toBe(1);
    expect((await runCommand(['stem', '--language', 'french'])).code).toBe(2);
  });
});
