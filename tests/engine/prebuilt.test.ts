import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const canTest =
  existsSync(join(root, 'dist/index.js')) && existsSync(join(root, 'build/native/baseline.node'));

/** Runs the engine of the package in a project, and gives what chose it. */
function describeEngine(project: string): { kind: string; reasons: string[] } {
  const program = `
    const { createEngine } = await import('malmoi');
    const engine = await createEngine({ workers: 1 });
    console.log(JSON.stringify({ kind: engine.kind, reasons: engine.reasons }));
    engine.dispose();`;
  const args = ['--input-type=module', '-e', program];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8' }));
}

test.skipIf(!canTest)(
  'an installed package is native with its package of add-ons, WebAssembly without, and never with stale ones',
  () => {
    const project = mkdtempSync(join(tmpdir(), 'malmoi-project-'));
    try {
      const modules = join(project, 'node_modules');
      mkdirSync(join(modules, 'malmoi'), { recursive: true });
      cpSync(join(root, 'dist'), join(modules, 'malmoi/dist'), { recursive: true });
      cpSync(join(root, 'package.json'), join(modules, 'malmoi/package.json'));
      for (const name of readdirSync(join(root, 'node_modules'))) {
        if (!name.startsWith('.') && name !== 'malmoi')
          symlinkSync(join(root, 'node_modules', name), join(modules, name));
      }
      expect(describeEngine(project)).toMatchObject({
        kind: 'wasm',
        reasons: [expect.stringContaining(`malmoi-native-${process.platform}`), expect.anything()],
      });

      const native = join(modules, `malmoi-native-${process.platform}-${process.arch}`);
      const script = join(root, 'kernels/pack-native.mjs');
      execFileSync(process.execPath, [script, native]);
      expect(readdirSync(native)).toContain('package.json');
      expect(describeEngine(project).kind).toBe('native');

      const hash = join(modules, 'malmoi/dist/engine/wasm/hash.generated.js');
      execFileSync(process.execPath, [
        ...[
          '-e',
          'fs.writeFileSync(process.argv[1], "export const KERNELS_HASH = \'other\';")',
          hash,
        ],
      ]);
      const stale = describeEngine(project);
      expect(stale.kind).toBe('wasm');
      expect(stale.reasons[0]).toContain('was built from other kernels');
    } finally {
      rmSync(project, { recursive: true });
    }
  },
  60_000,
);
