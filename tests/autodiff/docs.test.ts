import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the documentation', () => {
  for (const page of ['autodiff.md', 'autodiff.ko.md']) {
    it(`the examples of docs/${page} run`, async () => {
      const text = readFileSync(join(root, 'docs', page), 'utf8');
      const snippets = [...text.matchAll(/```ts\n(.*?)```/gs)].map((match) => match[1]);
      const folder = mkdtempSync(join(tmpdir(), 'malmoi-docs-'));
      try {
        for (const [i, snippet] of snippets.entries()) {
          const file = join(folder, `snippet-${i}.ts`);
          writeFileSync(
            file,
            snippet.replace("'malmoi'", JSON.stringify(join(root, 'src/index.ts'))),
          );
          await import(/* @vite-ignore */ file);
        }
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }
});
