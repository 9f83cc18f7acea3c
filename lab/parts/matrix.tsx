import { useSignal } from '@preact/signals';
import type { ComponentChildren, VNode } from 'preact';
import type { Arithmetic } from './arithmetic.ts';
import { Num } from './number.tsx';
import { shadeClass } from './shade.ts';

/** One cell of a matrix. */
export interface Cell {
  readonly value: number;
  readonly arithmetic?: () => Arithmetic;
  /** What is printed; default three significant digits. */
  readonly text?: string;
  /** How strongly it is shaded, −1 to 1; default not at all. */
  readonly shade?: number;
  /** Classes: `fresh` fell in this step, `off` is not there yet, `sum` … */
  readonly class?: string;
  readonly label?: string;
  /** What stands under the number: a bar. */
  readonly extra?: VNode;
}

/** A matrix: headings, and cells by row and column; an undefined cell is empty. */
export interface MatrixProps {
  readonly caption: string;
  readonly rows: readonly { readonly head: ComponentChildren; readonly class?: string }[];
  readonly columns: readonly { readonly head: ComponentChildren; readonly class?: string }[];
  readonly cell: (row: number, column: number) => Cell | undefined;
  readonly class?: string;
  /**
   * Makes the numbers movable: by dragging sideways, 0.01 a pixel, and with + and −, 0.1 a press. The caller rounds
   * and keeps the new value.
   */
  readonly onAdjust?: (row: number, column: number, value: number) => void;
  /** Shows the caption above; else it is read out only. */
  readonly showCaption?: boolean;
}

/** Draws a matrix whose numbers open. One cell is in the order of Tab; the arrow keys go to the others. */
export function Matrix(props: MatrixProps): VNode {
  const { caption, rows, columns, cell, showCaption, onAdjust } = props;
  const focus = useSignal({ row: 0, column: 0 });
  const here = {
    row: Math.min(focus.value.row, rows.length - 1),
    column: Math.min(focus.value.column, columns.length - 1),
  };
  const move = (event: KeyboardEvent): void => {
    const change = CHANGES[event.key];
    if (change !== undefined && onAdjust !== undefined) {
      event.preventDefault();
      onAdjust(here.row, here.column, (cell(here.row, here.column)?.value ?? 0) + change);
      return;
    }
    const by = ARROWS[event.key];
    const table = event.currentTarget;
    if (by === undefined || !(table instanceof HTMLElement)) return;
    event.preventDefault();
    const row = Math.max(0, Math.min(rows.length - 1, here.row + by[0]));
    const column = Math.max(0, Math.min(columns.length - 1, here.column + by[1]));
    focus.value = { row, column };
    table.querySelector<HTMLElement>(`[data-at="${row},${column}"] .num`)?.focus();
  };
  return (
    <div class={`matrix-frame ${props.class ?? ''} ${onAdjust === undefined ? '' : 'movable'}`}>
      {showCaption === true && (
        <p class="matrix-caption" aria-hidden="true">
          {caption}
        </p>
      )}
      <table class="matrix" onKeyDown={move}>
        <caption class="read-out">{caption}</caption>
        <thead>
          <tr>
            <td />
            {columns.map(({ head, class: kind }, column) =>
              head === '' ? (
                <td key={column} class={kind} />
              ) : (
                <th key={column} scope="col" class={kind}>
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ head, class: kind }, row) => (
            <tr key={row} class={kind}>
              <th scope="row">{head}</th>
              {columns.map((_, column) => {
                const shown = cell(row, column);
                return (
                  <td
                    key={column}
                    data-at={`${row},${column}`}
                    class={`${columns[column]?.class ?? ''} ${shown?.class ?? ''} ${shadeClass(shown?.shade ?? 0)}`}
                    onFocusCapture={() => {
                      focus.value = { row, column };
                    }}
                    onPointerDown={(event) => {
                      if (onAdjust === undefined || shown === undefined) return;
                      drag(event, shown.value, (value) => onAdjust(row, column, value));
                    }}
                  >
                    {shown !== undefined && (
                      <Num
                        value={shown.value}
                        text={shown.text}
                        arithmetic={shown.arithmetic}
                        label={shown.label}
                        tabIndex={row === here.row && column === here.column ? 0 : -1}
                      />
                    )}
                    {shown?.extra}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const CHANGES: Readonly<Record<string, number>> = { '+': 0.1, '=': 0.1, '-': -0.1, '−': -0.1 };

/** Pixels that are a press still, and no drag. */
const STILL = 3;

/** Follows the pointer from a cell until it is let go; a press that moved opens no arithmetic. */
function drag(event: PointerEvent, from: number, onMove: (value: number) => void): void {
  const begin = event.clientX;
  let moved = false;
  const follow = (next: PointerEvent): void => {
    const way = next.clientX - begin;
    moved ||= Math.abs(way) > STILL;
    if (moved) onMove(from + way / 100);
  };
  const end = (): void => {
    removeEventListener('pointermove', follow);
    removeEventListener('pointerup', end);
    removeEventListener('pointercancel', end);
    if (!moved) return;
    // The click that follows belongs to the drag.
    const swallow = (click: Event): void => {
      click.stopPropagation();
      click.preventDefault();
    };
    addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener('click', swallow, { capture: true }), 0);
  };
  addEventListener('pointermove', follow);
  addEventListener('pointerup', end);
  addEventListener('pointercancel', end);
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
