import { useComputed, useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { PlayerBar } from '../parts/player-bar.tsx';
import { TwinTables } from '../parts/twin-table.tsx';
import type { Fields } from './address.ts';
import type { Chapter, ChapterText, Model } from './chapter.ts';
import { useWords } from './context.ts';
import type { Player } from './player.ts';

/** A chapter's picture with its player, its sentence and its table twin; the one element that hears the player's keys. */
export function PictureFrame<F extends Fields, M extends Model<F>, W>({
  chapter,
  model,
  text,
  title,
}: {
  chapter: Chapter<F, M, W>;
  model: M;
  text: ChapterText<F, M, W>;
  title: string;
}): VNode {
  const words = useWords();
  const asTable = useSignal(false);
  const summary = useComputed(() => text.summary(model));
  const { Picture } = chapter;
  const { player } = model;
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
    if (event.key === 't') asTable.value = !asTable.value;
    else if (!press(player, event)) return;
    event.preventDefault();
  };
  return (
    <figure
      class="picture"
      tabIndex={0}
      aria-label={`${words.sections.picture}: ${title}`}
      aria-describedby="summary"
      aria-busy={model.busy?.value === true}
      onKeyDown={onKey}
    >
      <div class="canvas">
        {asTable.value ? (
          <TwinTables tables={model.tables.value} titles={text.tables} />
        ) : (
          <Picture model={model} words={text.words} />
        )}
      </div>
      <PlayerBar player={player} />
      <figcaption>
        <p id="summary">{summary}</p>
        <p class="picture-tools">
          <button
            type="button"
            class="link"
            aria-pressed={asTable.value}
            onClick={() => {
              asTable.value = !asTable.value;
            }}
          >
            {asTable.value ? words.table.hide : words.table.show}
          </button>
          {player.seed !== undefined && (
            <button type="button" class="link" onClick={() => drawSeed(player)}>
              {words.player.newSeed}
            </button>
          )}
          <span class="keys">{words.player.keys}</span>
        </p>
      </figcaption>
    </figure>
  );
}

/** The seeds of the button: 1 to this. */
const SEEDS = 999;

/** Starts over with the next seed. */
function drawSeed({ seed, reset }: Player): void {
  reset();
  if (seed !== undefined) seed.value = (seed.value % SEEDS) + 1;
}

function isTyping(event: KeyboardEvent): boolean {
  const { target } = event;
  return (
    target instanceof HTMLElement && target.matches('input:not([type=range]), textarea, select')
  );
}

/** Does what a key of the player means; false for any other key. */
function press(player: Player, event: KeyboardEvent): boolean {
  switch (event.key) {
    case ' ':
      // On a button Space presses the button.
      if (event.target !== event.currentTarget) return false;
      player.toggle();
      return true;
    case '.':
      player.forward();
      return true;
    case ',':
      player.back();
      return true;
    case 'r':
      player.reset();
      return true;
    case '[':
      player.changePace(-1);
      return true;
    case ']':
      player.changePace(1);
      return true;
    default:
      return false;
  }
}
