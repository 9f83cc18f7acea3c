import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fillOptionTables } from '../../checks/docs/option-tables.ts';
import { fillVectorFormats } from '../../checks/docs/vector-formats.ts';

const folder = new URL('../../docs/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const pages = readdirSync(folder).filter((name) => read(name).includes('<!-- options:'));
const marked = (name: string): string[] =>
  [...read(name).matchAll(/<!-- options:(.+?) -->/g)].map(([, table]) => table);

it.each(['word-vectors.md', 'word-vectors.ko.md'])(
  'the formats of word vectors are fresh in docs/%s (npm run docs:options writes them)',
  (name) => {
    const page = read(name);
    expect(page).toMatch(/<!-- vector-formats -->\n\n\|/);
    expect(fillVectorFormats(page, name.endsWith('.ko.md') ? 'ko' : 'en')).toBe(page);
  },
);

describe('the tables of options', () => {
  it.each(pages)('are fresh in docs/%s (npm run docs:options writes them)', (name) => {
    const page = read(name);
    expect(fillOptionTables(page, name.endsWith('.ko.md') ? 'ko' : 'en')).toBe(page);
  });

  it('stand in both languages of a page', () => {
    const english = pages.filter((name) => !name.endsWith('.ko.md'));
    expect(english.sort()).toEqual(
      [
        ...['captioner', 'classifier', 'engine', 'glove', 'korean-analyzer'],
        ...['language-model', 'looking-inside'],
        ...['reading-texts', 'serve', 'table', 'tagger', 'text', 'translator'],
        ...['word-vectors', 'word2vec'],
      ].map((name) => `${name}.md`),
    );
    for (const name of english) expect(marked(name.replace('.md', '.ko.md'))).toEqual(marked(name));
  });

  it('replace what stands between the markers', () => {
    const page = 'a\n\n<!-- options:glove -->\nold\n<!-- /options -->\n\nb\n';
    const filled = fillOptionTables(page, 'en');
    expect(filled).not.toContain('old');
    expect(filled).toContain(
      '| `--no-biases` | `biases: false` | – | off | train with a loss that has no biases |',
    );
    expect(filled.endsWith('\n\n<!-- /options -->\n\nb\n')).toBe(true);
    expect(fillOptionTables(filled, 'en')).toBe(filled);
  });

  it('group the digits of whole numbers, and of no others', () => {
    const fill = (name: string) =>
      fillOptionTables(`<!-- options:${name} -->\n<!-- /options -->\n`, 'en');
    expect(fill('word2vec')).toContain('| whole, 1–2,147,483,648 | 2,000,000 |');
    expect(fill('word2vec')).toContain('| 0.025, for cbow 0.05; for softmax 0.05 and 0.2 |');
    expect(fill('bpe')).toContain('| ≥ 0, ≤ 1 | 0.9995 |');
  });

  it('show no flag for what only code can set', () => {
    const page = '<!-- options:engine -->\n<!-- /options -->\n';
    expect(fillOptionTables(page, 'en')).toContain('| – | `memoryLimitBytes` |');
  });

  it('name what takes the place of a flag in code', () => {
    const fill = (name: string) =>
      fillOptionTables(`<!-- options:${name} -->\n<!-- /options -->\n`, 'en');
    expect(fill('checkpoints')).toContain('| `--resume` | `resumeFrom` | text | – |');
    // Else Markdown would read a tag.
    expect(fill('checkpoints')).toContain('| \\<output>.checkpoint, removed at the end |');
    expect(fill('maps')).toContain('| `--points` | – | whole, ≥ 2 | 300 |');
    expect(fill('maps')).toContain('| – | `neighbors` |');
  });

  it('say of a list what stands between the commas, and of any number that it is one', () => {
    const page = '<!-- options:nested-tanh -->\n<!-- /options -->\n';
    const filled = fillOptionTables(page, 'en');
    expect(filled).toContain('| `--inputs` | `inputs` | `<numbers>` | -0.5,-0.5,-0.5 |');
    expect(filled).toContain('| `--bias` | `bias` | number | 1 | b |');
  });

  it('refuse a marker that names no table', () => {
    const page = '<!-- options:gloves -->\n<!-- /options -->\n';
    expect(() => fillOptionTables(page, 'ko')).toThrow('no table of options named gloves');
  });
});
