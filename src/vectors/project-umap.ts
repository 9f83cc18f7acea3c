import { UMAP } from 'umap-js';
import { UsageError } from '../base/errors.ts';
import type { OptionTable } from '../base/option-table.ts';
import { checkOptions, withDefaults } from '../base/options.ts';
import { LONG_WORK_OPTIONS, type LongWork } from '../base/progress.ts';
import { createRandom } from '../base/random.ts';
import { runWithBreaks } from '../base/run-with-breaks.ts';
import { sentence } from '../base/sentence.ts';
import { expectFiniteRows } from './finite-rows.ts';
import { toUnit } from './query-vector.ts';

/** Options of `projectUmap`. */
export interface UmapOptions extends LongWork {
  /** Neighbors whose distances count for each point; 15 by default, fewer for fewer points. */
  readonly neighbors?: number;
  /** Least distance of points on the map, in its units; 0.1 by default. */
  readonly minDist?: number;
  /** The same seed gives the same map; 1 by default. */
  readonly seed?: number;
}

/** What each option takes. */
export const UMAP_OPTIONS: OptionTable<UmapOptions, 'neighbors' | 'minDist' | 'seed'> = {
  ...LONG_WORK_OPTIONS,
  neighbors: { kind: 'whole', least: 2, unit: 'points', default: 15 },
  minDist: { kind: 'number', least: 0, unit: 'distance', default: 0.1 },
  seed: { kind: 'whole', least: 0, default: 1 },
};

/**
 * Places points on a plane such that near neighbors by angle stay near neighbors: UMAP (McInnes, Healy &
 * Melville 2018) by umap-js. Distances between far groups mean little.
 * @param rows row-major, points × dimensions
 * @returns row-major, points × 2
 * @throws UsageError with fewer than three points
 * @throws InputError when a number is not finite
 * @throws InterruptedError when the signal is aborted
 */
export async function projectUmap(
  rows: Float32Array,
  dimensions: number,
  options: UmapOptions = {},
): Promise<Float64Array> {
  checkOptions('projectUmap', UMAP_OPTIONS, options);
  const count = rows.length / dimensions;
  if (count < 3) {
    throw new UsageError(
      sentence('vectors/umap-size')`A map of neighborhoods needs 3 points; there are ${{ count }}.`,
    );
  }
  expectFiniteRows(rows, dimensions);
  return runWithBreaks(drawMap(rows, dimensions, options), options);
}

function* drawMap(
  rows: Float32Array,
  dimensions: number,
  options: UmapOptions,
): Generator<number, Float64Array> {
  const { neighbors, minDist, seed, onProgress } = withDefaults(UMAP_OPTIONS, options);
  const count = rows.length / dimensions;
  const points = Array.from({ length: count }, (_, i) =>
    Array.from(toUnit(rows.subarray(i * dimensions, (i + 1) * dimensions))),
  );
  const random = createRandom(seed, 'umap');
  const umap = new UMAP({
    nComponents: 2,
    nNeighbors: Math.min(neighbors, count - 1),
    minDist,
    random: () => random.float(),
  });
  const steps = umap.initializeFit(points);
  for (let done = 0; done < steps; done++) {
    yield 1;
    umap.step();
    onProgress?.({ phase: 'drawing the map', done, total: steps, unit: 'steps' });
  }
  return Float64Array.from(umap.getEmbedding().flat());
}
