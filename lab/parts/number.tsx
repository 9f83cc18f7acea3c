import type { VNode } from 'preact';
import { type Arithmetic, fullNumber, shortNumber } from './arithmetic.ts';
import { showArithmetic } from './arithmetic-popover.tsx';

/** A number of the picture. */
export interface NumberProps {
  readonly value: number;
  /** How it came about; asked for when the reader presses it. */
  readonly arithmetic?: (() => Arithmetic) | undefined;
  /** How it is printed; default three significant digits. */
  readonly text?: string | undefined;
  readonly class?: string | undefined;
  /** For a number among many: −1 leaves the order of Tab to the one that holds the focus. */
  readonly tabIndex?: number | undefined;
  readonly label?: string | undefined;
}

/** Prints a number that opens its arithmetic: three digits here, all of them under the pointer and in `data-value`. */
export function Num({ value, arithmetic, text, tabIndex, label, ...rest }: NumberProps): VNode {
  const shown = text ?? shortNumber(value);
  const kind = `num ${rest.class ?? ''}`;
  const full = fullNumber(value);
  if (arithmetic === undefined) {
    return (
      <span class={kind} data-value={String(value)} title={full === shown ? undefined : full}>
        {shown}
      </span>
    );
  }
  return (
    <button
      type="button"
      class={kind}
      data-value={String(value)}
      title={full === shown ? undefined : full}
      tabIndex={tabIndex}
      aria-label={label === undefined ? undefined : `${label}: ${shown}`}
      aria-haspopup="dialog"
      onClick={(event) => showArithmetic(event.currentTarget, arithmetic())}
    >
      {shown}
    </button>
  );
}
