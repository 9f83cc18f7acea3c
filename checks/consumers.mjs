// Packs malmoi, installs the tarball into an empty project, and looks at it as its users' tools do:
// publint and attw (are the types wrong?), and the type tests compiled by the oldest version of TypeScript
// that is supported and by a current one, in every way of resolving modules.
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
/** The oldest is the one that docs/package.md names. */
const COMPILERS = ['typescript-5.4', 'typescript'];
const NODE = ['--lib', 'es2023', '--types', 'node'];
const BROWSER = ['--lib', 'es2023,dom,dom.iterable'];
/** How modules are resolved, with what goes with it. */
const RESOLUTIONS = {
  node16: ['--module', 'node16', ...NODE],
  nodenext: ['--module', 'nodenext', ...NODE],
  bundler: ['--module', 'esnext', ...BROWSER],
};

const folder = await mkdtemp(join(tmpdir(), 'malmoi-consumers-'));
let failed = 0;

/** Runs a program; what it prints is shown when it fails. */
function check(title, command, args) {
  try {
    execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    console.log(`${title}: passed`);
  } catch (error) {
    failed++;
    console.error(`${title}: FAILED\n${error.stdout}${error.stderr}`);
  }
}

try {
  await cp(join(root, 'checks/consumers/package.json'), join(folder, 'package.json'));
  await cp(join(root, 'tests/types'), join(folder, 'types'), { recursive: true });
  const npm = (cwd, args) =>
    execFileSync('npm', [...args, '--ignore-scripts', '--loglevel=error'], {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  const tarball = npm(root, ['pack', '--pack-destination', folder]).trim().split('\n').at(-1);
  const quiet = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--prefer-offline'];
  npm(folder, ['install', ...quiet, `./${tarball}`]);

  check('publint', process.execPath, ['node_modules/publint/src/cli.js', '--strict', tarball]);
  check('attw', process.execPath, [
    'node_modules/@arethetypeswrong/cli/dist/index.js',
    // A model is no module.
    ...['--profile', 'esm-only', '--exclude-entrypoints', './korean.malmoi', '--', tarball],
  ]);
  for (const compiler of COMPILERS) {
    for (const [resolution, settings] of Object.entries(RESOLUTIONS)) {
      check(`${compiler}, ${resolution}`, process.execPath, [
        `node_modules/${compiler}/bin/tsc`,
        ...['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess'],
        ...['--allowImportingTsExtensions', '--skipLibCheck', 'false', '--target', 'es2022'],
        ...['--moduleResolution', resolution, ...settings],
        'types/public-api.test-d.ts',
      ]);
    }
  }
} finally {
  await rm(folder, { recursive: true });
}
process.exitCode = failed === 0 ? 0 : 1;
