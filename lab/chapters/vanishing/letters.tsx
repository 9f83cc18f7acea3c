import type { VNode } from 'preact';
import { shortNumber } from '../../parts/arithmetic.ts';
import { Num } from '../../parts/number.tsx';
import { ReaderSays } from '../../parts/reader-says.tsx';
import { shadeClass } from '../../parts/shade.ts';
import { showToken, TokenStrip } from '../../parts/token-strip.tsx';
import type { Heard } from '../../worker/job-looks.ts';
import { explainFar, explainProbability } from './arithmetic.ts';
import { farShare } from './looks.ts';
import type { VanishingModel } from './model.ts';
import type { VanishingWords } from './words.ts';

interface Props {
  readonly model: VanishingModel;
  readonly words: VanishingWords;
}

/** The text once for each model: the letter that is predicted, and before it each letter as strongly as the prediction hears it. */
export function Letters({ model, words }: Props): VNode {
  const found = model.heard.found.value;
  return (
    <>
      <ReaderSays problem={model.heard.problem.value} waits={found === undefined} />
      {found?.map((heard) => (
        <Listener key={heard.cell} model={model} words={words} heard={heard} />
      ))}
    </>
  );
}

function Listener({ model, words, heard }: Props & { heard: Heard }): VNode {
  const { cell, norms, tokens, target } = heard;
  const name = cell.toUpperCase();
  const most = Math.max(Number.MIN_VALUE, ...norms);
  const predict = (at: number): void => {
    model.player.pause();
    model.state.patch({ step: Math.max(1, at) });
  };
  return (
    <div class={`lane ${cell}`}>
      <p class="lane-head">
        <b>{name}</b>
        <span>
          P({showToken(target)}) ={' '}
          <Num value={heard.probability} arithmetic={() => explainProbability(heard)} />
        </span>
        <span class="lane-weights">
          {words.far} <Num value={farShare(heard)} arithmetic={() => explainFar(heard)} />
        </span>
      </p>
      <TokenStrip
        label={words.lettersLabel(name)}
        tokens={tokens}
        draw={(t, shown) => {
          const norm = norms[t];
          const kind = t === norms.length ? 'predicted' : 'unread';
          return {
            class: norm === undefined ? kind : shadeClass(shadeOf(norm / most)),
            label: words.letterLabel(shown, norm === undefined ? '' : shortNumber(norm)),
          };
        }}
        onPress={predict}
      />
    </div>
  );
}

/** Of the square root: faint letters are seen, too. Less than half a shade is the paper. */
function shadeOf(share: number): number {
  return Math.round(10 * Math.sqrt(share)) / 10;
}
