import type { Values } from '../../shell/address.ts';
import type { BpttFields } from './state.ts';

/** One time step of the chain, forward and backward. */
export interface Moment {
  readonly x: number;
  readonly before: number;
  readonly h: number;
  /** ∂L/∂h from this step's own loss; 0 where there is none. */
  readonly own: number;
  /** What comes back from the step after; 0 after a cut. */
  readonly back: number;
  /** ∂L/∂h: both. */
  readonly gradient: number;
  /** ∂L/∂a = ∂L/∂h (1 − h²), of the sum in the tanh. */
  readonly delta: number;
  /** This step's share of ∂L/∂w_hh: δ h′. */
  readonly share: number;
}

type Settings = Pick<Values<BpttFields>, 'length' | 'chunk' | 'loss' | 'whh' | 'wxh' | 'bias'>;

/** The first input is 1, all others are 0; what the state should still be at the end is 1. */
const TARGET = 1;

/** Whether the gradient is cut between step `t` (from 0) and the one before it. */
export function isCut(t: number, { length, chunk }: Pick<Settings, 'length' | 'chunk'>): boolean {
  return t > 0 && (length - t) % chunk === 0;
}

/** Runs the chain h = tanh(w_xh x + w_hh h′ + b) forward, and its loss ½ (h − 1)² backward. */
export function runChain(settings: Settings): Moment[] {
  const { length, loss, whh, wxh, bias } = settings;
  const xs = Array.from({ length }, (_, t) => (t === 0 ? 1 : 0));
  const states: number[] = [];
  for (const x of xs) states.push(Math.tanh(wxh * x + whh * (states.at(-1) ?? 0) + bias));
  const moments: Moment[] = [];
  let back = 0;
  for (let t = length - 1; t >= 0; t--) {
    const h = states[t] ?? 0;
    const before = states[t - 1] ?? 0;
    const own = loss === 'each' || t === length - 1 ? h - TARGET : 0;
    const gradient = own + back;
    const delta = gradient * (1 - h * h);
    moments.unshift({
      x: xs[t] ?? 0,
      before,
      h,
      own,
      back,
      gradient,
      delta,
      share: delta * before,
    });
    back = isCut(t, settings) ? 0 : delta * whh;
  }
  return moments;
}

/** The loss of the chain. */
export function lossOf(settings: Settings): number {
  const { loss } = settings;
  const moments = runChain(settings);
  const counted = loss === 'each' ? moments : moments.slice(-1);
  return counted.reduce((sum, { h }) => sum + 0.5 * (h - TARGET) ** 2, 0);
}

/** ∂L/∂w_hh: the sum of all shares. */
export function sumShares(moments: readonly Moment[]): number {
  return moments.reduce((sum, { share }) => sum + share, 0);
}
