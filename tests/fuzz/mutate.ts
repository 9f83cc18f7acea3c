import type { Random } from '../../src/base/random.ts';

/** Numbers at the edges of what fields of a file are made of. */
const INTEGERS = [
  ...[0, 1, 2, 7, 8, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff],
  ...[2 ** 31 + 1, 2 ** 32, 2 ** 53 - 1, 2 ** 53, -1, -2, -(2 ** 31)],
];
const REALS = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 3.4e38, -3.4e38];
/** What may stand in a text where a number or a word did. */
const TEXTS = [
  ...[
    '0',
    '-1',
    '1e999',
    '-1e999',
    'nan',
    'NaN',
    'inf',
    '1.5',
    '0,5',
    '0x1p3',
    '1_000',
    '9007199254740993',
  ],
  ...[
    '',
    ' ',
    '\t',
    '\n',
    '\r\n',
    '\u00a0',
    '\u2028',
    '\ufeff',
    '"',
    "'",
    '""',
    ',',
    ';',
    '\\',
    '\\u0000',
    '\ud83c',
  ],
  ...['null', 'true', '{}', '[]', '__proto__', 'toString', '가', '한글', '👩‍👩‍👧', 'e\u0301'],
];

export const choose = <Item>(random: Random, items: readonly Item[]): Item =>
  items[random.integer(items.length)]!;

type Mutation = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array;

const at = (bytes: Uint8Array, random: Random): number => random.integer(bytes.length + 1);

function splice(bytes: Uint8Array, begin: number, end: number, middle: Uint8Array): Uint8Array {
  const result = new Uint8Array(bytes.length - (end - begin) + middle.length);
  result.set(bytes.subarray(0, begin));
  result.set(middle, begin);
  result.set(bytes.subarray(end), begin + middle.length);
  return result;
}

const encoder = new TextEncoder();

function flipBit(bytes: Uint8Array, random: Random): Uint8Array {
  const result = bytes.slice();
  if (result.length > 0) result[random.integer(result.length)]! ^= 1 << random.integer(8);
  return result;
}

function setBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const result = bytes.slice();
  const begin = at(bytes, random);
  const end = Math.min(bytes.length, begin + 1 + random.integer(8));
  for (let i = begin; i < end; i++) result[i] = random.integer(256);
  return result;
}

function cutEnd(bytes: Uint8Array, random: Random): Uint8Array {
  return bytes.slice(0, at(bytes, random));
}

function removePart(bytes: Uint8Array, random: Random): Uint8Array {
  const begin = at(bytes, random);
  const end = Math.min(bytes.length, begin + 1 + random.integer(64));
  return splice(bytes, begin, end, new Uint8Array(0));
}

function repeatPart(bytes: Uint8Array, random: Random): Uint8Array {
  const begin = at(bytes, random);
  const part = bytes.subarray(begin, begin + 1 + random.integer(64));
  return splice(bytes, begin, begin, part);
}

function writeNumber(bytes: Uint8Array, random: Random): Uint8Array {
  const result = bytes.slice();
  const view = new DataView(result.buffer);
  const size = choose(random, [1, 2, 4, 8]);
  if (result.length < size) return result;
  // Fields of a file mostly lie where their size divides.
  const places = Math.floor(result.length / size);
  const offset =
    random.integer(4) > 0
      ? size * random.integer(places)
      : random.integer(result.length - size + 1);
  if (size === 1) view.setUint8(offset, choose(random, INTEGERS));
  else if (size === 2) view.setUint16(offset, choose(random, INTEGERS), true);
  else if (size === 4 && random.integer(2) > 0)
    view.setUint32(offset, choose(random, INTEGERS), true);
  else if (size === 4) view.setFloat32(offset, choose(random, REALS), true);
  else view.setBigInt64(offset, BigInt(choose(random, INTEGERS)), true);
  return result;
}

function insertText(bytes: Uint8Array, random: Random): Uint8Array {
  const begin = at(bytes, random);
  return splice(bytes, begin, begin, encoder.encode(choose(random, TEXTS)));
}

/** Replaces a number or a word of a text. */
function replaceToken(bytes: Uint8Array, random: Random): Uint8Array {
  const isToken = (byte: number): boolean =>
    byte > 0x2c && byte !== 0x3a && byte !== 0x5d && byte !== 0x7d;
  let begin = at(bytes, random);
  while (begin > 0 && isToken(bytes[begin - 1]!)) begin--;
  let end = begin;
  while (end < bytes.length && end < begin + 64 && isToken(bytes[end]!)) end++;
  return splice(bytes, begin, end, encoder.encode(choose(random, TEXTS)));
}

/** The beginning of one file and the end of another. */
function joinFiles(bytes: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  return splice(bytes, at(bytes, random), bytes.length, other.subarray(at(other, random)));
}

const MUTATIONS: readonly Mutation[] = [
  ...[flipBit, flipBit, setBytes, cutEnd, removePart, repeatPart],
  ...[writeNumber, writeNumber, insertText, replaceToken, replaceToken, joinFiles],
];

/** Mostly one: a file that is damaged in many places is refused for the first of them. */
export function countDamages(random: Random): number {
  return random.integer(3) > 0 ? 1 : 1 + random.integer(4);
}

/** Damages a file in one to four ways: bits, cuts, repeats, numbers, texts, a splice with another file. */
export function mutate(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  let result = bytes;
  for (let left = countDamages(random); left > 0; left--) {
    result = choose(random, MUTATIONS)(result, random, other);
  }
  return result;
}
