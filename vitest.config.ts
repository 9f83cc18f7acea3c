import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { SummaryReporter } from './tests/summary-reporter.ts';

const src = fileURLToPath(new URL('src', import.meta.url));

/** Floors whose tests leave nothing behind in their process: the next file goes on in it, with the modules that are there. */
const SHARED =
  'tests/{autodiff,base,captioner,classifier,cli,corpus,counts,engine,glove,inspect,io,language-model,messages,models,morphology,nn,store,table,tagger,text,training,translator,vectors,word2vec}/**/*.test.ts';

export default defineConfig({
  resolve: {
    alias: [
      // package.json leads these to dist/, tsconfig.json and the tests to the source.
      { find: /^#platform\/(.*)$/, replacement: `${src}/$1/platform/node.ts` },
      { find: /^malmoi$/, replacement: `${src}/index.ts` },
      { find: /^malmoi\/node$/, replacement: `${src}/node.ts` },
      { find: /^malmoi\/(.*)$/, replacement: `${src}/$1/index.ts` },
    ],
  },
  test: {
    // Modules that each file loads anew would take an eighth of the whole time.
    projects: [
      { extends: true, test: { name: 'shared', include: [SHARED], isolate: false } },
      {
        extends: true,
        test: { name: 'apart', include: ['tests/**/*.test.ts'], exclude: [SHARED] },
      },
    ],
    globalSetup: ['tests/global-setup.ts'],
    reporters: ['default', new SummaryReporter()],
    testTimeout: 60_000,
    // What a test waits for comes when a busy machine comes to it.
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 120_000,
    // Two at a time: the machines that run the tests have two cores.
    maxWorkers: 2,
  },
});
