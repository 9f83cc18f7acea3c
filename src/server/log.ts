/** An entry of the log: what happened, and its facts. */
export type LogEntry = Readonly<Record<string, unknown>> & { readonly event: string };

/** Writes an entry of the log. */
export type Log = (entry: LogEntry) => void;

/**
 * Makes a log of JSON lines. While its reader is behind, entries are left out, and then counted: a server's memory must
 * not fill because someone has stopped reading.
 * @param write returns a promise, which is fulfilled once the reader has caught up, where it is too far behind
 */
export function createJsonLog(write: (line: string) => Promise<void> | undefined): Log {
  let isBehind = false;
  let leftOut = 0;
  const log: Log = ({ event, ...facts }) => {
    if (isBehind) {
      leftOut += 1;
      return;
    }
    const caughtUp = write(
      `${JSON.stringify({ time: new Date().toISOString(), event, ...facts })}\n`,
    );
    if (caughtUp === undefined) return;
    isBehind = true;
    void caughtUp.then(() => {
      isBehind = false;
      const entries = leftOut;
      leftOut = 0;
      if (entries > 0) log({ event: 'log-left-out', level: 'warning', entries });
    });
  };
  return log;
}
