import type { SignalRange } from '../../nn/index.ts';

/** Takes a signal's values to −1 (off, or against) to 1 (on), to be shown as a color. */
export function activationScale(range: SignalRange): (value: number) => number {
  switch (range) {
    case 'unbounded':
      // As the cell itself squashes them.
      return Math.tanh;
    case 'squashed':
      return (value) => value;
    case 'gate':
      // A gate is closed at 0, open at 1.
      return (value) => 2 * value - 1;
  }
}

/** Computes the color of a level: red for 1, white for 0, blue for −1, as parts of 255. */
export function activationColor(level: number): readonly [number, number, number] {
  const share = Math.min(1, Math.abs(level));
  const mix = (full: number): number => Math.round(255 + (full - 255) * share);
  return level < 0 ? [mix(33), mix(102), mix(172)] : [mix(203), mix(24), mix(29)];
}

/** Returns the color of a level as CSS writes it. */
export function activationFill(level: number): string {
  return `rgb(${activationColor(level).join(',')})`;
}

/** Returns whether white text is read better than black on the level's color. */
export function isDark(level: number): boolean {
  return Math.abs(level) > 0.6;
}
