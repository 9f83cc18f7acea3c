import { expect, test } from 'vitest';
import type { Job } from '../../lab/worker/job.ts';
import type { Look } from '../../lab/worker/job-looks.ts';
import type { ToPage } from '../../lab/worker/protocol.ts';
import { type RunControl, runJob } from '../../lab/worker/run-job.ts';

const LOOK = { what: 'weights' } as unknown as Look;

/** Runs a job that holds before its first step, and whose looks take a turn of the event loop each. */
async function runHeld(during: (control: RunControl, looks: number) => void): Promise<ToPage[]> {
  const stop = new AbortController();
  const control: RunControl = {
    ...{ credit: 1, until: 0, stop, wake: () => {} },
    looks: [{ id: 1, at: LOOK }],
  };
  let looks = 0;
  const job: Job = {
    next: async () => undefined,
    look: async () => {
      looks += 1;
      await new Promise((resolve) => setImmediate(resolve));
      during(control, looks);
      return looks as never;
    },
    finish: () => new Uint8Array(1),
  };
  const sent: ToPage[] = [];
  await runJob(job, { run: 1, control }, (message) => {
    sent.push(message);
  });
  return sent;
}

test('a look that comes during a look is answered, while the run holds', async () => {
  const sent = await runHeld((control, looks) => {
    if (looks === 1) control.looks.push({ id: 2, at: LOOK });
    else control.stop.abort();
    control.wake();
  });
  expect(sent.map(({ kind }) => kind)).toEqual(['result', 'result', 'end']);
});

test('a stop that comes during a look ends the run', async () => {
  const sent = await runHeld((control) => {
    control.stop.abort();
    control.wake();
  });
  expect(sent.at(-1)).toMatchObject({ kind: 'end', stopped: true });
});

test('steps that are asked for during a look are taken', async () => {
  const sent = await runHeld((control) => {
    control.until = 5;
    control.wake();
  });
  expect(sent.at(-1)).toMatchObject({ kind: 'end', stopped: false });
});
