import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Packs a package's folder; gives the path of the tarball. */
export function packFolder(folder: string, destination: string): string {
  const args = ['pack', '--ignore-scripts', '--loglevel=error', '--pack-destination', destination];
  const output = execFileSync('npm', args, { cwd: folder, encoding: 'utf8' });
  return join(destination, output.trim().split('\n').at(-1) ?? '');
}

/** Installs tarballs into a new project, as a user would; gives the project's folder. */
export function installTarballs(
  project: string,
  tarballs: readonly string[],
  options: readonly string[] = [],
): string {
  mkdirSync(project, { recursive: true });
  writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }');
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline'];
  execFileSync('npm', ['install', ...quiet, ...options, ...tarballs], { cwd: project });
  return project;
}
