import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installTarballs, packFolder } from './install-tarballs.ts';

const root = join(import.meta.dirname, '../..');
const canTest =
  existsSync(join(root, 'dist/index.js')) && existsSync(join(root, 'build/native/baseline.node'));

/** Runs the engine of the installed package, and gives what chose it. */
function describeEngine(project: string): { kind: string; reasons: string[] } {
  const program = `
    const { createEngine } = await import('malmoi');
    const engine = await createEngine({ workers: 1 });
    console.log(JSON.stringify({ kind: engine.kind, reasons: engine.reasons }));
    engine.dispose();`;
  const args = ['--input-type=module', '-e', program];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8' }));
}

describe.skipIf(!canTest)('packed as it is published, installed into an empty folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'malmoi-packages-'));
  let name = '';
  let malmoi = '';
  let native = '';
  /** A project that has malmoi without the add-ons. */
  let alone = '';
  beforeAll(() => {
    const run = (script: string) =>
      execFileSync(process.execPath, [join(root, 'kernels', script), folder], { cwd: root });
    run('pack-native.mjs');
    run('pack-malmoi.mjs');
    const title = readdirSync(folder).find((entry) => entry.startsWith('native-')) ?? '';
    name = `@malmoi/${title}`;
    malmoi = packFolder(join(folder, 'malmoi'), folder);
    native = packFolder(join(folder, title), folder);
    alone = installTarballs(join(folder, 'alone'), [malmoi], ['--omit=optional']);
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test('malmoi names the package of add-ons as optional, and knows the SHA-256 of its files', async () => {
    const manifest = JSON.parse(readFileSync(join(folder, 'malmoi/package.json'), 'utf8'));
    expect(manifest.optionalDependencies).toEqual({ [name]: manifest.version });
    const { PREBUILT } = await import(join(folder, 'malmoi/dist/engine/native/prebuilt.js'));
    expect(Object.keys(PREBUILT)).toEqual([name]);
    expect(PREBUILT[name]['baseline.node']).toMatch(/^[0-9a-f]{64}$/);
  });

  test('the engine is native with the package of add-ons, and never with files that were changed', () => {
    const project = installTarballs(join(folder, 'with'), [malmoi, native]);
    expect(describeEngine(project).kind).toBe('native');
    const files = join(project, 'node_modules', name);
    for (const file of readdirSync(files)) {
      if (file.endsWith('.node')) appendFileSync(join(files, file), 'planted');
    }
    const changed = describeEngine(project);
    expect(changed.kind).toBe('wasm');
    expect(changed.reasons[0]).toContain('so it was not loaded');
  }, 60_000);

  test('without the package of add-ons the engine is WebAssembly, and says what is missing', () => {
    expect(describeEngine(alone)).toMatchObject({
      kind: 'wasm',
      reasons: [
        expect.stringContaining(`the optional package ${name} is not installed`),
        expect.anything(),
      ],
    });
  }, 60_000);

  test('no file without a known SHA-256 is loaded, wherever it was put', () => {
    const places = [
      join(alone, 'node_modules/malmoi/build/native'),
      join(alone, 'node_modules/malmoi/node_modules', name),
      // A folder above the project's.
      join(folder, 'node_modules', name),
    ];
    for (const place of places) {
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, 'package.json'), JSON.stringify({ name, version: '0.1.0' }));
      for (const build of ['avx512', 'avx2', 'neon', 'baseline']) {
        copyFileSync(join(root, 'build/native/baseline.node'), join(place, `${build}.node`));
        appendFileSync(join(place, `${build}.node`), 'planted');
      }
      expect(describeEngine(alone).kind).toBe('wasm');
      rmSync(place, { recursive: true });
    }
  }, 60_000);
});
