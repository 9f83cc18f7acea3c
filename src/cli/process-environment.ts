import type { Environment, Output } from './environment.ts';

/** The world as this process has it. The first Ctrl-C stops the work cleanly, a second one at once. */
export function createProcessEnvironment(): Environment {
  const interruption = new AbortController();
  process.once('SIGINT', () => interruption.abort());
  process.once('SIGTERM', () => interruption.abort());
  // Who waits for input that does not come must hear of it.
  interruption.signal.addEventListener('abort', () => process.stdin.destroy());
  return {
    stdin: process.stdin,
    stdout: createOutput(process.stdout),
    stderr: createOutput(process.stderr),
    signal: interruption.signal,
  };
}

function createOutput(stream: NodeJS.WriteStream): Output {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // The reader of a pipe has seen enough (`malmoi … | head`): that is no failure.
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return { write: (text) => void stream.write(text), isTerminal: stream.isTTY === true };
}
