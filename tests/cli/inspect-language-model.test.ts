import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONNECTIVITY } from '../../src/models/json/traces.ts';
import { findMismatch } from '../support/find-mismatch.ts';
import { elementsOf, parseXml } from '../support/parse-xml.ts';
import { runCommand } from './run-command.ts';

let folder = '';
const path = (name: string): string => join(folder, name);
const inspect = (...args: string[]) => runCommand(['inspect', path('poem.malmoi'), ...args]);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-test-'));
  writeFileSync(path('poem.txt'), '"달이" 뜬다\n해가 "진다"\n'.repeat(40));
  const shape = ['--layers', '2', '--hidden-size', '6', '--steps', '20', '--quiet'];
  for (const [cell, name] of [
    ['lstm', 'poem.malmoi'],
    ['gru', 'gru.malmoi'],
  ] as const) {
    const { code } = await runCommand([
      ...['train', 'lm', path('poem.txt'), '-o', path(name), '--cell', cell, ...shape],
    ]);
    expect(code).toBe(0);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('malmoi inspect of a language model', () => {
  it('without a text shows what the file holds', async () => {
    const { stdout } = await inspect();
    expect(stdout).toMatch(/: language-model$/m);
    expect(stdout).toMatch(/^recurrent\.weight_ih_l1 +Float32 +24 × 6 /m);
    expect(JSON.parse((await inspect('--json')).stdout)).toMatchObject({ kind: 'language-model' });
  });

  it('shows the unit that varies most, as bars under the text', async () => {
    const { stdout } = await inspect('--text', '달이 "뜬다"');
    const [title, , text, bars] = stdout.split('\n');
    expect(title).toMatch(/^lstm, c of unit [01]:[0-5], which varies most over this text$/);
    expect(text).toBe('달이 "뜬다"');
    expect(bars!.length).toBeLessThanOrEqual(11);
  });

  it('gives every signal of every unit as JSON, or those of one', async () => {
    const all = JSON.parse((await inspect('--text', '달이', '--json')).stdout);
    expect(all.sequence).toEqual(['달', '이']);
    expect(all.surprise[0]).toBeNull();
    expect(
      all.activations.map((one: { layer: number; signal: string }) => one.layer + one.signal),
    ).toEqual(['0c', '0h', '0i', '0f', '0g', '0o', '1c', '1h', '1i', '1f', '1g', '1o']);
    const options = ['--unit', '1:3', '--signal', 'f', '--json'];
    const one = JSON.parse((await inspect('--text', '달이', ...options)).stdout);
    const gate = all.activations[9];
    expect(gate).toMatchObject({ layer: 1, signal: 'f' });
    expect(one.activations).toEqual([
      { layer: 1, signal: 'f', hiddenUnit: 3, values: gate.values.map((row: number[]) => row[3]) },
    ]);
  });

  it('writes a colored text and a heat map', async () => {
    const read = (name: string) => parseXml(readFileSync(path(name), 'utf8'));
    await inspect(path('poem.txt'), '--unit', '0:2', '--limit', '30', '-o', path('unit.svg'));
    // The background, and a rectangle for each character.
    expect(elementsOf(read('unit.svg'), 'rect')).toHaveLength(31);
    await inspect(path('poem.txt'), '--limit', '30', '-o', path('map.svg'));
    const labels = elementsOf(read('map.svg'), 'text').map(({ children }) => children[0]);
    expect(labels).toEqual(expect.arrayContaining(['lstm, c of all units', '달', '0:0', '1:0']));
  });

  it('shows how strongly a prediction depends on each unit before it', async () => {
    const { stdout } = await inspect('--text', '달이 "뜬다"', '--connectivity');
    const [title, , text, bars] = stdout.split('\n');
    expect(title).toMatch(
      /^what "\\"" after 6 units depends on \(its probability there: 0\.\d+\): /,
    );
    expect(text).toBe('달이 "뜬다');
    expect(bars).toContain('█');
    const options = ['--at', '4', '--target', '다', '--json'];
    const json = await inspect('--text', '달이 "뜬다"', '--connectivity', ...options);
    const found = JSON.parse(json.stdout);
    expect(findMismatch(CONNECTIVITY, found)).toBeUndefined();
    expect(found).toMatchObject({ cell: 'lstm', position: 4, predicted: '다' });
    expect(found.sequence).toEqual([...'달이 "']);
    expect(found.connectivity).toHaveLength(4);
    await inspect(path('poem.txt'), '--connectivity', '--limit', '30', '-o', path('c.svg'));
    const svg = parseXml(readFileSync(path('c.svg'), 'utf8'));
    // The background, and a rectangle for each character before the last.
    expect(elementsOf(svg, 'rect')).toHaveLength(30);
    const wrong = async (...args: string[]) => (await inspect('--text', '달이', ...args)).stderr;
    expect(await wrong('--at', '1')).toContain('are for --connectivity');
    expect(await wrong('--connectivity', '--features')).toContain('leave out --features');
    expect(await wrong('--connectivity', '--at', '9')).toContain('no prediction at position 9');
    expect(await wrong('--connectivity', '--target', '달이')).toContain('which is 2 units');
    expect((await inspect('--connectivity')).stderr).toContain('Give a text');
  });

  it('ranks units by what they tell of features', async () => {
    const { stdout } = await inspect(path('poem.txt'), '--features', '--top', '1');
    expect(stdout).toMatch(/^feature +bits in it +unit +bits that the unit tells +share$/m);
    expect(stdout).toMatch(/^inside quotes +0\.\d+ +[01]:[0-5] [ch] /m);
    expect(stdout).toMatch(/^final consonant /m);
    const { tokenCount, features } = JSON.parse(
      (await inspect(path('poem.txt'), '--features', '--limit', '100', '--json')).stdout,
    );
    expect(tokenCount).toBe(100);
    for (const { entropyBits, hiddenUnits: units } of features) {
      expect(units).toHaveLength(3);
      expect(units[0].bits).toBeGreaterThanOrEqual(units[2].bits);
      expect(units[0].bits).toBeLessThanOrEqual(entropyBits);
    }
  });

  it('says what is wrong', async () => {
    const wrong = async (...args: string[]) => {
      const { code, stdout, stderr } = await inspect(...args);
      expect(stdout).toBe('');
      return `${code} ${stderr}`;
    };
    expect(await wrong('--text', '달', '--unit', '2:0')).toContain(
      '2 malmoi: There is no unit 2:0',
    );
    expect(await wrong('--text', '달', '--unit', 'x')).toContain("--unit is 'x'");
    expect(await wrong('--text', '달', '--signal', 'z')).toContain('A lstm has no z; it has c, h');
    expect(await wrong('--text', 'moon')).toContain("1 malmoi: The model's training text did not");
    expect(await wrong('--text', '')).toContain('2 malmoi: There is no text to read');
    expect(await wrong('--features')).toContain('Give a text');
    expect(await wrong('a.txt', '--text', 'b')).toContain('not both');
    expect(await wrong('--text', '달', '-o', 'unit.png')).toContain('A picture is a .svg');
  });

  it('texts are for language models only', async () => {
    const rows = 'text\tlabel\na\tx\nb\ty\n';
    const model = path('classifier.malmoi');
    await runCommand(['train', 'classifier', '--format', 'tsv', '-o', model], rows);
    const { code, stderr } = await runCommand(['inspect', model, '--text', 'a']);
    expect(code).toBe(2);
    expect(stderr).toContain('is a text classifier');
  });
});

describe('malmoi study gradients of language models', () => {
  it('shows their flows side by side', async () => {
    const models = [path('poem.malmoi'), path('gru.malmoi')];
    const text = ['--text', path('poem.txt'), '--steps', '12'];
    const { code, stdout } = await runCommand(['study', 'gradients', ...models, ...text]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^poem\.malmoi \(lstm\) /m);
    expect(stdout).toContain('x gru.malmoi (gru)');
  });

  it('needs a text, and no options of random cells', async () => {
    const study = async (...args: string[]) =>
      (await runCommand(['study', 'gradients', ...args])).stderr;
    expect(await study(path('gru.malmoi'))).toContain('need a text to read');
    expect(await study('--text', path('poem.txt'))).toContain('name one or more');
    expect(await study(path('gru.malmoi'), '--text', path('poem.txt'), '--gain', '2')).toContain(
      'are for random cells',
    );
  });
});
