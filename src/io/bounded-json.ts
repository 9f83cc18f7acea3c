/** The deepest nesting of objects and lists: models' metadata has about ten levels. */
const DEEPEST = 64;
/**
 * The most values: each can take 60 bytes of memory, however short it is written. A byte-pair encoding of a million
 * tokens has two million.
 */
const MOST_VALUES = 2 ** 22;

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
/** `[` or `{` and `]` or `}` but for the bit by which they differ. */
const OPEN = 0x5b;
const CLOSE = 0x5d;
const BRACE_BIT = 0x20;

/** Whether JSON is nested so little and has so few values that parsing it takes a bounded amount of memory. */
export function isBoundedJson(text: string): boolean {
  let depth = 0;
  let values = 1;
  let inText = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (inText) {
      if (code === BACKSLASH) i++;
      else if (code === QUOTE) inText = false;
    } else if (code === QUOTE) inText = true;
    else if (code === COMMA) values++;
    else if ((code & ~BRACE_BIT) === OPEN) {
      depth++;
      values++;
      if (depth > DEEPEST) return false;
    } else if ((code & ~BRACE_BIT) === CLOSE) depth--;
    if (values > MOST_VALUES) return false;
  }
  return true;
}
