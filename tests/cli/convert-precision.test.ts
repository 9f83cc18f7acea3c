import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

const golden = (name: string): string =>
  fileURLToPath(new URL(`../golden/models-0.1.0/${name}`, import.meta.url));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-precision-'));
  writeFileSync(join(folder, 'pairs.tsv'), '영화\t배우\t5\ngood\tbad\t3\na\tthe\t1\n');
  const row = (word: string, from: number): string =>
    `${word} ${Array.from({ length: 300 }, (_, i) => Math.sin(from + i)).join(' ')}\n`;
  writeFileSync(join(folder, 'wide.txt'), `3 300\n${row('a', 0)}${row('b', 1)}${row('c', 2)}`);
});
afterAll(() => rmSync(folder, { recursive: true }));
const out = (name: string): string => join(folder, name);

describe('malmoi convert --precision', () => {
  it('says the perplexity of a language model before and after', async () => {
    const [from, to] = [golden('lm-gru-jamo.malmoi'), out('lm.malmoi')];
    const args = ['convert', from, '--precision', 'int8', '-o', to, '--text', golden('texts.txt')];
    const { code, stdout, stderr } = await runCommand(args);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/language-model, int8, [\d,]+ bytes/);
    expect(stdout).toMatch(/perplexity +[\d.]+ +[\d.]+ +-?[\d.]+/);
    const evaluated = await runCommand(['evaluate', to, golden('texts.txt'), '--json']);
    const told = await runCommand([...args, '--json']);
    const { before, after } = JSON.parse(told.stdout);
    expect(after).toEqual(JSON.parse(evaluated.stdout));
    expect(after.perplexity).not.toBe(before.perplexity);
    expect(after.loss).toBeCloseTo(before.loss, 1);
    const generated = await runCommand(['generate', to, '--length', '5']);
    expect(generated.code).toBe(0);
  });

  it('halves and quarters vectors of any format, and says which neighbors are kept', async () => {
    const [pairs, wide] = [out('pairs.tsv'), out('wide.txt')];
    const sizes = await Promise.all(
      (['half', 'int8'] as const).map(async (precision) => {
        const to = out(`${precision}.malmoi`);
        const { stdout } = await runCommand([
          'convert',
          wide,
          to,
          '--precision',
          precision,
          '--json',
        ]);
        const { neighbors, kept, reduced, bytes, bytesBefore } = JSON.parse(stdout);
        expect([neighbors.words, neighbors.neighbors, neighbors.kept]).toEqual([3, 2, 1]);
        expect(neighbors.correlation).toBeGreaterThan(0.999);
        expect(reduced).toEqual(['vectors']);
        expect(kept).toEqual(['vocabulary.text', 'vocabulary.offsets']);
        expect(bytes).toBe(statSync(to).size);
        return bytes / bytesBefore;
      }),
    );
    // The header and the words keep their size.
    expect(sizes[0]).toBeLessThan(0.65);
    expect(sizes[1]).toBeLessThan(0.45);
    const vectors = golden('vectors.malmoi');
    const tested = ['convert', vectors, out('v.malmoi'), '--precision', 'half', '--text', pairs];
    const { stdout } = await runCommand(tested);
    expect(stdout).toMatch(/nearest neighbors of \d+ words/);
    expect(stdout).toMatch(/pairs\.tsv: Spearman/);
    const { stdout: similar } = await runCommand(['similar', out('v.malmoi'), '영화', '--json']);
    expect(JSON.parse(similar).answers.length).toBeGreaterThan(3);
  });

  it.each([
    [['classifier-multinomial.malmoi', 'a.malmoi', '--precision', 'half'], 1, 'stays as it is'],
    [['lm.checkpoint.malmoi', 'a.malmoi', '--precision', 'int8'], 1, 'keeps its precision'],
    [['vectors.malmoi', 'a.bin', '--precision', 'int8'], 2, 'ends in .malmoi'],
    [['vectors.malmoi', 'a.malmoi', '--text', 'x'], 2, '--text goes with --precision'],
    [['vectors.malmoi', 'a.malmoi', '-o', 'b.malmoi'], 2, 'once'],
    [['vectors.malmoi'], 2, 'once'],
  ])('refuses %j', async ([input, ...rest], _, message) => {
    const { code, stderr } = await runCommand(['convert', golden(input!), ...rest]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
