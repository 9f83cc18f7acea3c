/**
 * Where each word of the control block is, as an index of 32-bit integers. The block lies in the
 * shared heap; all that the caller and its workers say to each other during work goes through it.
 */
export const CONTROL = {
  /** Counts jobs; workers park on it. */
  generation: 0,
  /** 1 while a job's blocks may be taken. */
  open: 1,
  /** Workers that are inside the job; the caller parks on it. */
  active: 2,
  /** The next block that nobody has taken. */
  nextBlock: 3,
  blocks: 4,
  grain: 5,
  total: 6,
  kernel: 7,
  argumentCount: 8,
  /** The number of a worker whose kernel failed; 0 as long as all succeed. */
  failed: 9,
  /** 1 when workers must end. */
  stop: 10,
  /** Where the arguments begin, as an index of 64-bit floats. */
  arguments: 8,
} as const;

/** The most arguments that a kernel can have, `begin` and `end` included. */
export const MOST_ARGUMENTS = 56;

/** The size of a control block, in bytes. */
export const CONTROL_BYTES: number = (CONTROL.arguments + MOST_ARGUMENTS) * 8;

/** The data that a worker starts with. */
export interface WorkerSetup {
  readonly memory: WebAssembly.Memory;
  /** The control block's offset, in bytes. */
  readonly control: number;
  readonly layout: typeof CONTROL;
  /** The worker's number, from 1. */
  readonly number: number;
  /** Kernels by the number that a job names. */
  readonly kernelNames: readonly string[];
  /** How it gets its kernels: its own instance of the module, with a stack of its own, … */
  readonly wasm?: { readonly module: WebAssembly.Module; readonly stackTop: number };
  /** … or the native add-on at this path. */
  readonly addOn?: string;
}

/** A worker, as its pool sees it. */
export interface WorkerHandle {
  /** Registers a callback for a worker that ends before `terminate`. */
  onDeath(callback: (reason: string) => void): void;
  terminate(): void;
}

/** The functions of Node or of a browser that the pool needs. */
export interface WorkerPlatform {
  /** Returns how many threads the machine can run at once. */
  cores(): number;
  /** Starts a worker and waits until it is ready for work. */
  start(setup: WorkerSetup): Promise<WorkerHandle>;
}
