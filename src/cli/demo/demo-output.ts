import { sep } from 'node:path';
import type { Output } from '../environment.ts';
import { wrapLine } from '../terminal/wrap-text.ts';

/** An output of whole lines. */
export interface DemoOutput extends Output {
  /** Writes what stands in a line that has no end yet, and ends it. */
  flush(): void;
}

/**
 * Makes an output that writes lines of at most `columns` columns, in which files of a folder are named without it.
 * @param plain whether it is to look as if no person were looking
 */
export function createDemoOutput(
  output: Output,
  { folder, columns, plain }: { folder: string; columns: number; plain: boolean },
): DemoOutput {
  let open = '';
  let last = '';
  return {
    isTerminal: output.isTerminal && !plain,
    write(text) {
      let behind: Promise<void> | undefined;
      const lines = (open + text).replaceAll(folder + sep, '').split('\n');
      open = lines.pop() ?? '';
      for (const line of lines) {
        // One empty line is enough, whether the command or the tour wrote it.
        if (line !== '' || last !== '') behind = output.write(`${wrapLine(line, columns)}\n`);
        last = line;
      }
      return behind;
    },
    flush() {
      if (open !== '') this.write('\n');
    },
  };
}
