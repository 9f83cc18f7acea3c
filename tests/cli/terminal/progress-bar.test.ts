import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Progress } from '../../../src/base/progress.ts';
import { displayWidth } from '../../../src/cli/terminal/display-width.ts';
import { createProgressBar } from '../../../src/cli/terminal/progress-bar.ts';
import { formatProgress } from '../../../src/cli/terminal/progress-line.ts';

/** A terminal that keeps what was written, and a clock that the test moves. */
function createTerminal(columns: number, redraws = true) {
  const terminal = { isTerminal: true, columns, redraws, text: '', milliseconds: 0 };
  const output = Object.assign(terminal, {
    write(text: string): undefined {
      terminal.text += text;
    },
  });
  const bar = createProgressBar({ stderr: output }, false, () => terminal.milliseconds);
  /** The lines as they stood at any time. */
  const lines = () =>
    terminal.text
      .replaceAll('\r\u001b[K', '\n')
      .split('\n')
      .filter((line) => line !== '');
  return { output, bar, lines };
}

const training = (done: number, total = 1000): Progress => ({
  phase: 'epoch 2 of 5',
  ...{ done, total, unit: 'tokens', loss: 1.23456 },
});

describe('a line of progress', () => {
  const states = fc.record({
    phase: fc.constantFrom(
      'reading',
      'epoch 12 of 40',
      '단어를 세는 중',
      'lstm: epoch 1 of 200',
      '',
    ),
    done: fc.nat(1_000_000_000),
    total: fc.option(fc.integer({ min: 1, max: 1_000_000_000 }), { nil: undefined }),
    unit: fc.constantFrom<Progress['unit']>('bytes', 'tokens', 'steps'),
    loss: fc.option(fc.double({ min: 0, max: 9999, noNaN: true }), { nil: undefined }),
    rate: fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }), { nil: undefined }),
    secondsLeft: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }), { nil: undefined }),
  });

  it('fits any terminal from 20 columns on, and always shows how much is done', () => {
    fc.assert(
      fc.property(states, fc.integer({ min: 19, max: 200 }), (given, columns) => {
        const state = Object.fromEntries(
          Object.entries(given).filter(([, value]) => value !== undefined),
        ) as unknown as Parameters<typeof formatProgress>[0];
        const line = formatProgress(state, columns);
        expect(displayWidth(line)).toBeLessThanOrEqual(columns);
        expect(line).toMatch(given.total === undefined ? /MB|tokens|steps/ : /\d%/);
        expect(line).not.toMatch(/NaN|undefined|Infinity/);
      }),
    );
  });

  it.each([
    [19, 'epoch 2 of 5   40%'],
    [30, 'epoch 2 of 5   40%  42 s left'],
    [50, 'epoch 2 of 5   40%  loss 1.235  42 s left'],
    [79, 'epoch 2 of 5  ████████░░░░░░░░░░░░   40%  1,500 tokens/s  loss 1.235  42 s left'],
    [
      100,
      'epoch 2 of 5  ████████████░░░░░░░░░░░░░░░░░░   40%  1,500 tokens/s  loss 1.235  42 s left',
    ],
  ])('has what fits %i columns', (columns, line) => {
    const state = { ...training(400), rate: 1500, secondsLeft: 42 };
    expect(formatProgress(state, columns)).toBe(line);
  });

  it('says 100% only when all is done', () => {
    expect(formatProgress(training(999), 40)).toContain(' 99%');
    expect(formatProgress(training(1000), 40)).toContain('100%');
  });
});

describe('a progress bar', () => {
  it('estimates the time left, also of work that goes on from a checkpoint', () => {
    const { output, bar, lines } = createTerminal(80);
    for (let done = 500; done <= 800; done += 10) {
      bar.onProgress(training(done));
      output.milliseconds += 100;
    }
    // 100 tokens a second, whatever was done before; 200 are left.
    expect(lines().at(-1)).toContain('100 tokens/s');
    expect(lines().at(-1)).toMatch(/ 2 s left$/);
  });

  it('goes on where the total is estimated anew, and begins again with other work', () => {
    const { output, bar, lines } = createTerminal(80);
    const report = (done: number, total: number): string | undefined => {
      bar.onProgress(training(done, total));
      output.milliseconds += 100;
      return lines().at(-1);
    };
    for (let done = 0; done <= 100; done += 10) report(done, 1000);
    expect(report(110, 1010)).toContain('9 s left');
    expect(report(0, 5000)).not.toContain('left');
  });

  it('forgets a slow start', () => {
    const { output, bar, lines } = createTerminal(80);
    bar.onProgress(training(0, 100_000));
    output.milliseconds = 60_000;
    for (let done = 0; done < 60_000; done += 100) {
      bar.onProgress(training(done, 100_000));
      output.milliseconds += 100;
    }
    // 1,000 tokens a second, and 40,000 left.
    expect(lines().at(-1)).toMatch(/ (39|4[0-3]) s left$/);
  });

  it('leaves nothing behind that no longer holds', () => {
    const { output, bar, lines } = createTerminal(80);
    for (let done = 0; done <= 1000; done += 50) {
      bar.onProgress(training(done));
      output.milliseconds += 250;
    }
    bar.stop();
    bar.stop();
    expect(lines().at(-1)).toBe(
      'epoch 2 of 5  ██████████████████████████████  100%  loss 1.235  in 5.3 s',
    );
    expect(output.text.endsWith('\n')).toBe(true);
  });

  it('follows the width of the terminal, which may change', () => {
    const { output, bar, lines } = createTerminal(80);
    for (const columns of [80, 20, 45, 200]) {
      output.columns = columns;
      output.milliseconds += 1000;
      bar.onProgress(training(output.milliseconds / 10));
      expect(displayWidth(lines().at(-1) ?? '')).toBeLessThan(columns);
    }
  });

  it('writes no cursor codes on a dumb terminal, but a line now and then', () => {
    const { output, bar, lines } = createTerminal(80, false);
    for (let done = 0; done <= 1000; done++) {
      bar.onProgress(training(done));
      output.milliseconds += 25;
    }
    bar.stop();
    expect(output.text).not.toContain('\u001b');
    expect(output.text).not.toContain('\r');
    expect(lines().map((line) => /\d+%/.exec(line)?.[0])).toEqual(['40%', '80%', '100%']);
  });

  it('writes nothing where no one is looking, or where it is to be quiet', () => {
    const { output } = createTerminal(80);
    for (const [isTerminal, quiet] of [
      [false, false],
      [true, true],
    ]) {
      const bar = createProgressBar(
        { stderr: { ...output, isTerminal: isTerminal === true } },
        quiet === true,
      );
      bar.onProgress(training(5));
      bar.stop();
    }
    expect(output.text).toBe('');
  });
});
