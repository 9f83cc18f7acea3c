import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { InputError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import { labFolder } from '../../io/node-package-file.ts';
import { LAB } from '../../models/json/lab.ts';
import { toJsonLine } from '../../models/json/version.ts';
import type { Environment } from '../environment.ts';
import { openBrowser } from '../lab/open-browser.ts';
import { type ServedFolder, serveFolder } from '../lab/serve-folder.ts';
import { portError, refusePort } from '../options/refuse-port.ts';
import { parseWholeNumber } from '../options/whole-number.ts';
import { wordingOf } from '../terminal/wording.ts';

interface LabOptions {
  readonly port?: number;
  readonly open?: true;
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  malmoi lab
  malmoi lab --port 4321 --open
`;

/** Adds `malmoi lab`. */
export function addLabCommand(parent: Command, environment: Environment): void {
  parent
    .command('lab')
    .description(
      'Serves the lab on this machine: the course of NLP in pages whose models train in the browser, on your own ' +
        'text. It prints the address, and serves until Ctrl-C. Nothing leaves the machine.',
    )
    .option(
      '--port <number>',
      'where it is served (default: a port that is free)',
      parseWholeNumber('--port', 1),
    )
    .option('--open', 'open it in the browser')
    .option('--json', 'the address as one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((options: LabOptions) => serve(options, environment));
}

async function serve(options: LabOptions, environment: Environment): Promise<void> {
  const { port = 0, open = false, json } = options;
  const { signal, stdout } = environment;
  const folder = labFolder();
  if (!existsSync(folder)) {
    throw new InputError(
      sentence(
        'cli/lab-not-built',
      )`the lab has not been built; run \`npm run lab:build\` in the clone`,
      { input: folder },
    );
  }
  const wording = wordingOf(environment);
  const served = await serveOn(port, folder);
  try {
    const url = `${served.url}/${wording.language}/`;
    stdout.write(
      json
        ? toJsonLine(LAB, { url })
        : `${wording.text(sentence('cli/lab-served')`The lab is at ${{ url }} until Ctrl-C.`)}\n`,
    );
    if (open) openBrowser(url);
    // Ctrl-C is how it ends: no interruption.
    if (!signal.aborted) await once(signal, 'abort');
  } finally {
    served.close();
  }
}

const MOST_PORT = 65_535;

async function serveOn(port: number, folder: string): Promise<ServedFolder> {
  if (port > MOST_PORT) throw portError(port, `> ${MOST_PORT}`);
  try {
    return await serveFolder(folder, { port });
  } catch (error) {
    throw refusePort(error, port) ?? error;
  }
}
