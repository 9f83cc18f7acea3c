import { MalmoiError } from '../../base/errors.ts';
import { type Sentence, sentence } from '../../base/sentence.ts';
import type { RawKernel } from '../contract/kernels.ts';
import { CONTROL, MOST_ARGUMENTS, type WorkerHandle } from './protocol.ts';

/** How often a waiting thread looks before it parks: some tens of microseconds. */
const LOOKS = 20_000;

/** A range to run a kernel over. */
export interface Job {
  /** The kernel's number in the list that workers start with. */
  readonly kernel: number;
  readonly name: string;
  readonly run: RawKernel;
  readonly args: readonly number[];
  readonly total: number;
  readonly grain: number;
}

/**
 * Workers parked on the control block. A job is handed over by one notification; the caller takes
 * blocks too, so a worker that wakes late delays nothing.
 */
export class WorkerPool {
  readonly #workers: readonly WorkerHandle[];
  readonly #control: Int32Array;
  readonly #numbers: Float64Array;
  readonly #patience: number;
  #failure: Sentence | undefined;

  /**
   * @param buffer the shared memory
   * @param control the control block's offset, in bytes
   * @param patience how long to wait for a worker that makes no progress, in milliseconds
   */
  constructor(
    workers: readonly WorkerHandle[],
    buffer: ArrayBufferLike,
    control: number,
    patience: number,
  ) {
    this.#workers = workers;
    this.#control = new Int32Array(buffer, control, CONTROL.stop + 1);
    this.#numbers = new Float64Array(buffer, control + CONTROL.arguments * 8, MOST_ARGUMENTS);
    this.#patience = patience;
    workers.forEach((worker, i) => {
      worker.onDeath((reason) => {
        this.#failure ??= sentence(
          'engine/worker-died',
        )`Worker ${{ worker: i + 1 }} of the engine died (${{ reason }}).`;
      });
    });
  }

  /** Runs a job to its end. */
  run(job: Job): void {
    this.#throwIfBroken();
    const control = this.#control;
    const blocks = Math.ceil(job.total / job.grain);
    this.#numbers.set(job.args);
    control[CONTROL.blocks] = blocks;
    control[CONTROL.grain] = job.grain;
    control[CONTROL.total] = job.total;
    control[CONTROL.kernel] = job.kernel;
    control[CONTROL.argumentCount] = job.args.length;
    Atomics.store(control, CONTROL.nextBlock, 0);
    Atomics.store(control, CONTROL.open, 1);
    Atomics.add(control, CONTROL.generation, 1);
    Atomics.notify(control, CONTROL.generation, blocks - 1);
    try {
      for (;;) {
        const block = Atomics.add(control, CONTROL.nextBlock, 1);
        if (block >= blocks) break;
        const begin = block * job.grain;
        job.run(...job.args, begin, Math.min(begin + job.grain, job.total));
      }
    } finally {
      Atomics.store(control, CONTROL.open, 0);
      this.#waitForWorkers(job.name);
    }
    const failed = Atomics.load(control, CONTROL.failed);
    if (failed !== 0)
      this.#failure ??= sentence(
        'engine/worker-failed',
      )`Worker ${{ worker: failed }} of the engine failed in ${{ kernel: job.name }}.`;
    this.#throwIfBroken();
  }

  /** Ends the workers. */
  dispose(): void {
    this.#failure ??= sentence('engine/disposed')`The engine was disposed of.`;
    Atomics.store(this.#control, CONTROL.stop, 1);
    Atomics.add(this.#control, CONTROL.generation, 1);
    Atomics.notify(this.#control, CONTROL.generation);
    for (const worker of this.#workers) worker.terminate();
  }

  /**
   * Waits until no worker is inside the job. A waiting thread receives no events, so a worker
   * that died inside is noticed only by a timeout.
   */
  #waitForWorkers(name: string): void {
    const control = this.#control;
    // The last block is about as long as this thread's own was: most often it ends within these looks.
    for (let look = 0; look < LOOKS; look++) {
      if (Atomics.load(control, CONTROL.active) === 0) return;
    }
    for (;;) {
      const active = Atomics.load(control, CONTROL.active);
      if (active === 0) return;
      const outcome = Atomics.wait(control, CONTROL.active, active, this.#patience);
      if (outcome === 'timed-out') {
        this.#failure ??= sentence(
          'engine/worker-silent',
        )`A worker of the engine did not finish its part of ${{ kernel: name }} within ${{ seconds: this.#patience / 1000 }} s: it has died, or its block of work is too large.`;
        this.#throwIfBroken();
      }
    }
  }

  #throwIfBroken(): void {
    if (this.#failure !== undefined) {
      throw new MalmoiError(
        sentence(
          'engine/broken',
        )`${{ failure: this.#failure }} Make a new engine and go on from a checkpoint.`,
        1,
      );
    }
  }
}
