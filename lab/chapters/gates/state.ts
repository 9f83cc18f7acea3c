import { choiceField, numberField, textField, wholeField } from '../../shell/address.ts';
import { ownTextField } from '../../shell/own-text.ts';

/** What the picture shows: one cell as a machine, or three that race. */
export const VIEWS = ['cell', 'race'] as const;
export type ViewName = (typeof VIEWS)[number];

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

/** The most hidden units that a model of the lab has. */
export const MOST_UNITS = 1024;

/** What is learned in the race: two texts that ship, or the reader's own. */
export const RACE_TEXTS = ['shakespeare', 'kernels', 'own'] as const;
export type RaceText = (typeof RACE_TEXTS)[number];

/** The longest text of the reader's own that stands in the address. */
export const LONGEST_IN_ADDRESS = 1_500;

/** What is the same for all three: the hidden units, or the weights. */
export const BUDGETS = ['units', 'weights'] as const;
export type Budget = (typeof BUDGETS)[number];

export const MOST_STEPS = 800;

/** The state of chapter 14. */
export const FIELDS = {
  view: choiceField(VIEWS, 'cell'),
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
  /** The hash of a kept model, whose gates are shown; empty: the cell whose weights are set by hand. */
  model: textField('', 64),
  /** The kept model's unit that the machine shows, from 0. */
  at: wholeField(0, 0, MOST_UNITS - 1),
  race: choiceField(RACE_TEXTS, 'shakespeare'),
  own: ownTextField(LONGEST_IN_ADDRESS),
  budget: choiceField(BUDGETS, 'units'),
  hidden: wholeField(64, 8, 96),
  steps: wholeField(400, 20, MOST_STEPS),
  seed: wholeField(1, 1, 999),
  /** Characters that have been read; in the race, updates that are done. */
  step: wholeField(9, 0, MOST_STEPS),
};
export type GateFields = typeof FIELDS;
