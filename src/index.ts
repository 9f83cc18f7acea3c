export { InputError, InterruptedError, MalmoiError, UsageError } from './base/errors.ts';
export type { LongWork, Progress } from './base/progress.ts';
export { createRandom, Random } from './base/random.ts';
export * from './classifier/index.ts';
export * from './counts/index.ts';
export * from './text/index.ts';
