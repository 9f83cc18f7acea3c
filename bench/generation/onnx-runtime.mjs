// ONNX Runtime's generation in Node, one thread: the peer's model of one step, run a character at a time.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRandom, Sampler } from '../../dist/index.js';

const VOCABULARY = 65;

/**
 * @param python a Python with PyTorch and `onnx`, which writes the models
 * @param runtime the folder of npm's onnxruntime-node
 * @param seconds that one measurement takes
 */
export function openOnnxRuntime(python, runtime, seconds) {
  const { InferenceSession, Tensor, env } = createRequire(import.meta.url)(runtime);
  const folder = mkdtempSync(join(tmpdir(), 'onnx-'));
  const script = fileURLToPath(new URL('onnx_models.py', import.meta.url));
  execFileSync(python, [script, folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  return {
    version: env.versions.node,
    async measure(cell, layers, hidden) {
      const session = await InferenceSession.create(
        join(folder, `${cell}-${layers}-${hidden}.onnx`),
        { intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: 'sequential' },
      );
      const sampler = new Sampler(VOCABULARY, {}, createRandom(1, 'generation'));
      const zeros = () =>
        new Tensor('float32', new Float32Array(layers * hidden), [layers, 1, hidden]);
      const ids = BigInt64Array.of(1n);
      const feeds = { ids: new Tensor('int64', ids, [1, 1]), h: zeros() };
      if (cell === 'lstm') feeds.c = zeros();
      let count = 0;
      const started = performance.now();
      while (performance.now() - started < 1000 * seconds) {
        for (let i = 0; i < 20; i++) {
          const after = await session.run(feeds);
          ids[0] = BigInt(sampler.draw(after.logits.data));
          feeds.h = after.h_after;
          if (cell === 'lstm') feeds.c = after.c_after;
        }
        count += 20;
      }
      const rate = count / ((performance.now() - started) / 1000);
      await session.release();
      return rate;
    },
    close: () => rmSync(folder, { recursive: true }),
  };
}
