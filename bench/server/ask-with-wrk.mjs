// The client wrk (Debian's package), which takes less of the processor than a client written for Node. After a long wait
// it also counts the requests that it would have sent meanwhile, so that its 99th percentile is higher.
import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A text as Lua reads it: JSON's marks but `\u`, which no body of ours has. */
const quote = (text) => JSON.stringify(text);

/** Asks a server for some seconds, and returns what it answered, in milliseconds and requests a second. */
export async function askWithWrk(url, requests, { connections, seconds, folder }) {
  const script = join(folder, 'requests.lua');
  const lines = requests.map(
    ({ method, path, headers, body }) =>
      `wrk.format(${quote(method)}, ${quote(path)}, {["Content-Type"] = ${quote(headers['content-type'])}}, ${quote(body)})`,
  );
  writeFileSync(
    script,
    `local requests, at = {}, 0
function init() requests = {${lines.join(',\n')}} end
function request() at = at % #requests + 1; return requests[at] end
function done(summary, latency)
  local e = summary.errors
  io.write(string.format('{"answered": %d, "microseconds": %d, "p50": %f, "p99": %f, "non2xx": %d, "errors": %d}',
    summary.requests, summary.duration, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    e.status, e.connect + e.read + e.write + e.timeout))
end
`,
  );
  const { stdout } = await promisify(execFile)('wrk', [
    ...['--threads', '1', '--connections', String(connections), '--duration', `${seconds}s`],
    ...['--script', script, url],
  ]);
  rmSync(script);
  const { answered, microseconds, ...rest } = JSON.parse(/\{"answered".*\}/.exec(stdout)[0]);
  return { perSecond: answered / (microseconds / 1e6), answered, ...rest };
}
