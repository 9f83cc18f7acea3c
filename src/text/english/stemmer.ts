import type { Stemmer } from '../stemmer.ts';

/**
 * Creates the English stemmer of Snowball 3 ("Porter2"), from its published description
 * (https://snowballstem.org/algorithms/english/stemmer.html). It answers as Snowball does for every
 * word of Snowball's own test vocabulary; the libraries on npm are of older versions, whose answers
 * differ for 57 of its words and more (`organic` and `organize` become one).
 */
export function createEnglishStemmer(): Stemmer {
  return { language: 'english', stem: stemEnglish };
}

const SHORTEST = 3;

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['skis', 'ski'],
  ['skies', 'sky'],
  ['idly', 'idl'],
  ['gently', 'gentl'],
  ['ugly', 'ugli'],
  ['early', 'earli'],
  ['only', 'onli'],
  ['singly', 'singl'],
  ...['sky', 'news', 'howe', 'atlas', 'cosmos', 'bias', 'andes'].map((word): [string, string] => [
    word,
    word,
  ]),
]);
/** Beginnings after which region R1 starts, wherever their vowels are. */
const FIXED_BEGINNINGS = /^(?:gener|commun|arsen|past|univers|later|emerg|organ|inter)/;
/** To just after the first consonant that follows a vowel. */
const TO_REGION = /^[^aeiouy]*[aeiouy]+[^aeiouy]/;
const HAS_VOWEL = /[aeiouy]/;
/** A consonant, a vowel and a consonant other than w, x, Y; or vowel and consonant alone. */
const SHORT_SYLLABLE = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy]|^past)$/;

const STEP_2: readonly Ending[] = longestFirst({
  tional: 'tion',
  enci: 'ence',
  anci: 'ance',
  abli: 'able',
  entli: 'ent',
  izer: 'ize',
  ization: 'ize',
  ational: 'ate',
  ation: 'ate',
  ator: 'ate',
  alism: 'al',
  aliti: 'al',
  alli: 'al',
  fulness: 'ful',
  ousli: 'ous',
  ousness: 'ous',
  iveness: 'ive',
  iviti: 'ive',
  biliti: 'ble',
  bli: 'ble',
  ogist: 'og',
  ogi: 'og',
  fulli: 'ful',
  lessli: 'less',
  li: '',
});
const STEP_3: readonly Ending[] = longestFirst({
  tional: 'tion',
  ational: 'ate',
  alize: 'al',
  icate: 'ic',
  iciti: 'ic',
  ical: 'ic',
  ful: '',
  ness: '',
  ative: '',
});
const STEP_4: readonly Ending[] = longestFirst(
  Object.fromEntries(
    'al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion'
      .split(' ')
      .map((ending) => [ending, '']),
  ),
);

interface Ending {
  readonly ending: string;
  readonly replacement: string;
}

function longestFirst(replacements: Readonly<Record<string, string>>): Ending[] {
  return Object.entries(replacements)
    .map(([ending, replacement]) => ({ ending, replacement }))
    .sort((a, b) => b.ending.length - a.ending.length);
}

function longestEnding(word: string, endings: readonly Ending[]): Ending | undefined {
  return endings.find(({ ending }) => word.endsWith(ending));
}

/** Apostrophes as word processors write them. Snowball knows only the typewriter's. */
const CURLY_APOSTROPHES = /[\u2018\u2019\u201b\u02bc\uff07]/g;

/** Returns the stem of an English word, in lower case: Generally and GENERALLY have one. */
function stemEnglish(given: string): string {
  const word = given.toLowerCase().replace(CURLY_APOSTROPHES, "'");
  if (word.length < SHORTEST) return word;
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  // A y that is a consonant (first, or after a vowel) is written Y until the end.
  let stem = word
    .replace(/^'/, '')
    .replace(/^y/, 'Y')
    .replace(/([aeiouy])y/g, '$1Y');
  const fixed = FIXED_BEGINNINGS.exec(stem) ?? TO_REGION.exec(stem);
  const r1 = fixed === null ? stem.length : fixed[0].length;
  const second = TO_REGION.exec(stem.slice(r1));
  const r2 = second === null ? stem.length : r1 + second[0].length;

  stem = dropPlural(stem.replace(/(?:'s'|'s|')$/, ''));
  stem = dropPast(stem, r1);
  stem = stem.replace(/(.[^aeiouy])[yY]$/s, '$1i');
  stem = shortenDerived(stem, r1);
  stem = dropDerived(stem, r1, r2);
  stem = dropResidual(stem, r2);
  return dropFinal(stem, r1, r2).replaceAll('Y', 'y');
}

/** Takes step 1a. */
function dropPlural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (/ie[ds]$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  if (/[us]s$/.test(word)) return word;
  return /[aeiouy].+s$/s.test(word) ? word.slice(0, -1) : word;
}

/** Takes step 1b. */
function dropPast(word: string, r1: number): string {
  const match = /(eed|ed|ing)(?:ly)?$/.exec(word);
  if (match === null) return word;
  const before = word.slice(0, match.index);
  if (match[1] === 'eed') {
    const whole = /^(?:succ|proc|exc)$/.test(before);
    return match.index >= r1 && !whole ? `${before}ee` : word;
  }
  if (match[0] === 'ing') {
    if (/^[^aeiouy]y$/.test(before)) return `${before.charAt(0)}ie`;
    if (/^(?:inn|out|cann|herr|earr|even)$/.test(before)) return word;
  }
  if (!HAS_VOWEL.test(before)) return word;
  if (/(?:at|bl|iz)$/.test(before)) return `${before}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(before)) {
    return /^[aeo]..$/s.test(before) ? before : before.slice(0, -1);
  }
  return before.length === r1 && SHORT_SYLLABLE.test(before) ? `${before}e` : before;
}

/** Takes step 2, in region R1. */
function shortenDerived(word: string, r1: number): string {
  const found = longestEnding(word, STEP_2);
  if (found === undefined) return word;
  const { ending, replacement } = found;
  const before = word.slice(0, word.length - ending.length);
  if (before.length < r1) return word;
  if (ending === 'ogi' && !before.endsWith('l')) return word;
  if (ending === 'li' && !/[cdeghkmnrt]$/.test(before)) return word;
  return before + replacement;
}

/** Takes step 3, in region R1; `ative` in R2. */
function dropDerived(word: string, r1: number, r2: number): string {
  const found = longestEnding(word, STEP_3);
  if (found === undefined) return word;
  const { ending, replacement } = found;
  const before = word.slice(0, word.length - ending.length);
  return before.length < (ending === 'ative' ? r2 : r1) ? word : before + replacement;
}

/** Takes step 4, in region R2. */
function dropResidual(word: string, r2: number): string {
  const found = longestEnding(word, STEP_4);
  if (found === undefined) return word;
  const before = word.slice(0, word.length - found.ending.length);
  if (before.length < r2) return word;
  return found.ending === 'ion' && !/[st]$/.test(before) ? word : before;
}

/** Takes step 5. */
function dropFinal(word: string, r1: number, r2: number): string {
  const before = word.slice(0, -1);
  if (word.endsWith('e')) {
    const drops = before.length >= r2 || (before.length >= r1 && !SHORT_SYLLABLE.test(before));
    return drops ? before : word;
  }
  return word.endsWith('ll') && before.length >= r2 ? before : word;
}
