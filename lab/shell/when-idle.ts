import { effect, type ReadonlySignal } from '@preact/signals';

/** Settles when the picture waits for nothing more. */
export function whenIdle(busy: ReadonlySignal<boolean>): Promise<void> {
  return new Promise((resolve) => {
    effect(() => {
      if (!busy.value) resolve();
    });
  });
}
