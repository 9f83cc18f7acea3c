import type { Command } from 'commander';
import { createEngine, type EngineOptions } from '../../engine/create-engine.ts';
import type { Engine } from '../../engine/engine.ts';
import { ENGINE_FLAGS, SEARCH_ENGINE_FLAGS } from '../flags/engine-flags.ts';
import { addTableOptions, readTableOptions } from './from-table.ts';

/** What runs the numbers, as options give it. */
export type EngineChoice = Pick<EngineOptions, 'engine' | 'workers'>;

/** Adds the options of what runs the numbers to a command. */
export function addEngineOptions(command: Command): Command {
  return addTableOptions(command, ENGINE_FLAGS);
}

/** Adds the options of what one search among vectors runs on to a command. */
export function addSearchEngineOptions(command: Command): Command {
  return addTableOptions(command, SEARCH_ENGINE_FLAGS);
}

/** The options of the engine, as the library takes them. */
export function engineOptionsOf(options: EngineChoice): EngineOptions {
  return readTableOptions(ENGINE_FLAGS, options);
}

/** Runs work on the engine that the options ask for, and gives its memory back. */
export async function runOnChosenEngine(
  options: EngineChoice,
  work: (engine: Engine) => Promise<void>,
): Promise<void> {
  const engine = await createChosenEngine(options);
  try {
    await work(engine);
  } finally {
    engine.dispose();
  }
}

/** Makes the engine that the options ask for. */
export function createChosenEngine(options: EngineChoice): Promise<Engine> {
  return createEngine(engineOptionsOf(options));
}
