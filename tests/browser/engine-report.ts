import { createEngine, type EngineOptions } from '../../src/engine/create-engine.ts';
import { hashEveryKernel } from '../engine/every-kernel.ts';

/** What an engine did, wherever it ran. */
export interface EngineReport {
  readonly kind: string;
  readonly instructions: string;
  readonly workers: number;
  readonly reasons: readonly string[];
  /** Kernel → hashes of what it computed. */
  readonly hashes: Readonly<Record<string, string>>;
}

/** Makes an engine and runs every kernel on it. */
export async function reportEngine(options: EngineOptions): Promise<EngineReport> {
  const engine = await createEngine(options);
  const { kind, instructions, workers, reasons } = engine;
  const hashes = hashEveryKernel(engine);
  engine.dispose();
  return { kind, instructions, workers, reasons, hashes };
}
