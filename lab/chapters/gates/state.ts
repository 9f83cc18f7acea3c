import { choiceField, numberField, textField, wholeField } from '../../shell/address.ts';

/** What a gate is held at: nothing, closed, or open. */
export const HOLDS = ['free', 'closed', 'open'] as const;
export type Hold = (typeof HOLDS)[number];

/** The gates that can be held, by cell. */
export const HELD_GATES = { lstm: ['f', 'i', 'o'], gru: ['z', 'r'] } as const;

export const CELLS = ['lstm', 'gru'] as const;
export type CellName = (typeof CELLS)[number];

/** What the two units of the chapter's cells are for. */
export const UNITS = ['quote', 'word'] as const;
export type UnitName = (typeof UNITS)[number];

/** A sentence with a quotation in it. */
export const QUOTATION = '그는 "하늘이 맑다"고 했다.';

/** The longest text that is read. */
export const LONGEST_TEXT = 60;

/** The state of chapter 14. */
export const FIELDS = {
  text: textField(QUOTATION, LONGEST_TEXT),
  cell: choiceField(CELLS, 'lstm'),
  /** The unit that the machine shows. */
  unit: choiceField(UNITS, 'quote'),
  f: choiceField(HOLDS, 'free'),
  i: choiceField(HOLDS, 'free'),
  o: choiceField(HOLDS, 'free'),
  z: choiceField(HOLDS, 'free'),
  r: choiceField(HOLDS, 'free'),
  /** The forget gate's bias of the quotation's unit. */
  bias: numberField(9, -9, 9),
  /** Characters that have been read. */
  step: wholeField(9, 0, LONGEST_TEXT),
};
export type GateFields = typeof FIELDS;
