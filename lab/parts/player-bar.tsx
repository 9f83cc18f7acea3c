import type { VNode } from 'preact';
import { useWords } from '../shell/context.ts';
import type { Player } from '../shell/player.ts';

/** Steps beyond which larger strides are offered. */
const MANY_STEPS = 40;

/** The buttons of a player, the same under every picture. */
export function PlayerBar({ player }: { player: Player }): VNode {
  const words = useWords().player;
  const { playing, atEnd, step, limit, pace, stride, strides } = player;
  const playLabel = playing.value ? words.pause : atEnd.value ? words.again : words.play;
  return (
    <div class="player" role="group" aria-label={words.label}>
      <button type="button" class="icon play" aria-label={playLabel} onClick={player.toggle}>
        <Icon name={playing.value ? 'pause' : 'play'} />
      </button>
      <button
        type="button"
        class="icon"
        aria-label={words.back}
        disabled={step.value === 0}
        onClick={player.back}
      >
        <Icon name="back" />
      </button>
      <button
        type="button"
        class="icon"
        aria-label={words.forward}
        disabled={atEnd.value}
        onClick={player.forward}
      >
        <Icon name="forward" />
      </button>
      <button type="button" class="icon" aria-label={words.reset} onClick={player.reset}>
        <Icon name="reset" />
      </button>
      <input
        type="range"
        class="scrubber"
        aria-label={words.step(step.value, limit.value)}
        min={0}
        max={limit.value}
        value={step.value}
        onInput={(event) => {
          player.pause();
          step.value = Number(event.currentTarget.value);
        }}
      />
      <span class="step-count">
        {step.value} / {limit.value}
      </span>
      {limit.value > MANY_STEPS && strides.length > 1 && (
        <label class="stride">
          <span>{words.stride}</span>
          <select
            value={String(stride.value)}
            onChange={(event) => {
              stride.value = Number(event.currentTarget.value);
            }}
          >
            {strides.map((one) => (
              <option key={one} value={String(one)}>
                {one}
              </option>
            ))}
          </select>
        </label>
      )}
      <span class="paces">
        <button
          type="button"
          class="icon"
          aria-label={words.slower}
          onClick={() => player.changePace(-1)}
        >
          <Icon name="slower" />
        </button>
        <span class="pace" aria-live="polite">
          {pace.value === Number.POSITIVE_INFINITY ? words.free : words.pace(pace.value)}
        </span>
        <button
          type="button"
          class="icon"
          aria-label={words.faster}
          onClick={() => player.changePace(1)}
        >
          <Icon name="faster" />
        </button>
      </span>
    </div>
  );
}

const PATHS = {
  play: 'M7 4.5v15l12-7.5z',
  pause: 'M7 5h3.6v14H7zM13.4 5H17v14h-3.6z',
  forward: 'M6 5l9 7-9 7zM16 5h2.6v14H16z',
  back: 'M18 5l-9 7 9 7zM5.4 5H8v14H5.4z',
  reset: 'M12 5a7 7 0 1 1-6.7 5h2.2A5 5 0 1 0 12 7v3L7.2 6 12 2z',
  slower: 'M6 11h12v2H6z',
  faster: 'M11 6h2v5h5v2h-5v5h-2v-5H6v-2h5z',
} as const;

function Icon({ name }: { name: keyof typeof PATHS }): VNode {
  return (
    <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
      <path d={PATHS[name]} fill="currentColor" />
    </svg>
  );
}
