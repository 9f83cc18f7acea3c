import type { Reporter, TestModule } from 'vitest/node';

/** Ends the run with one plain line, `12 passed, 0 failed`, for machines that read the output. */
export class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: errors.length };
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      // A file that does not load has failed, though no test of it ran.
      if (tests.length === 0 && !module.ok()) count.failed += 1;
      for (const test of tests) {
        const { state } = test.result();
        if (state === 'passed' || state === 'failed') count[state] += 1;
      }
    }
    process.stdout.write(`${count.passed} passed, ${count.failed} failed\n`);
  }
}
