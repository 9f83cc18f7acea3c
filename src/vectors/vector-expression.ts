import { UsageError } from '../base/errors.ts';
import { type Sentence, sentence } from '../base/sentence.ts';
import type { WeightedTerm } from './query-vector.ts';

/** A word of a formula, and its factor. */
export interface WeightedWord extends WeightedTerm {
  readonly term: string;
}

/**
 * Parses arithmetic on words: `king - man + woman`, `한국 − 서울 + 도쿄`,
 * `2 * (good - bad) + film`. A minus or plus stands between spaces, so that `well-known` is one
 * word; a word with spaces in it, or one that is itself an operator, stands in double quotes.
 *
 *     sum    = ["-"] part { ("+" | "-" | "−") part }
 *     part   = [ number "*" ] ( word | quoted word | "(" sum ")" )
 * @throws UsageError that shows where the formula goes wrong
 */
export function parseVectorExpression(formula: string): WeightedWord[] {
  const parser = new Parser(formula);
  const weights = new Map<string, number>();
  parser.sum(1, (word, weight) => weights.set(word, (weights.get(word) ?? 0) + weight));
  parser.end();
  return Array.from(weights, ([term, weight]) => ({ term, weight }));
}

interface FormulaSymbol {
  readonly kind: '+' | '-' | '*' | '(' | ')' | 'word';
  readonly text: string;
  readonly at: number;
}

const SYMBOL = /\s+|(?<quoted>"[^"]*")|(?<bracket>[()])|(?<bare>[^\s()"]+)/gu;
const OPERATORS: ReadonlyMap<string, '+' | '-' | '*'> = new Map([
  ['+', '+'],
  ['-', '-'],
  ['−', '-'],
  ['–', '-'],
  ['*', '*'],
  ['×', '*'],
]);

function readSymbols(formula: string): FormulaSymbol[] {
  const symbols: FormulaSymbol[] = [];
  let end = 0;
  for (const match of formula.matchAll(SYMBOL)) {
    if (match.index !== end) break;
    end += match[0].length;
    const { quoted, bracket, bare } = match.groups ?? {};
    const at = match.index;
    if (quoted !== undefined) symbols.push({ kind: 'word', text: quoted.slice(1, -1), at });
    else if (bracket !== undefined) {
      symbols.push({ kind: bracket === '(' ? '(' : ')', text: bracket, at });
    } else if (bare !== undefined) {
      symbols.push({ kind: OPERATORS.get(bare) ?? 'word', text: bare, at });
    }
  }
  if (end < formula.length) {
    throw new UsageError(
      sentence(
        'vectors/formula-quote',
      )`The formula "${{ formula }}" has a quotation mark that is not closed.`,
    );
  }
  return symbols;
}

class Parser {
  readonly #formula: string;
  readonly #symbols: readonly FormulaSymbol[];
  #at = 0;

  constructor(formula: string) {
    this.#formula = formula;
    this.#symbols = readSymbols(formula);
  }

  /** Reads a sum, calling `use` with every word in it and its weight. */
  sum(weight: number, use: (word: string, weight: number) => void): void {
    let sign = this.#take('-') === undefined ? 1 : -1;
    for (;;) {
      this.#part(sign * weight, use);
      if (this.#take('+') !== undefined) sign = 1;
      else if (this.#take('-') !== undefined) sign = -1;
      else return;
    }
  }

  /** Checks that the formula ends here. */
  end(): void {
    const left = this.#symbols[this.#at];
    if (left !== undefined)
      throw this.#wrong(sentence('vectors/formula-operator')`+ or - was expected`, left);
  }

  #part(weight: number, use: (word: string, weight: number) => void): void {
    const word = this.#take('word');
    if (word !== undefined) {
      if (this.#take('*') === undefined) {
        use(word.text, weight);
        return;
      }
      const factor = Number(word.text);
      if (!Number.isFinite(factor)) {
        throw this.#wrong(sentence('vectors/formula-factor')`a number was expected before *`, word);
      }
      this.#part(weight * factor, use);
      return;
    }
    if (this.#take('(') === undefined) {
      throw this.#wrong(
        sentence('vectors/formula-word')`a word was expected`,
        this.#symbols[this.#at],
      );
    }
    this.sum(weight, use);
    if (this.#take(')') === undefined) {
      throw this.#wrong(
        sentence('vectors/formula-bracket')`) was expected`,
        this.#symbols[this.#at],
      );
    }
  }

  #take(kind: FormulaSymbol['kind']): FormulaSymbol | undefined {
    const symbol = this.#symbols[this.#at];
    if (symbol?.kind !== kind) return undefined;
    this.#at++;
    return symbol;
  }

  #wrong(problem: Sentence, symbol: FormulaSymbol | undefined): UsageError {
    const where =
      symbol === undefined
        ? sentence('vectors/formula-end')`at its end`
        : sentence(
            'vectors/formula-place',
          )`at "${{ symbol: symbol.text }}" (place ${{ place: symbol.at + 1 }})`;
    return new UsageError(
      sentence(
        'vectors/formula',
      )`The formula "${{ formula: this.#formula }}" cannot be read: ${{ problem }} ${{ where }}. An example: king - man + woman`,
    );
  }
}
