/**
 * Trains on a generated file of a given size and prints the peak memory:
 *   node memory.mjs <megabytes> <hashing|pruned>
 * The file is made in a temporary folder, read as a stream, and removed. A tenth of its words are
 * never seen again, so that a vocabulary without a limit would grow with the file.
 */
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createRandom, createTextPipeline, trainClassifier } from '../../dist/index.js';

const BATCH = 1000;
const WORDS = 20_000;

const [megabytes, mode] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'malmoi-memory-'));
try {
  const path = join(folder, 'generated.tsv');
  await writeReviews(path, Number(megabytes) * 1e6);
  const bytes = statSync(path).size;
  const start = performance.now();
  const classifier = await trainClassifier(batches(path), {
    analyzer: createTextPipeline({ tokenizer: { kind: 'whitespace' } }),
    ngramRange: [1, 2],
    ...(mode === 'hashing' ? { hashing: 2 ** 20 } : { vocabularyLimit: 1_000_000 }),
  });
  console.log(
    JSON.stringify({
      peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
      seconds: Math.round((performance.now() - start) / 100) / 10,
      bytes,
      documents: classifier.documents,
      features: classifier.features,
    }),
  );
} finally {
  rmSync(folder, { recursive: true });
}

/** Lines `label<TAB>words`; frequent words by a square law, one word in ten new. */
async function writeReviews(path, bytes) {
  const random = createRandom(1, 'generated reviews');
  const file = await open(path, 'w');
  let fresh = 0;
  for (let written = 0; written < bytes; ) {
    const lines = [];
    for (let line = 0; line < BATCH; line++) {
      const label = random.integer(2);
      const words = Array.from({ length: 12 }, () => {
        if (random.integer(10) === 0) return `new${fresh++}`;
        const rank = Math.floor(WORDS * random.float() ** 2);
        return `word${rank % 7 === 0 ? rank + label : rank}`;
      });
      lines.push(`${label}\t${words.join(' ')}\n`);
    }
    const chunk = Buffer.from(lines.join(''));
    await file.write(chunk);
    written += chunk.length;
  }
  await file.close();
}

async function* batches(path) {
  let texts = [];
  let labels = [];
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const tab = line.indexOf('\t');
    labels.push(line.slice(0, tab));
    texts.push(line.slice(tab + 1));
    if (texts.length < BATCH) continue;
    yield { texts, labels };
    texts = [];
    labels = [];
  }
  if (texts.length > 0) yield { texts, labels };
}
