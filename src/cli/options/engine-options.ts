import { type Command, Option } from 'commander';
import { createEngine, type EngineOptions } from '../../engine/create-engine.ts';
import type { Engine } from '../../engine/engine.ts';
import { parseWholeNumber } from './whole-number.ts';

/** What runs the numbers, as options give it. */
export interface EngineChoice {
  readonly engine?: 'auto' | 'wasm' | 'native';
  readonly workers?: number;
}

/** Adds the options of what runs the numbers to a command. */
export function addEngineOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--engine <which>',
        'native is faster; wasm gives the same bits on every machine',
      ).choices(['auto', 'wasm', 'native']),
    )
    .option(
      '--workers <threads>',
      'threads; the result does not depend on them (default: the cores)',
      parseWholeNumber('--workers', 1),
    );
}

/** What is given of the engine, as the library takes it. */
export function engineOptionsOf({ engine, workers }: EngineChoice): EngineOptions {
  return {
    ...(engine !== undefined && { engine }),
    ...(workers !== undefined && { workers }),
  };
}

/** Makes the engine that the options ask for. */
export function createChosenEngine(choice: EngineChoice): Promise<Engine> {
  return createEngine(engineOptionsOf(choice));
}
