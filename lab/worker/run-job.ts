import { errorToData } from 'malmoi/messages';
import { hashOf } from './hash-of.ts';
import type { Job, Point } from './job.ts';
import type { Look } from './job-looks.ts';
import type { ToPage } from './protocol.ts';
import { turn } from './turn.ts';

/** What the page has asked of a run. */
export interface RunControl {
  /** Frames that the page still takes. */
  credit: number;
  /** The step at which to hold. */
  until: number;
  /** Aborted when the page has stopped the run: a job may end in the middle of a step then. */
  readonly stop: AbortController;
  /** What the page wants to look at: answered between two steps, since one engine does one thing at a time. */
  looks: { readonly id: number; readonly at: Look }[];
  /** Called when something has changed, while the run waits. */
  wake: () => void;
}

/** Points that are kept while the page takes no frames: beyond it they are thinned. */
const MOST_POINTS = 4_096;

/** Of this many points in a row two are kept. */
const GROUP = 4;

/**
 * Pulls a job's steps as the page asks, and sends what came of them. Between two steps the page is heard. A job that
 * has come to its last step stays, to be looked at, until it is stopped; one that is pulled beyond it ends by itself.
 */
export async function runJob(
  job: Job,
  { run, control }: { run: number; control: RunControl },
  send: (message: ToPage, transfer: Transferable[]) => void,
): Promise<void> {
  let step = job.begun ?? 0;
  let ended = false;
  let points: Point[] = [];
  const isStopped = (): boolean => control.stop.signal.aborted;
  const flush = (): void => {
    if (control.credit === 0 || points.length === 0) return;
    const flat = Float64Array.from(points.flat());
    points = [];
    control.credit -= 1;
    send({ kind: 'frame', run, step, points: flat }, [flat.buffer]);
  };
  while (!isStopped() && !ended) {
    flush();
    const looks = control.looks.splice(0);
    for (const { id, at } of looks) {
      try {
        send({ kind: 'result', run, id, value: await job.look(at) }, []);
      } catch (error) {
        send({ kind: 'failure', run, id, error: toErrorData(error) }, []);
      }
    }
    // What the page has said meanwhile would not wake a run that holds only now.
    if (looks.length > 0) continue;
    const checkpoint = job.takeCheckpoint?.();
    if (checkpoint !== undefined) send({ kind: 'checkpoint', run, checkpoint }, []);
    if (step >= control.until) {
      await new Promise<void>((resolve) => {
        control.wake = resolve;
      });
      control.wake = () => {};
      continue;
    }
    const point = await takeStep(job, isStopped);
    ended = point === undefined && !isStopped();
    if (point !== undefined) {
      step = point[0];
      points.push(point);
      if (points.length > MOST_POINTS) points = thin(points);
    }
    await turn();
  }
  // The last points come whatever the credit: after them there is nothing to flood with.
  control.credit += 1;
  flush();
  const bytes = job.finish();
  const hash = await hashOf(bytes);
  send({ kind: 'end', run, step, stopped: !ended, hash, bytes }, [bytes.buffer]);
}

/** Takes a job's next step, which a stop may interrupt. */
async function takeStep(job: Job, isStopped: () => boolean): Promise<Point | undefined> {
  try {
    return await job.next();
  } catch (error) {
    if (isStopped()) return undefined;
    throw error;
  }
}

/** Keeps of every four points the one of the lowest and the one of the highest loss. */
export function thin(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (let i = 0; i < points.length; i += GROUP) {
    const four = points.slice(i, i + GROUP).sort((a, b) => a[1] - b[1]);
    const [low, high] = [four[0], four.at(-1)];
    if (low === undefined || high === undefined) continue;
    kept.push(...(low[0] < high[0] ? [low, high] : low === high ? [low] : [high, low]));
  }
  return kept;
}

/** An error as a message can carry it. */
export function toErrorData(error: unknown): unknown {
  return errorToData(error as Parameters<typeof errorToData>[0]);
}
