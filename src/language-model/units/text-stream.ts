import { BYTE_TOKENS } from '../../text/bpe/bpe-model.ts';
import { LINE_END } from './cut-text.ts';
import type { LanguageUnits } from './language-units.ts';

/** Turns units that come one at a time into text, as soon as what follows can no longer change it. */
export interface TextStream {
  /** The text that this unit makes certain; often empty where units are jamo or bytes. */
  add(id: number): string;
  /** The text that was still open. */
  end(): string;
}

/**
 * Opens a stream of text.
 * @param begun whether text that the units continue stands before them: words then begin with a space
 */
export function createTextStream(units: LanguageUnits, begun: boolean): TextStream {
  switch (units.kind) {
    case 'characters':
    case 'graphemes':
      return { add: units.text, end: () => '' };
    case 'words':
      return createWordStream(units, begun);
    case 'jamo':
      return createHeldStream(units, (unit) => !/^[\u1160-\u11ff]/.test(unit));
    case 'bpe':
      // Bytes of one character wait for each other.
      return createHeldStream(units, (_, id) => id >= BYTE_TOKENS || isUtf8Start(id));
  }
}

function createWordStream(units: LanguageUnits, begun: boolean): TextStream {
  let inLine = begun;
  return {
    add(id) {
      const word = units.text(id);
      const text = word === LINE_END || !inLine ? word : ` ${word}`;
      inLine = word !== LINE_END;
      return text;
    },
    end: () => '',
  };
}

/** Holds units until one comes that begins something new. */
function createHeldStream(
  units: LanguageUnits,
  beginsAnew: (unit: string, id: number) => boolean,
): TextStream {
  let held: number[] = [];
  return {
    add(id) {
      if (!beginsAnew(units.text(id), id)) {
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

/** Whether a byte begins a character: it is no 10xxxxxx. */
function isUtf8Start(byte: number): boolean {
  return (byte & 0xc0) !== 0x80;
}
