import { sentence } from '../../base/sentence.ts';
import {
  type ClassPart,
  type CodePointSet,
  classSet,
  escapeInClass,
  PYTHON_CLASSES,
} from './code-point-set.ts';
import type { PatternReader } from './pattern-reader.ts';

/** What an escape or a character stands for: one code point, or a class of them. */
export type ClassItem = { readonly codePoint: number } | { readonly part: ClassPart };

/** Reads a character class, after its opening bracket. */
export function readClass(reader: PatternReader, ignoreCase: boolean): CodePointSet {
  const start = reader.at - 1;
  const negated = reader.takes('^');
  const parts: ClassPart[] = [];
  while (!reader.takes(']')) {
    const at = reader.at;
    const first = readClassItem(reader, start);
    if (!reader.sees('-') || reader.sees('-]')) {
      parts.push(partOf(first));
      continue;
    }
    reader.takes('-');
    const last = readClassItem(reader, start);
    if (!('codePoint' in first && 'codePoint' in last)) {
      reader.fail(
        sentence(
          'text/pattern-range-of-classes',
        )`a range begins or ends with a class such as \\w; write \\- for the character itself`,
        at,
      );
    }
    if (first.codePoint > last.codePoint) {
      reader.fail(sentence('text/pattern-falling-range')`the range ends before it begins`, at);
    }
    parts.push({
      source: `${escapeInClass(first.codePoint)}-${escapeInClass(last.codePoint)}`,
    });
  }
  return classSet(parts, negated, ignoreCase);
}

function readClassItem(reader: PatternReader, start: number): ClassItem {
  if (reader.isAtEnd) {
    reader.fail(sentence('text/pattern-open-class')`the class is not closed by ]`, start);
  }
  // Within a class, \b is a backspace.
  if (reader.takes('\\b')) return { codePoint: 0x08 };
  return reader.takes('\\') ? readEscape(reader) : { codePoint: reader.takeCodePoint() };
}

function partOf(item: ClassItem): ClassPart {
  return 'part' in item ? item.part : { source: escapeInClass(item.codePoint) };
}

const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13 };
const HALVES = /u([dD][89abAB][\da-fA-F]{2})\\u([dD][c-fC-F][\da-fA-F]{2})/y;
const HEXADECIMAL = /x([\da-fA-F]{2})|u([\da-fA-F]{4})|u\{([\da-fA-F]{1,8})\}/y;
const PROPERTY = /[pP]\{[A-Za-z_]+(?:=[A-Za-z0-9_]+)?\}/y;

/** Reads an escape that stands for a code point or a class, after its backslash. */
export function readEscape(reader: PatternReader): ClassItem {
  const start = reader.at - 1;
  const shorthand = reader.takeMatch(/[wWdDsS]/y)?.[0];
  if (shorthand !== undefined) {
    const name = shorthand.toLowerCase() as 'w' | 'd' | 's';
    return { part: { ...PYTHON_CLASSES[name], negated: name !== shorthand } };
  }
  if (reader.sees('p') || reader.sees('P')) return { part: readProperty(reader, start) };
  const pair = reader.takeMatch(HALVES);
  if (pair !== undefined) {
    const [high, low] = pair.slice(1).map((digits) => parseInt(digits, 16));
    return { codePoint: String.fromCharCode(high ?? 0, low ?? 0).codePointAt(0) ?? 0 };
  }
  const digits = reader.takeMatch(HEXADECIMAL)?.slice(1).join('');
  if (digits !== undefined) {
    const codePoint = parseInt(digits, 16);
    if (codePoint <= 0x10ffff) return { codePoint };
  }
  const letter = reader.takeMatch(/[tnvfr]|c[A-Za-z]|0(?!\d)|[!-/:-@[-`{-~ ]/y)?.[0];
  if (letter !== undefined) {
    if (letter === '0') return { codePoint: 0 };
    if (letter.length === 2) return { codePoint: letter.charCodeAt(1) % 32 };
    return { codePoint: CONTROLS[letter] ?? letter.charCodeAt(0) };
  }
  if (!reader.isAtEnd) reader.takeCodePoint();
  const unknown = reader.source.slice(start, reader.at);
  return reader.fail(
    sentence('text/pattern-unknown-escape')`there is no escape ${{ escape: unknown }}`,
    start,
  );
}

function readProperty(reader: PatternReader, start: number): ClassPart {
  const name = reader.takeMatch(PROPERTY)?.[0];
  try {
    if (name !== undefined) {
      new RegExp(`\\${name}`, 'u');
      return { source: `\\${name}` };
    }
  } catch {
    // The native engine knows no such property.
  }
  const property = `\\${name ?? reader.source.charAt(start + 1)}`;
  return reader.fail(
    sentence(
      'text/pattern-unknown-property',
    )`${{ property }} is no Unicode property; write one as ${{ example: '\\p{Script=Hangul}' }}`,
    start,
  );
}
