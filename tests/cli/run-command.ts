import { runCli } from '../../src/cli/run.ts';

/** What a command wrote, and how it ended. */
export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command line in this process, without a terminal.
 * @param heard hears what is written as it is
 */
export async function runCommand(
  args: readonly string[],
  stdin: string | AsyncIterable<Uint8Array> = '',
  signal: AbortSignal = new AbortController().signal,
  heard: (text: string) => void = () => {},
): Promise<CommandResult> {
  const written = { stdout: '', stderr: '' };
  const output = (stream: keyof typeof written) => ({
    isTerminal: false,
    write: (text: string): undefined => {
      written[stream] += text;
      heard(text);
    },
  });
  const code = await runCli(args, {
    stdin: typeof stdin === 'string' ? encode(stdin) : stdin,
    stdout: output('stdout'),
    stderr: output('stderr'),
    signal,
  });
  return { code, ...written };
}

async function* encode(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
