import type { Engine, EngineKind } from './engine.ts';

/**
 * Multiply-adds below which handing a part to a worker costs more than it saves: about 60 µs of one core's time on each
 * engine (`npm run bench:char-lm -- --profile --sizes XS`).
 */
const LEAST_SHARED: Record<EngineKind, number> = {
  native: 3_000_000,
  wasm: 1_000_000,
  reference: 100_000,
};

/** An exponential takes as long as so many multiply-adds. */
export const EXPONENTIAL = 100;

/** Tells whether so many multiply-adds are worth giving to more than one worker. */
export function isWorthSharing(engine: Engine, multiplyAdds: number): boolean {
  return engine.workers > 1 && multiplyAdds >= LEAST_SHARED[engine.kind];
}
