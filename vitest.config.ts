import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { SummaryReporter } from './tests/summary-reporter.ts';

const src = fileURLToPath(new URL('src', import.meta.url));

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
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/global-setup.ts'],
    reporters: ['default', new SummaryReporter()],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two at a time: the machines that run the tests have two cores.
    maxWorkers: 2,
  },
});
