/** The cells of the small models: they learned the same text in the same steps. */
export const SMALL_CELLS = ['rnn', 'lstm', 'gru'] as const;
export type SmallCell = (typeof SMALL_CELLS)[number];
