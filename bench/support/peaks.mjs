// The most multiply-adds that this machine does, natively and in WebAssembly: the roofline of the benches.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runClang } from '@yowasp/clang';
import { startPeer } from './peer.mjs';

const source = fileURLToPath(new URL('peak.c', import.meta.url));

/** Measures in WebAssembly, in this process: `measure(seconds)` gives GFLOP/s. */
async function openWasmPeak() {
  const flags = ['-O3', '-msimd128', '-ffp-contract=off', '-nostdlib', '-Wl,--no-entry'];
  const built = await runClang(['clang', ...flags, 'peak.c', '-o', 'peak.wasm'], {
    'peak.c': readFileSync(source, 'utf8'),
  });
  const { instance } = await WebAssembly.instantiate(built['peak.wasm']);
  const count = 20_000;
  const flops = 2 * count * 12 * 4;
  return async (seconds) => {
    let best = Number.POSITIVE_INFINITY;
    const end = performance.now() + 1000 * seconds;
    while (performance.now() < end) {
      const start = performance.now();
      // The factor is below 1, so that nothing overflows.
      instance.exports.multiplyAdds(count, 0.5, 1);
      best = Math.min(best, performance.now() - start);
    }
    return flops / best / 1e6;
  };
}

/** Measures natively, in a program that the machine's C compiler makes; undefined where there is none. */
async function openNativePeak() {
  const folder = mkdtempSync(join(tmpdir(), 'peak-'));
  const program = join(folder, 'peak');
  try {
    const flags = ['-O3', '-march=native', '-mprefer-vector-width=512', '-ffp-contract=fast'];
    const usable = process.arch === 'x64' ? flags : flags.filter((flag) => !flag.startsWith('-m'));
    execFileSync(process.env.CC ?? 'cc', [...usable, source, '-o', program], { stdio: 'pipe' });
    const peer = await startPeer('The native peak', [program]);
    if (peer === undefined) return undefined;
    const measure = async (seconds) => Number(await peer.ask(`${seconds}`));
    return Object.assign(measure, { stop: peer.stop });
  } catch (error) {
    console.log(`The native peak is not measured: ${error.message.split('\n')[0]}`);
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The peaks of both engines, by the engine's kind; `stop` ends what measures them. */
export async function openPeaks() {
  const native = await openNativePeak();
  return { native, wasm: await openWasmPeak(), stop: () => native?.stop() };
}
