import { BYTE_TOKENS } from '../bpe/bpe-model.ts';
import type { AnyUnits } from './units-state.ts';
import { LINE_END } from './whitespace-tokenizer.ts';

/** Decodes units one at a time: returns text as soon as later units can no longer change it. */
export interface TextStream {
  /** Adds a unit and returns the text that is final now; often empty where units are jamo or bytes. */
  add(id: number): string;
  /** Returns the text that is left at the end. */
  end(): string;
}

/**
 * Opens a stream of text, whose joined output equals `units.decode` of all units at once.
 * @param begun whether the units continue a text: the first word then begins with a space
 */
export function createTextStream(units: AnyUnits, begun: boolean): TextStream {
  switch (units.kind) {
    case 'code-points':
    case 'graphemes':
      return { add: (id) => units.decode([id]), end: () => '' };
    case 'whitespace':
      return createWordStream(units, begun, LINE_END);
    case 'words':
    case 'regexp':
      return createWordStream(units, begun, undefined);
    case 'jamo':
      return createHeldStream(units, (id) => !/^[\u1160-\u11ff]/.test(units.text(id)));
    case 'bpe': {
      const firstByte = units.size - units.model.tokens.length;
      // The bytes of a character are decoded together.
      return createHeldStream(units, (id) => {
        const byte = id - firstByte;
        return byte < 0 || byte >= BYTE_TOKENS || isUtf8Start(byte);
      });
    }
  }
}

/** Puts a space between two words, but not at the end or start of a line. */
function createWordStream(
  units: AnyUnits,
  begun: boolean,
  lineEnd: string | undefined,
): TextStream {
  let inLine = begun;
  return {
    add(id) {
      const word = units.decode([id]);
      if (word === '') return '';
      const text = word === lineEnd || !inLine ? word : ` ${word}`;
      inLine = word !== lineEnd;
      return text;
    },
    end: () => '',
  };
}

/** Holds units back until one begins a new character or syllable. */
function createHeldStream(units: AnyUnits, beginsAnew: (id: number) => boolean): TextStream {
  // Special tokens without text: the units before and after one may still join.
  const silent = new Set(Object.values(units.special).filter((id) => units.decode([id]) === ''));
  let held: number[] = [];
  return {
    add(id) {
      if (silent.has(id)) return '';
      if (!beginsAnew(id)) {
        held.push(id);
        return '';
      }
      const text = units.decode(held);
      held = [id];
      return text;
    },
    end() {
      const text = units.decode(held);
      held = [];
      return text;
    },
  };
}

/** Returns whether a byte begins a character: continuation bytes are 10xxxxxx. */
function isUtf8Start(byte: number): boolean {
  return (byte & 0xc0) !== 0x80;
}
