import type { Signal } from '@preact/signals';

/** Returns what a control calls with its new value where that is all there is to do: it writes it to a signal. */
export function writeTo<T>(signal: Signal<T>): (value: T) => void {
  return (value) => {
    signal.value = value;
  };
}
