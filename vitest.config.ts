import { defineConfig } from 'vitest/config';
import { SummaryReporter } from './tests/summary-reporter.ts';

export default defineConfig({
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
