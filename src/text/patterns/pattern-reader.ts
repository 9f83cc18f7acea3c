import { UsageError } from '../../base/errors.ts';
import { type Sentence, sentence } from '../../base/sentence.ts';

/** Reads a pattern from left to right. */
export class PatternReader {
  readonly source: string;
  at = 0;

  constructor(source: string) {
    this.source = source;
  }

  get isAtEnd(): boolean {
    return this.at >= this.source.length;
  }

  /** Whether a text comes next. */
  sees(text: string): boolean {
    return this.source.startsWith(text, this.at);
  }

  /** Passes over a text if it comes next, and says whether it did. */
  takes(text: string): boolean {
    const seen = this.sees(text);
    if (seen) this.at += text.length;
    return seen;
  }

  /**
   * Passes over what a sticky expression finds here; undefined where it finds nothing.
   * @param expression one that needs no backtracking
   */
  takeMatch(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.at;
    const match = expression.exec(this.source) ?? undefined;
    if (match !== undefined) this.at += match[0].length;
    return match;
  }

  /** Passes over one code point and returns it. */
  takeCodePoint(): number {
    const codePoint = this.source.codePointAt(this.at) ?? 0;
    this.at += codePoint > 0xffff ? 2 : 1;
    return codePoint;
  }

  /**
   * Says what is wrong with the pattern.
   * @param at where, in UTF-16 units
   * @throws UsageError always
   */
  fail(reason: Sentence, at: number): never {
    const place = Array.from(this.source.slice(0, at)).length + 1;
    throw new UsageError(
      sentence(
        'text/broken-pattern',
      )`The pattern cannot be used: at character ${{ place }}, ${{ reason }}. Patterns are written as in JavaScript, such as ${{ example: '\\b\\w\\w+\\b' }}`,
    );
  }
}
