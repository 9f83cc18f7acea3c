import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createGraphemeClusters } from '../../../src/text/unicode/grapheme-clusters.ts';
import { createWordSegments } from '../../../src/text/unicode/word-segments.ts';
import { DATA } from '../../support/data.ts';

interface Case {
  readonly line: string;
  readonly pieces: string[];
}

function readCases(path: string): Case[] {
  const cases: Case[] = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const body = line.replace(/#.*/, '').trim();
    if (body === '') continue;
    const pieces = body
      .split('÷')
      .map((piece) => piece.trim())
      .filter((piece) => piece !== '')
      .map((piece) =>
        String.fromCodePoint(...piece.split('×').map((code) => parseInt(code.trim(), 16))),
      );
    cases.push({ line, pieces });
  }
  return cases;
}

function cut(text: string, end: (text: string, start: number) => number): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; ) {
    const next = end(text, at);
    pieces.push(text.slice(at, next));
    at = next;
  }
  return pieces;
}

/** The lines whose text is not cut as they say. */
function wrongLines(path: string, end: (text: string, start: number) => number): string[] {
  return readCases(path)
    .filter(({ pieces }) => cut(pieces.join(''), end).join('÷') !== pieces.join('÷'))
    .map(({ line }) => line);
}

const graphemes = createGraphemeClusters();
const words = createWordSegments();
const kinds = [
  { kind: 'Grapheme', end: graphemes.end, lines: 602 },
  { kind: 'Word', end: words.end, lines: 1823 },
];

describe('the Unicode test files', () => {
  for (const { kind, end, lines } of kinds) {
    const sample = join(import.meta.dirname, `../../golden/unicode/${kind}BreakTest-sample.txt`);
    const full = join(DATA, `unicode/${kind}BreakTest.txt`);
    it(`the sample of ${kind}BreakTest.txt that is in the repository`, () => {
      expect(wrongLines(sample, end)).toEqual([]);
    });

    it.skipIf(!existsSync(full))(
      `every line of ${kind}BreakTest.txt (needs unicode/ of the data folder)`,
      () => {
        expect(readCases(full).length).toBe(lines);
        expect(wrongLines(full, end)).toEqual([]);
      },
    );
  }
});
