/** A property of each place of a text that a unit may have learned to follow. */
export interface TextFeature {
  readonly name: string;
  /** The feature after each token, as a whole number: 0 and 1 for no and yes, a depth, a bin. */
  readonly values: Uint8Array;
}

/** The state of the text up to and including a character. */
interface Place {
  /** The character read last, and the one before it. */
  character: string;
  before: string;
  inQuotes: boolean;
  inComment: boolean;
  parentheses: number;
  braces: number;
  /** Characters of the line so far. */
  column: number;
  /** Blanks that the line begins with. */
  indentation: number;
  /** Whether the line has had blanks only. */
  onlyBlanks: boolean;
  lineIsEmpty: boolean;
}

/** The largest depth that is told from others. */
const DEEPEST = 5;

/** Every feature: its name, and its value at a place. */
const FEATURES: Readonly<Record<string, (place: Place) => number>> = {
  'inside quotes': ({ inQuotes }) => Number(inQuotes),
  'inside a comment': ({ inComment }) => Number(inComment),
  'depth of ( and [': ({ parentheses }) => Math.min(parentheses, DEEPEST),
  'depth of {': ({ braces }) => Math.min(braces, DEEPEST),
  // In tens of characters.
  'position in line': ({ column }) => Math.min(Math.floor(column / 10), 9),
  'inside indentation': ({ onlyBlanks, column }) => Number(onlyBlanks && column > 0),
  // In pairs of blanks.
  'indentation of line': ({ indentation }) => Math.min(Math.ceil(indentation / 2), 6),
  'after newline': ({ character }) => Number(character === '\n'),
  space: ({ character }) => Number(character === ' '),
  digit: ({ character }) => Number(/\p{Nd}/u.test(character)),
  'upper case': ({ character }) => Number(/\p{Lu}/u.test(character)),
  'final consonant': ({ character }) => finalConsonant(character),
};

/**
 * Finds the features of a text after each of its tokens. Those that are the same everywhere (no quote in the
 * text, no Hangul) are left out. Quotes are `"…"` (not behind a backslash, not the C character
 * `'"'`) and `“…”`; a blank line ends them, so that a missing one does not turn the rest round.
 * @param tokens the pieces of the text, in order
 */
export function textFeatures(tokens: readonly string[]): TextFeature[] {
  const names = Object.keys(FEATURES);
  const columns = names.map(() => new Uint8Array(tokens.length));
  const place: Place = {
    character: '\n',
    before: '',
    inQuotes: false,
    inComment: false,
    parentheses: 0,
    braces: 0,
    column: 0,
    indentation: 0,
    onlyBlanks: true,
    lineIsEmpty: true,
  };
  tokens.forEach((token, t) => {
    for (const character of token) readCharacter(place, character);
    names.forEach((name, f) => {
      (columns[f] as Uint8Array)[t] = FEATURES[name]?.(place) ?? 0;
    });
  });
  return names.flatMap((name, f) => {
    const values = columns[f] as Uint8Array;
    return values.some((value) => value !== values[0]) ? [{ name, values }] : [];
  });
}

/** Takes the place one character further. */
function readCharacter(place: Place, character: string): void {
  const { character: last, before } = place;
  if (character === '\n') readNewline(place);
  else {
    place.column += 1;
    if (place.onlyBlanks && (character === ' ' || character === '\t')) {
      place.indentation += character === '\t' ? 8 : 1;
    } else {
      place.onlyBlanks = false;
      place.lineIsEmpty = false;
    }
  }
  const escaped = last === '\\' && before !== '\\';
  if (character === '"' && !escaped && last !== "'") place.inQuotes = !place.inQuotes;
  if (character === '“') place.inQuotes = true;
  if (character === '”') place.inQuotes = false;
  if (!place.inQuotes) readNesting(place, last, character);
  place.before = last;
  place.character = character;
}

function readNewline(place: Place): void {
  // An empty line: the paragraph is over, and with it what was left open by mistake.
  if (place.lineIsEmpty) place.inQuotes = false;
  place.column = 0;
  place.indentation = 0;
  place.onlyBlanks = true;
  place.lineIsEmpty = true;
}

function readNesting(place: Place, last: string, character: string): void {
  if (last === '/' && character === '*') place.inComment = true;
  if (last === '*' && character === '/') place.inComment = false;
  if (place.inComment) return;
  if (character === '(' || character === '[') place.parentheses += 1;
  if (character === ')' || character === ']')
    place.parentheses = Math.max(0, place.parentheses - 1);
  if (character === '{') place.braces += 1;
  if (character === '}') place.braces = Math.max(0, place.braces - 1);
}

/** 0: no Hangul; 1: a syllable without a final consonant, or not there yet; 2: with one. */
function finalConsonant(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  // Precomposed syllables: 28 in a row share initial and vowel, the first of which has no final.
  if (code >= 0xac00 && code <= 0xd7a3) return (code - 0xac00) % 28 === 0 ? 1 : 2;
  if (code >= 0x1100 && code <= 0x1175) return 1;
  if (code >= 0x11a8 && code <= 0x11c2) return 2;
  return 0;
}
