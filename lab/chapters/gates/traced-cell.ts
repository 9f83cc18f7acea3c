import type { ModelTrace } from '../../worker/job-looks.ts';
import type { GruMoment, LstmMoment } from './cells.ts';

/** What a kept model's lowest layer did while it read the text. */
export interface TracedCell {
  readonly cell: string;
  readonly units: number;
  readonly tokens: readonly string[];
  /** Of an LSTM. */
  readonly lstm: readonly LstmMoment[];
  /** Of a GRU. */
  readonly gru: readonly GruMoment[];
}

/** Reads a trace as the moments that the machines show. */
export function readTrace({ cell, form, tokens, activations }: ModelTrace): TracedCell {
  const units = activations[0]?.units ?? 0;
  const zeros: readonly number[] = new Array(units).fill(0);
  const at = (name: string, t: number): readonly number[] => {
    const found = activations.find(({ layer, signal }) => layer === 0 && signal === name);
    if (found === undefined || t < 0) return zeros;
    return Array.from(found.values.subarray(t * units, (t + 1) * units));
  };
  const lstm = (t: number): LstmMoment => ({
    ...{ x: [], before: { c: at('c', t - 1), h: at('h', t - 1) } },
    ...{ i: at('i', t), f: at('f', t), g: at('g', t), o: at('o', t), c: at('c', t), h: at('h', t) },
  });
  const gru = (t: number): GruMoment => ({
    ...{ x: [], before: { h: at('h', t - 1) } },
    ...{ r: at('r', t), n: at('candidate', t), h: at('h', t) },
    // The machine's z is the share of the new.
    z: at('z', t).map((z) => (form === 'reset-after' ? 1 - z : z)),
  });
  return {
    ...{ cell, units, tokens },
    lstm: cell.startsWith('lstm') ? tokens.map((_, t) => lstm(t)) : [],
    gru: cell === 'gru' ? tokens.map((_, t) => gru(t)) : [],
  };
}

/** The signals of one unit at the characters that have been read: a row a character. */
export function tracedTable(traced: TracedCell, unit: number, step: number): number[][] {
  return traced.cell === 'gru'
    ? traced.gru.slice(0, step).map((m) => [m.r, m.z, m.n, m.h].map((all) => all[unit] ?? 0))
    : traced.lstm
        .slice(0, step)
        .map((m) => [m.f, m.i, m.g, m.c, m.o, m.h].map((all) => all[unit] ?? 0));
}
