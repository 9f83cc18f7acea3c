/** An entry of the log: what happened, and its facts. */
export type LogEntry = Readonly<Record<string, unknown>> & { readonly event: string };

/** Writes an entry of the log. */
export type Log = (entry: LogEntry) => void;

/** Makes a log of JSON lines. */
export function createJsonLog(write: (line: string) => void): Log {
  return ({ event, ...facts }) =>
    write(`${JSON.stringify({ time: new Date().toISOString(), event, ...facts })}\n`);
}
