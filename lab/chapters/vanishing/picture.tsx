import type { VNode } from 'preact';
import { Choice } from '../../parts/choice.tsx';
import { Lanes } from './lanes.tsx';
import { Letters } from './letters.tsx';
import type { VanishingModel } from './model.ts';
import { NestPicture } from './nest-picture.tsx';
import { COMMENT_END, type ViewName } from './state.ts';
import type { VanishingWords } from './words.ts';
import './picture.css';

/** One of three: the nested example, the gradient by lag in three cells, or what a prediction hears. */
export function Picture({ model, words }: { model: VanishingModel; words: VanishingWords }): VNode {
  const { view } = model.state.signals;
  const choose = (next: ViewName): void => {
    const { inputs, lag } = model.state.read();
    model.player.pause();
    const step = { nest: inputs.length, lanes: lag, letters: COMMENT_END }[next];
    model.state.patch({ view: next, step });
  };
  return (
    <div class="vanishing">
      <Choice label={words.viewLabel} choices={words.views} value={view.value} onChange={choose} />
      {view.value === 'nest' && <NestPicture model={model} words={words} />}
      {view.value === 'lanes' && <Lanes model={model} words={words} />}
      {view.value === 'letters' && <Letters model={model} words={words} />}
    </div>
  );
}
