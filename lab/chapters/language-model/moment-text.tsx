import { useSignal } from '@preact/signals';
import { Fragment, type VNode } from 'preact';
import { shadeClass } from '../../parts/shade.ts';
import { splitWords } from '../../parts/split-words.ts';
import { type Moment, showUnit } from './model.ts';
import type { Letter } from './sampling.ts';
import type { LanguageModelWords } from './words.ts';

/** Bits of surprise at which a letter is shaded in full. */
const MOST_BITS = 8;

/** A drawn text: each letter shaded by how surprising it was. One letter is in the order of Tab; arrows go on. */
export function MomentText({
  moment,
  words,
  chosen,
  onChoose,
}: {
  moment: Moment;
  words: LanguageModelWords;
  /** The unit whose expectation is shown; undefined where it is another moment's. */
  chosen: number | undefined;
  onChoose: (unit: number) => void;
}): VNode {
  const focus = useSignal(0);
  const { letters, surprise } = moment;
  const move = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 10, ArrowUp: -10 }[event.key];
    const box = event.currentTarget;
    if (by === undefined || !(box instanceof HTMLElement)) return;
    event.preventDefault();
    focus.value = Math.max(0, Math.min(letters.length - 1, focus.value + by));
    box.querySelectorAll<HTMLElement>('.letter')[focus.value]?.focus();
  };
  const draw = ({ text, from, count }: Letter, i: number): VNode => {
    const bits = surprise.slice(from, from + count).reduce((sum, one) => sum + one, 0);
    const here = chosen !== undefined && chosen >= from && chosen < from + count;
    return (
      <Fragment key={from}>
        <button
          type="button"
          tabIndex={i === focus.value ? 0 : -1}
          class={`letter ${here ? 'here' : ''} ${shadeClass(Math.min(1, bits / MOST_BITS))}`}
          aria-pressed={here}
          aria-label={words.letterLabel(showUnit(text), bits.toFixed(1))}
          onFocus={() => {
            focus.value = i;
          }}
          onClick={() => onChoose(from)}
        >
          {text === ' ' ? '\u00a0' : showUnit(text)}
        </button>
        {text === '\n' && <br />}
      </Fragment>
    );
  };
  let i = 0;
  return (
    <p class="drawn-text" role="group" aria-label={words.after(moment.step)} onKeyDown={move}>
      {splitWords(letters).map((word) => (
        <span key={word.letters[0]?.from} class={word.class}>
          {word.letters.map((letter) => draw(letter, i++))}
        </span>
      ))}
    </p>
  );
}
