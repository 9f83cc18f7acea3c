import { existsSync } from 'node:fs';
import type { CommandResult } from './run-command.ts';

/**
 * Trains until there is a checkpoint, and is then interrupted.
 * @param train runs the training, given further arguments and a signal
 */
export async function interruptTraining(
  train: (args: readonly string[], signal: AbortSignal) => Promise<CommandResult>,
  checkpoint: string,
): Promise<CommandResult> {
  const controller = new AbortController();
  const watch = setInterval(() => {
    if (existsSync(checkpoint)) controller.abort();
  }, 1);
  try {
    return await train(['--checkpoint-seconds', '0'], controller.signal);
  } finally {
    clearInterval(watch);
  }
}
