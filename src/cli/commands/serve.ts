import { once } from 'node:events';
import type { Command } from 'commander';
import { InputError, UsageError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { EngineOptions } from '../../engine/create-engine.ts';
import { readFileBytes } from '../../io/node.ts';
import { koreanAnalyzerPath } from '../../io/node-package-file.ts';
import { MODELS_SERVED } from '../../models/json/serving.ts';
import { toJsonLine } from '../../models/json/version.ts';
import { createJsonLog } from '../../server/log.ts';
import { SERVER_OPTIONS } from '../../server/options.ts';
import type { ServedModels } from '../../server/serve-models.ts';
import type { Environment } from '../environment.ts';
import { ENGINE_FLAGS } from '../flags/engine-flags.ts';
import { SERVER_FLAGS } from '../flags/server-flags.ts';
import { addTableOptions, type FlagTable, readTableOptions } from '../options/from-table.ts';
import { refusePort } from '../options/refuse-port.ts';
import { wordingOf } from '../terminal/wording.ts';

interface ServeOptions {
  readonly host?: string;
  readonly port?: number;
  readonly tokensFile?: string;
  readonly corsOrigin?: readonly string[];
  readonly quiet?: true;
  readonly json?: true;
}

/** What models are computed on; each is computed by one thread of the server. */
const SERVER_ENGINE_FLAGS: FlagTable<EngineOptions> = {
  ...ENGINE_FLAGS,
  flags: { engine: ENGINE_FLAGS.flags.engine ?? {} },
};

const EXAMPLES = `
Examples:
  malmoi serve models/
  malmoi serve nsmc.malmoi en-de.malmoi --port 9000
  malmoi serve models/ --host 0.0.0.0 --tokens-file tokens.txt --cors-origin https://example.org
`;

/** Adds `malmoi serve`. */
export function addServeCommand(parent: Command, environment: Environment): void {
  const command = parent
    .command('serve')
    .description(
      'Serves models over HTTP, each under the name of its file: POST /v1/models/NAME/predict and the like take a list of ' +
        'texts and answer JSON. Only this machine is answered, unless --host says otherwise. A file that changes is opened ' +
        'anew; Ctrl-C stops once the requests in flight are answered. The log, a JSON object a line, goes to standard error.',
    )
    .argument(
      '[models...]',
      'model files, or folders of them (default: the morphological analyzer of the package)',
    );
  addTableOptions(addTableOptions(command, SERVER_FLAGS), SERVER_ENGINE_FLAGS)
    .option(
      '--cors-origin <origins...>',
      'sites whose pages may ask, such as https://example.org (default: none)',
    )
    .option(
      '--tokens-file <file>',
      'tokens, one a line, of which each request must bear one; MALMOI_TOKENS holds some, too, parted by commas',
    )
    .option('--quiet', 'no log of requests, only of what goes wrong')
    .option('--json', 'the address and the models as one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((paths: string[], options: ServeOptions) => serve(paths, options, environment));
}

async function serve(
  paths: readonly string[],
  options: ServeOptions,
  environment: Environment,
): Promise<void> {
  const { tokensFile, corsOrigin: corsOrigins, quiet, json } = options;
  const { signal, stdout, stderr, log: writeLog = stderr.write } = environment;
  const tokens = await readTokens(tokensFile);
  const settings = {
    ...readTableOptions(SERVER_FLAGS, options),
    ...(corsOrigins !== undefined && { corsOrigins }),
    tokens,
  };
  // Loaded only here: every other command would wait for the framework, too.
  const { serveModels } = await import('../../server/serve-models.ts');
  const log = createJsonLog(writeLog);
  const served = await startOn(settings, () =>
    serveModels(paths.length === 0 ? [koreanAnalyzerPath()] : paths, settings, {
      log: quiet ? (entry) => entry.level !== undefined && log(entry) : log,
      engine: readTableOptions(SERVER_ENGINE_FLAGS, options),
      signal,
    }),
  );
  try {
    const { url, models } = served;
    const { text } = wordingOf(environment);
    await stdout.write(
      json
        ? toJsonLine(MODELS_SERVED, { url, models })
        : `${text(sentence('cli/models-served')`${{ models }} at ${{ url }} until Ctrl-C; ${{ docs: `${url}/docs` }} says how to ask.`)}\n`,
    );
    // Ctrl-C is how it ends: no interruption.
    if (!signal.aborted) await once(signal, 'abort');
  } finally {
    await served.stop();
  }
}

/** Starts a server; that its address or port cannot be had is said as the flags have it. */
async function startOn(
  { host = SERVER_OPTIONS.host.default, port = SERVER_OPTIONS.port.default }: ServeOptions,
  start: () => Promise<ServedModels>,
): Promise<ServedModels> {
  try {
    return await start();
  } catch (error) {
    const { code, syscall } = Object(error);
    if (!NOT_OWN.includes(code) && syscall !== 'getaddrinfo') {
      throw refusePort(error, port) ?? error;
    }
    throw new UsageError(
      sentence(
        'cli/not-own-host',
      )`${{ host }} is no address of this machine (${{ why: code }}); give --host one of its own, such as 127.0.0.1 or ::1, or 0.0.0.0 for all.`,
    );
  }
}

/** The system's codes for an address that is not one of its own. */
const NOT_OWN: readonly unknown[] = ['EADDRNOTAVAIL', 'EINVAL'];

/** Reads the tokens of a file and of the environment. */
async function readTokens(file: string | undefined): Promise<string[]> {
  const lines =
    file === undefined ? [] : new TextDecoder().decode(await readFileBytes(file)).split('\n');
  const listed = [...lines, ...(process.env.MALMOI_TOKENS ?? '').split(',')];
  const tokens = listed.map((line) => line.trim()).filter((line) => line !== '');
  const wrong = tokens.find((token) => !/^[\x21-\x7e]{8,}$/.test(token));
  if (wrong !== undefined || (file !== undefined && tokens.length === 0)) {
    throw new InputError(
      sentence(
        'cli/no-tokens',
      )`a token has 8 characters or more, of ASCII and without spaces; write one a line`,
      { input: file ?? 'MALMOI_TOKENS' },
    );
  }
  return tokens;
}
