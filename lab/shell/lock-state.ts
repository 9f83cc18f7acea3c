import { effect } from '@preact/signals';
import type { Fields } from './address.ts';
import type { State } from './state.ts';

/** The field that stays free when a teacher fixes all: the picture can still be played. */
const FREE = 'step';

/** Returns the fields that an address fixes: `lock=window,seed`, or `lock=all`. */
export function lockedFields(fields: Fields, given: string | null): string[] {
  const names = (given ?? '').split(',');
  return Object.keys(fields).filter(
    (name) => names.includes(name) || (names.includes('all') && name !== FREE),
  );
}

/** Whether only the step is free: then the controls are out of use, and the prose leaves the picture alone. */
export function isAllLocked(fields: Fields, locked: readonly string[]): boolean {
  return Object.keys(fields).every((name) => name === FREE || locked.includes(name));
}

/** Keeps fields at the values that they have now, whatever controls and prose set. */
export function lockState<F extends Fields>(state: State<F>, names: readonly string[]): void {
  for (const name of names) {
    const field = state.signals[name];
    if (field === undefined) continue;
    const fixed = field.peek();
    effect(() => {
      if (field.value !== fixed) field.value = fixed;
    });
  }
}
