import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/base/errors.ts';
import { MatchFinder } from '../../../src/text/patterns/match-finder.ts';
import { SCIKIT_LEARN_PATTERN } from '../../../src/text/units/regexp-tokenizer.ts';
import { anyText } from '../any-text.ts';

function matchesOf(pattern: string, text: string): string[] {
  const matches: string[] = [];
  new MatchFinder(pattern).forEach(text, (start, end) => {
    matches.push(`${start}–${end}`);
  });
  return matches;
}

/** What the native engine finds, which tries all alternatives in their order. */
function nativeMatches(pattern: string, text: string): string[] {
  return Array.from(text.matchAll(new RegExp(pattern, 'gu')), ({ 0: match, index }) => ({
    match,
    index,
  }))
    .filter(({ match }) => match !== '')
    .map(({ match, index }) => `${index}–${index + match.length}`);
}

/** Patterns without \w, \d, \s and \b, which mean more here than to JavaScript. */
const { pattern: anyPattern } = fc.letrec<{ pattern: string; sequence: string; part: string }>(
  (tie) => ({
    pattern: fc
      .array(tie('sequence'), { minLength: 1, maxLength: 3, depthIdentifier: 'pattern' })
      .map((branches) => branches.join('|')),
    sequence: fc
      .array(tie('part'), { maxLength: 4, depthIdentifier: 'pattern' })
      .map((parts) => parts.join('')),
    part: fc.oneof(
      { depthSize: 'small', withCrossShrink: true, depthIdentifier: 'pattern' },
      fc
        .tuple(
          fc.constantFrom(
            ...[
              'a',
              'b',
              '가',
              '👍',
              '.',
              '[ab]',
              '[^a]',
              '[가-힣b]',
              '\\p{L}',
              '\\P{L}',
              '[\\p{N}_]',
            ],
            ...['\\u{61}', '\\x62', '[^\\p{L}a]', '[]', '[^]', '\\n', '\\ud83d\\udc4d'],
          ),
          fc.constantFrom(
            '',
            '',
            '',
            '*',
            '+',
            '?',
            '*?',
            '+?',
            '??',
            '{2}',
            '{1,2}',
            '{0,2}?',
            '{2,}',
          ),
        )
        .map(([atom, times]) => atom + times),
      fc.constantFrom('^', '$'),
      fc
        .tuple(
          fc.constantFrom('(', '(?:'),
          tie('pattern'),
          fc.constantFrom(
            '',
            '',
            '*',
            '+',
            '?',
            '*?',
            '+?',
            '??',
            '{2}',
            '{0,2}',
            '{1,}?',
            '{2,3}',
          ),
        )
        .map(([open, body, times]) => `${open}${body})${times}`),
      fc
        .tuple(fc.constantFrom('(?=', '(?!'), tie('pattern'))
        .map(([open, body]) => `${open}${body})`),
    ),
  }),
);

const plainText = fc
  .array(
    fc.constantFrom('a', 'b', 'a', 'b', '가', '힣', '👍', '1', '_', ' ', '\n', '\ud83d', '\udc4d'),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''));

/** How many repeated groups stand within one another: the native engine tries every way to divide a text among them. */
function repetitionDepth(pattern: string): number {
  const inside = [0];
  let deepest = 0;
  for (let i = 0; i < pattern.length; i++) {
    if (pattern[i] === '(') inside.push(0);
    if (pattern[i] !== ')') continue;
    const own = inside.pop()! + (/[*+{?]/.test(pattern[i + 1] ?? '') ? 1 : 0);
    inside.push(Math.max(inside.pop()!, own));
    deepest = Math.max(deepest, own);
  }
  return deepest;
}

/** Of patterns with more of them the native engine may take minutes for twelve letters. */
const MOST_DEPTH = 2;

interface Golden {
  readonly unassigned: readonly number[];
  readonly classes: Readonly<Record<string, readonly number[]>>;
  readonly texts: readonly string[];
  readonly patterns: Readonly<Record<string, readonly (readonly [number, number])[][]>>;
}

const python: Golden = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../golden/python-patterns.json'), 'utf8'),
);

describe('matches are those of the native engine', () => {
  it('for any pattern and text', () => {
    fc.assert(
      fc.property(anyPattern, plainText, (pattern, text) => {
        fc.pre(repetitionDepth(pattern) <= MOST_DEPTH);
        expect(matchesOf(pattern, text)).toEqual(nativeMatches(pattern, text));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    '(?<=a)b|(?<!가)a',
    '(?<=^|\\n)a+(?<![b])',
    '(?=(?<=a)b)b',
    '(?!(?=a)ab)[ab]{2}',
    '(?<=a{2,3}b?)[^a]',
    '(?:|a)+b|(?:a*?)*?b',
    SCIKIT_LEARN_PATTERN,
  ])('for %s in any text', (pattern) => {
    fc.assert(
      fc.property(fc.oneof(plainText, anyText), (text) => {
        expect(matchesOf(pattern, text)).toEqual(nativeMatches(pattern, text));
      }),
      { numRuns: 300 },
    );
  });

  it.each(['(?i)[k-ſ]+|ü', '(?i)\\p{Lu}+', '(?i)[^k]', '(?i)\\P{Lu}'])(
    'without case: %s',
    (pattern) => {
      const text = 'KkKſSsÜüꭰᎠ\u0345ιΙ 1';
      const native = Array.from(text.matchAll(new RegExp(pattern.slice(4), 'giu')), (m) => m[0]);
      const found: string[] = [];
      new MatchFinder(pattern).forEach(text, (start, end) => found.push(text.slice(start, end)));
      expect(found).toEqual(native);
    },
  );

  it('in texts of many parts, whose pairs lie across the cuts', () => {
    for (const filler of ['a', 'ab', '👍', 'a👍', '가\n']) {
      const text = `${filler.repeat(33_000)}!${filler.repeat(33_000)}`;
      for (const pattern of ['[^]+', 'a+|👍+', '[^](?=!)', '(?<=!)[^]+', '👍', '(?:a?👍){2}']) {
        expect(matchesOf(pattern, text)).toEqual(nativeMatches(pattern, text));
      }
    }
  });
});

describe("matches are those of Python's re", () => {
  it.each(Object.entries(python.patterns))('for %s', (pattern, spans) => {
    const expected = spans.map((matches) => matches.map(([start, end]) => `${start}–${end}`));
    const finder = new MatchFinder(pattern);
    const found = python.texts.map((text) => {
      const matches: string[] = [];
      finder.forEach(text, (start, end) => matches.push(`${start}–${end}`));
      return matches;
    });
    expect(found).toEqual(expected);
  });

  it.each(Object.entries(python.classes))('for %s on every code point', (pattern, edges) => {
    const text: string[] = [];
    const expected = new Set<number>();
    let inUnassigned = false;
    let inClass = false;
    const changes = { unassigned: new Set(python.unassigned), class: new Set(edges) };
    const starts: number[] = [];
    let at = 0;
    for (let code = 0; code < 0x110000; code++) {
      if (changes.unassigned.has(code)) inUnassigned = !inUnassigned;
      if (changes.class.has(code)) inClass = !inClass;
      // Later versions of Unicode have more code points than Python's; halves of pairs would pair up.
      if (inUnassigned || (code >= 0xd800 && code < 0xe000)) continue;
      starts[at] = code;
      if (inClass) expected.add(code);
      text.push(String.fromCodePoint(code));
      at += code > 0xffff ? 2 : 1;
    }
    const found = new Set<number>();
    new MatchFinder(pattern).forEach(text.join(''), (start) => found.add(starts[start]!));
    expect(found).toEqual(expected);
  });
});

describe('the work grows with the text alone', () => {
  const length = 100_000;
  const as = 'a'.repeat(length);
  const mixed = Array.from({ length }, (_, i) => 'ab'[((i * 2654435761) >>> 13) & 1]).join('');

  it.each([
    // Steps for each letter: the passes over the text, and what evaluates the few states.
    ['(a+)+$', `${as}b`, 6],
    ['(a|a)*b', as, 6],
    ['(.*)*x', as, 6],
    ['^(([a-z])+.)+[A-Z]([a-z])+$', as, 6],
    ['(a*)*(a*)*(a*)*b', as, 6],
    ['(?=(a+)+$)a(?!(a|aa)+$)', `${as}b`, 6],
    ['(?<=(a+)+b)a|(?<!(.*)*c)x', as, 8],
    // Each match is found only after the whole text has been searched in vain for the first alternative.
    ['[^]*y|a', as, 6],
    ['(a{1,40}){1,40}b', as, 1100],
    // In these, nearly every place has a state of its own, each of a turn over the program.
    ['(?:a|b)*a(?:a|b){200}x', mixed, 1700],
    ['(?:(?:a|b){100}a)+', mixed, 1300],
  ])('of %s', (pattern, text, most) => {
    const finder = new MatchFinder(pattern);
    finder.forEach(text, () => {});
    expect(finder.steps).toBeGreaterThan(length);
    expect(finder.steps / length).toBeLessThan(most);
  });
});

describe('the syntax', () => {
  it.each([
    ['\\u{1F44D}\\uD83D\\uDC4D\\x61', '👍👍a', ['0–5']],
    ['[\\b\\-\\]]+', 'a\b-]', ['1–4']],
    ['(?P<one>a)(?<두>b)', 'ab', ['0–2']],
    ['(?im:^A.$)', 'a1\nA2', ['0–2', '3–5']],
    ['(?i-i:a)A', 'aA AA', ['0–2']],
    ['(?s).+', 'a\nb', ['0–3']],
    ['.+', 'a\nb\u2028c\rd', ['0–1', '2–3', '4–5', '6–7']],
    ['a{,2}', 'aaa', ['0–2', '2–3']],
    ['\\cJ|\\0|\\t', '\n\0\t', ['0–1', '1–2', '2–3']],
    ['\\p{Script=Hangul}+|\\P{L}', '한글a1', ['0–2', '3–4']],
    ["\\'\\#\\ ", "'# ", ['0–3']],
  ])('of %s is read', (pattern, text, expected) => {
    expect(matchesOf(pattern, text)).toEqual(expected);
  });

  it.each([
    ['(a', 'at character 1, the group is not closed by )'],
    ['a)', 'at character 2, a ) stands alone'],
    ['👍[a', 'at character 2, the class is not closed by ]'],
    ['[z-a]', 'at character 2, the range ends before it begins'],
    ['[\\w-z]', 'at character 2, a range begins or ends with a class'],
    ['*a', 'at character 1, there is nothing that * could repeat'],
    ['a++', 'at character 3, there is nothing that + could repeat'],
    ['\\b+', 'at character 3, there is nothing that + could repeat'],
    ['a{', 'at character 2, a { stands alone; write \\{'],
    ['a{3,2}', 'at character 2, the second count of a repetition is the smaller one'],
    ['a{1001}', 'at character 2, more than 1000 repetitions are asked for'],
    [`a{1,${'9'.repeat(400)}}`, 'more than 1000 repetitions are asked for'],
    ['(a)\\1', 'at character 4, an earlier group is referred to, which is not supported'],
    ['(?<x>a)\\k<x>', 'at character 8, an earlier group is referred to'],
    ['(?P<x>a)(?P=x)', 'at character 9, an earlier group is referred to'],
    ['(?>a)', 'at character 1, a group begins with (?>, which has no meaning here'],
    ['a(?i)b', 'at character 2, flags for the whole pattern come too late'],
    ['(?x)a', 'at character 3, there is no flag "x"; choose i, m, s, u'],
    ['\\q', 'at character 1, there is no escape \\q'],
    ['\\u{110000}', 'at character 1, there is no escape'],
    ['\\p{Letters}', '\\p{Letters} is no Unicode property'],
    ['\\pL', '\\p is no Unicode property'],
    ['(?<=a(?=b))c', 'stands within a look-behind'],
    ['(?<=a)|(?<=b)|(?<=c)|(?<=d)|(?<=e)', 'at character 29, there are more than 4 look-behinds'],
    ['('.repeat(100_000), 'at character 201, groups are nested more than 200 deep'],
    [
      '((a{100}){100}){100}',
      'written out, its repetitions and alternatives are more than 10000 parts',
    ],
    ['((){1000}){1000}', 'are more than 10000 parts. Use smaller counts.'],
  ])('of %s is refused', (pattern, message) => {
    expect(() => new MatchFinder(pattern)).toThrow(message);
    expect(() => new MatchFinder(pattern)).toThrow(UsageError);
  });

  it('of any text is read or refused by a sentence', () => {
    const pieces = fc.constantFrom(
      ...[
        '(',
        ')',
        '[',
        ']',
        '{',
        '}',
        '?',
        '*',
        '+',
        '|',
        '\\',
        '^',
        '$',
        '.',
        '-',
        ',',
        '1',
        '9',
      ],
      ...[
        '(?',
        '(?<',
        '(?=',
        '(?<!',
        '(?i',
        ':',
        '>',
        'P',
        '=',
        'p{',
        'L',
        '\\p',
        '\\u',
        '\\u{',
        '\\c',
        '\\ud83d',
      ],
    );
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          fc.array(pieces).map((all) => all.join('')),
        ),
        (pattern) => {
          try {
            matchesOf(pattern, 'ab1 {가}👍\n(?i');
          } catch (error) {
            expect(error).toBeInstanceOf(UsageError);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
