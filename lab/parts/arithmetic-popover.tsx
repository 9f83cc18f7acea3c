import { signal, useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useWords } from '../shell/context.ts';
import { type Arithmetic, fullNumber, shortNumber } from './arithmetic.ts';

/** The number whose arithmetic is shown, and where it stands. */
const opened = signal<{ anchor: HTMLElement; arithmetic: Arithmetic } | undefined>(undefined);

/** Shows the arithmetic of a number beside it. */
export function showArithmetic(anchor: HTMLElement, arithmetic: Arithmetic): void {
  opened.value = { anchor, arithmetic };
}

const MARGIN = 8;

/** The one popover of the page: the tree of a number. */
export function ArithmeticPopover(): VNode {
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const current = opened.value;
  useEffect(() => {
    const element = box.current;
    if (element === null || current === undefined) return;
    element.showPopover();
    place(element, current.anchor.getBoundingClientRect());
    element.querySelector<HTMLElement>('.close')?.focus({ preventScroll: true });
  }, [current]);
  const close = (): void => {
    box.current?.hidePopover();
  };
  const forget = ({ newState }: { newState: string }): void => {
    if (newState !== 'closed' || opened.value === undefined) return;
    const { anchor } = opened.value;
    opened.value = undefined;
    if (document.activeElement === document.body || box.current?.contains(document.activeElement)) {
      anchor.focus({ preventScroll: true });
    }
  };
  return (
    <div
      ref={box}
      class="arithmetic"
      popover="auto"
      role="dialog"
      aria-label={words.arithmetic.title}
      onToggle={forget}
    >
      {current !== undefined && (
        <>
          <div class="arithmetic-head">
            <strong>{words.arithmetic.title}</strong>
            <button type="button" class="close" aria-label={words.arithmetic.close} onClick={close}>
              <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
                <path d="M6 6l12 12M18 6L6 18" stroke="currentColor" stroke-width="2" />
              </svg>
            </button>
          </div>
          <Node key={current.arithmetic} node={current.arithmetic} open />
        </>
      )}
    </div>
  );
}

/** Puts the popover under its number, or above where there is more room. */
function place(element: HTMLElement, anchor: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = element;
  const left = Math.max(MARGIN, Math.min(anchor.left - 12, innerWidth - width - MARGIN));
  const below = anchor.bottom + MARGIN + height <= innerHeight;
  const top = below ? anchor.bottom + MARGIN : Math.max(MARGIN, anchor.top - MARGIN - height);
  element.style.left = `${left}px`;
  element.style.top = `${top}px`;
}

/** A line, and its parts once it is opened: a tree may be deep, and is asked for no further than it is seen. */
function Node({ node, open = false }: { node: Arithmetic; open?: boolean }): VNode {
  const isOpen = useSignal(open);
  const parts = node.parts?.() ?? [];
  if (parts.length === 0) return <Line node={node} />;
  return (
    <details
      open={isOpen.value}
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>
        <Line node={node} />
      </summary>
      {isOpen.value && (
        <ul>
          {parts.map((part, i) => (
            <li key={i}>
              <Node node={part} />
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}

function Line({ node }: { node: Arithmetic }): VNode {
  const words = useWords();
  const { symbol, formula, numbers, value, leaf } = node;
  return (
    <span class="arithmetic-line">
      <b>{symbol}</b>
      {formula !== undefined && <span class="rule"> = {formula}</span>}
      {numbers !== undefined && <span class="put-in"> = {numbers}</span>}
      <span class="value" title={fullNumber(value)}>
        {' '}
        = {shortNumber(value)}
      </span>
      {leaf !== undefined && <small class="leaf">{words.arithmetic[leaf]}</small>}
    </span>
  );
}
