import type { UnitActivations } from './rank-units.ts';

/**
 * Finds the unit whose activation varies most over a text: one that does something there.
 * @param level brings an activation to a common scale, −1 to 1
 */
export function findMostVariedUnit(
  activations: readonly UnitActivations[],
  level: (value: number) => number,
): { readonly layer: number; readonly unit: number } {
  let found = { layer: 0, unit: 0 };
  let most = Number.NEGATIVE_INFINITY;
  for (const { layer, units, values } of activations) {
    const tokens = values.length / units;
    for (let unit = 0; unit < units; unit++) {
      let sum = 0;
      let squares = 0;
      for (let i = unit; i < values.length; i += units) {
        const here = level(values[i] as number);
        sum += here;
        squares += here * here;
      }
      const variance = squares / tokens - (sum / tokens) ** 2;
      if (variance > most) {
        most = variance;
        found = { layer, unit };
      }
    }
  }
  return found;
}
