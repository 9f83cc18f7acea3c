import { sentence } from '../../base/sentence.ts';
import { classSet, LINE_ENDS, singleSet } from './code-point-set.ts';
import { PatternReader } from './pattern-reader.ts';
import type { Edge, PatternTree } from './pattern-tree.ts';
import { readClass, readEscape } from './read-class.ts';

const MOST_REPEATS = 1000;
const MOST_NESTED = 200;
/** The look-behinds that hold at a place are bits of one small number. */
const MOST_LOOK_BEHINDS = 4;

/** The flags under which a part of a pattern is read. */
interface Flags {
  readonly ignoreCase: boolean;
  /** Whether `^` and `$` stand at the edges of every line. */
  readonly everyLine: boolean;
  /** Whether `.` reads the ends of lines, too. */
  readonly dotAll: boolean;
}

const FLAG_LETTERS: Readonly<Record<string, keyof Flags | 'unicode'>> = {
  i: 'ignoreCase',
  m: 'everyLine',
  s: 'dotAll',
  // Python's name for what always holds here.
  u: 'unicode',
};

/** The edges that a backslash and a letter stand for. */
const EDGE_ESCAPES: Readonly<Record<string, { readonly edge: Edge; readonly negated: boolean }>> = {
  b: { edge: 'word', negated: false },
  B: { edge: 'word', negated: true },
  A: { edge: 'text-start', negated: false },
  Z: { edge: 'text-end', negated: false },
};

/**
 * Reads a pattern: JavaScript's syntax with the `u` flag, with Python's meaning of `\w`, `\d`, `\s` and `\b`, and
 * beside it Python's `(?i)` at the beginning, `(?P<name>…)`, `\A`, `\Z`, `{,3}` and escaped punctuation.
 * @throws UsageError naming the character at which it cannot be read
 */
export function parsePattern(source: string): PatternTree {
  return new PatternParser(source).parse();
}

/** A recursive-descent parser, with a method for each rule of the grammar. */
class PatternParser {
  readonly #reader: PatternReader;
  #depth = 0;
  #lookBehinds = 0;
  #insideLookBehind = false;

  constructor(source: string) {
    this.#reader = new PatternReader(source);
  }

  parse(): PatternTree {
    const reader = this.#reader;
    const letters = reader.takeMatch(/\(\?([a-zA-Z]+)\)/y)?.[1];
    const flags = this.#flags(
      { ignoreCase: false, everyLine: false, dotAll: false },
      letters ?? '',
      2,
      true,
    );
    const tree = this.#choice(flags);
    if (!reader.isAtEnd) this.#failAtStray(')');
    return tree;
  }

  #choice(flags: Flags): PatternTree {
    const branches = [this.#sequence(flags)];
    while (this.#reader.takes('|')) branches.push(this.#sequence(flags));
    return branches.length === 1 && branches[0] !== undefined
      ? branches[0]
      : { kind: 'choice', branches };
  }

  #sequence(flags: Flags): PatternTree {
    const reader = this.#reader;
    const parts: PatternTree[] = [];
    while (!reader.isAtEnd && !reader.sees('|') && !reader.sees(')')) {
      const part = this.#part(flags);
      const isPlace = part.kind === 'edge' || part.kind === 'look';
      parts.push(isPlace ? part : this.#repeated(part));
    }
    return { kind: 'sequence', parts };
  }

  /** Reads what stands behind a part and says how often it is repeated. */
  #repeated(body: PatternTree): PatternTree {
    const reader = this.#reader;
    const start = reader.at;
    const match = reader.takeMatch(/([*+?])|\{(\d*)(,?)(\d*)\}/y);
    if (match === undefined) return body;
    const [, sign, first = '', comma, last = ''] = match;
    if (sign === undefined && first === '' && last === '') this.#failAtStray('{', start);
    const least = sign === '+' ? 1 : Number(first);
    const most =
      sign === '?'
        ? 1
        : sign !== undefined
          ? Infinity
          : comma === ''
            ? least
            : last === ''
              ? Infinity
              : Number(last);
    if (least > MOST_REPEATS || (most > MOST_REPEATS && most !== Infinity) || last.length > 100) {
      reader.fail(
        sentence(
          'text/pattern-large-count',
        )`more than ${{ most: MOST_REPEATS }} repetitions are asked for`,
        start,
      );
    }
    if (least > most) {
      reader.fail(
        sentence(
          'text/pattern-falling-counts',
        )`the second count of a repetition is the smaller one`,
        start,
      );
    }
    return { kind: 'repeat', body, least, most, lazy: reader.takes('?') };
  }

  #part(flags: Flags): PatternTree {
    const reader = this.#reader;
    const start = reader.at;
    const { ignoreCase } = flags;
    switch (reader.source[start]) {
      case '(':
        return this.#group(flags);
      case '[':
        reader.at++;
        return { kind: 'read', set: readClass(reader, ignoreCase) };
      case '\\':
        return this.#escape(flags);
      case '.':
        reader.at++;
        return { kind: 'read', set: classSet(flags.dotAll ? [] : [LINE_ENDS], true, false) };
      case '^':
        reader.at++;
        return {
          kind: 'edge',
          edge: flags.everyLine ? 'line-start' : 'text-start',
          negated: false,
        };
      case '$':
        reader.at++;
        return { kind: 'edge', edge: flags.everyLine ? 'line-end' : 'text-end', negated: false };
      case '*':
      case '+':
      case '?':
        return reader.fail(
          sentence(
            'text/pattern-nothing-to-repeat',
          )`there is nothing that ${{ sign: reader.source.charAt(start) }} could repeat`,
          start,
        );
      case '{':
      case '}':
      case ']':
        return this.#failAtStray(reader.source.charAt(start));
      default:
        return { kind: 'read', set: singleSet(reader.takeCodePoint(), ignoreCase) };
    }
  }

  #escape({ ignoreCase }: Flags): PatternTree {
    const reader = this.#reader;
    const start = reader.at;
    const edge = EDGE_ESCAPES[reader.source.charAt(start + 1)];
    if (edge !== undefined) {
      reader.at += 2;
      return { kind: 'edge', ...edge };
    }
    if (reader.takeMatch(/\\[1-9k]/y) !== undefined) this.#failAtReference(start);
    reader.at++;
    const item = readEscape(reader);
    const set =
      'part' in item
        ? classSet([item.part], false, ignoreCase)
        : singleSet(item.codePoint, ignoreCase);
    return { kind: 'read', set };
  }

  #group(flags: Flags): PatternTree {
    const reader = this.#reader;
    const start = reader.at;
    reader.at++;
    if (++this.#depth > MOST_NESTED) {
      reader.fail(
        sentence(
          'text/pattern-nested-groups',
        )`groups are nested more than ${{ most: MOST_NESTED }} deep`,
        start,
      );
    }
    const tree = this.#groupBody(flags, start);
    this.#depth--;
    if (!reader.takes(')')) {
      reader.fail(sentence('text/pattern-open-group')`the group is not closed by )`, start);
    }
    return tree;
  }

  #groupBody(flags: Flags, start: number): PatternTree {
    const reader = this.#reader;
    if (!reader.takes('?') || reader.takes(':')) return this.#choice(flags);
    if (reader.takes('P=')) this.#failAtReference(start);
    const look = reader.takeMatch(/(<?)([=!])/y);
    if (look !== undefined) return this.#look(flags, start, look[1] === '', look[2] === '!');
    if (reader.takeMatch(/P?<[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*>/uy) !== undefined) {
      return this.#choice(flags);
    }
    const letters = reader.takeMatch(/([a-zA-Z]*)(?:-([a-zA-Z]+))?:/y);
    if (letters !== undefined) {
      const added = this.#flags(flags, letters[1] ?? '', start + 2, true);
      return this.#choice(this.#flags(added, letters[2] ?? '', start + 2, false));
    }
    if (reader.takeMatch(/[a-zA-Z]+\)/y) !== undefined) {
      reader.fail(
        sentence(
          'text/pattern-late-flags',
        )`flags for the whole pattern come too late; write them at its beginning, or for a group as (?i:…)`,
        start,
      );
    }
    return reader.fail(
      sentence(
        'text/pattern-unknown-group',
      )`a group begins with ${{ opening: reader.source.slice(start, start + 3) }}, which has no meaning here`,
      start,
    );
  }

  #look(flags: Flags, start: number, ahead: boolean, negated: boolean): PatternTree {
    const reader = this.#reader;
    if (this.#insideLookBehind) {
      reader.fail(
        sentence(
          'text/pattern-look-within-behind',
        )`a look-ahead or look-behind stands within a look-behind, which is not supported`,
        start,
      );
    }
    if (!ahead && ++this.#lookBehinds > MOST_LOOK_BEHINDS) {
      reader.fail(
        sentence(
          'text/pattern-look-behinds',
        )`there are more than ${{ most: MOST_LOOK_BEHINDS }} look-behinds`,
        start,
      );
    }
    this.#insideLookBehind = !ahead;
    const body = this.#choice(flags);
    this.#insideLookBehind = false;
    return { kind: 'look', ahead, negated, body };
  }

  /** Sets or clears flags by their letters, which begin at a place. */
  #flags(flags: Flags, letters: string, start: number, value: boolean): Flags {
    let changed = flags;
    for (const [i, letter] of Array.from(letters).entries()) {
      const name = FLAG_LETTERS[letter];
      if (name === undefined) {
        this.#reader.fail(
          sentence(
            'text/pattern-unknown-flag',
          )`there is no flag "${{ letter }}"; choose ${{ choices: Object.keys(FLAG_LETTERS) }}`,
          start + i,
        );
      }
      if (name !== 'unicode') changed = { ...changed, [name]: value };
    }
    return changed;
  }

  #failAtReference(at: number): never {
    this.#reader.fail(
      sentence(
        'text/pattern-back-reference',
      )`an earlier group is referred to, which is not supported: no way is known to do it in bounded time`,
      at,
    );
  }

  #failAtStray(bracket: string, at = this.#reader.at): never {
    this.#reader.fail(
      sentence(
        'text/pattern-stray-bracket',
      )`a ${{ bracket }} stands alone; write \\${{ again: bracket }} for the character itself`,
      at,
    );
  }
}
