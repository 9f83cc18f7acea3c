import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createEnglishStemmer } from '../../../src/text/english/stemmer.ts';
import { DATA } from '../../support/data.ts';

const folder = join(DATA, 'stemming/english');
const stemmer = createEnglishStemmer();

function readLines(path: string): string[] {
  return readFileSync(path, 'utf8').trimEnd().split('\n');
}

function wrongStems(pairs: readonly (readonly [string, string])[]): string[] {
  return pairs
    .filter(([word, stem]) => stemmer.stem(word) !== stem)
    .map(([word, stem]) => `${word} -> ${stemmer.stem(word)}, not ${stem}`);
}

describe("Snowball's own vocabulary", () => {
  it('the sample that is in the repository', () => {
    const pairs = readLines(join(import.meta.dirname, '../../golden/snowball/english-sample.tsv'))
      .filter((line) => !line.startsWith('#'))
      .map((line) => line.split('\t') as [string, string]);
    expect(pairs.length).toBeGreaterThan(700);
    expect(wrongStems(pairs)).toEqual([]);
  });

  it.skipIf(!existsSync(folder))('all 42,649 words (needs stemming/ of the data folder)', () => {
    const stems = readLines(join(folder, 'output.txt'));
    const pairs = readLines(join(folder, 'voc.txt')).map((word, i) => [word, stems[i]!] as const);
    expect(pairs.length).toBe(42_649);
    expect(wrongStems(pairs)).toEqual([]);
  });

  it('gives the same stem in any case', () => {
    for (const [words, stem] of [
      ['generally Generally GENERALLY', 'general'],
      ['news News NEWS', 'news'],
      ['running Running RUNNING', 'run'],
    ] as const) {
      expect(words.split(' ').map(stemmer.stem)).toEqual([stem, stem, stem]);
    }
  });

  it('reads curly apostrophes as straight ones', () => {
    expect(['dog’s', 'children’s', "dog's", 'dogs’', '‘tis'].map(stemmer.stem)).toEqual(
      ["dog's", "children's", "dog's", "dogs'", "'tis"].map(stemmer.stem),
    );
    expect(stemmer.stem('children’s')).toBe('children');
  });
});
