import { useSignal } from '@preact/signals';
import { Fragment, type VNode } from 'preact';
import { splitWords } from './split-words.ts';

/** How one token of a strip is drawn. */
export interface StripToken {
  /** Its shade and its state: `plus-4`, `unread`. */
  readonly class: string;
  readonly label: string;
  /** What stands under it. */
  readonly below?: VNode;
}

/** Tokens that the up and down arrows pass over: about a line. */
const LINE = 20;

/** A text as tokens that are pressed; one is in the order of Tab, and the arrow keys go to the others. */
export function TokenStrip({
  label,
  tokens,
  draw,
  onPress,
}: {
  label: string;
  tokens: readonly string[];
  draw: (at: number, shown: string) => StripToken;
  onPress: (at: number, event: MouseEvent) => void;
}): VNode {
  const focus = useSignal(0);
  const here = Math.min(focus.value, tokens.length - 1);
  const move = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: LINE, ArrowUp: -LINE }[event.key];
    const box = event.currentTarget;
    if (by === undefined || !(box instanceof HTMLElement)) return;
    event.preventDefault();
    focus.value = Math.max(0, Math.min(tokens.length - 1, here + by));
    box.querySelectorAll<HTMLElement>('.token')[focus.value]?.focus();
  };
  const drawToken = (token: string, t: number): VNode => {
    const shown = showToken(token);
    const { class: kind, label: name, below } = draw(t, shown);
    return (
      <Fragment key={t}>
        <button
          type="button"
          tabIndex={t === here ? 0 : -1}
          class={`token ${kind}`}
          aria-label={name}
          onFocus={() => {
            focus.value = t;
          }}
          onClick={(event) => onPress(t, event)}
        >
          {shown}
          {below}
        </button>
        {token === '\n' && <br />}
      </Fragment>
    );
  };
  return (
    <p class="tokens" role="group" aria-label={label} onKeyDown={move}>
      {splitWords(tokens.map((text, at) => ({ text, at }))).map((word) => (
        <span key={word.letters[0]?.at} class={word.class}>
          {word.letters.map(({ text, at }) => drawToken(text, at))}
        </span>
      ))}
    </p>
  );
}

/** A token so that one sees it. */
export function showToken(token: string): string {
  return token === '\n' ? '↵' : token === ' ' ? '\u00a0' : token;
}
