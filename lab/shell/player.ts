import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';

/** Steps a second that the player offers; the last is as fast as the screen can show. */
export const PACES = [1, 2, 5, 20, Number.POSITIVE_INFINITY] as const;

/** What a player moves. */
export interface PlayerOptions {
  /** The step that the picture shows; it is part of the state: a signal, or what stands for one of several. */
  readonly step: { value: number };
  /** The last step. */
  readonly limit: ReadonlySignal<number>;
  /** Step sizes to choose from; default 1 only. */
  readonly strides?: readonly number[];
  /** The seed, where the chapter has one: then "new seed" is offered. */
  readonly seed?: Signal<number>;
  /** While it is true, the picture has not caught up with its step, and playing waits. */
  readonly waits?: ReadonlySignal<boolean>;
  /** One of `PACES` to begin with; default 2 steps a second. */
  readonly pace?: (typeof PACES)[number];
}

/** Plays a picture: its step is the only thing that it changes. */
export interface Player extends Required<Omit<PlayerOptions, 'seed' | 'waits' | 'pace'>> {
  readonly seed: Signal<number> | undefined;
  readonly playing: ReadonlySignal<boolean>;
  /** A number of `PACES`. */
  readonly pace: Signal<number>;
  readonly stride: Signal<number>;
  readonly atEnd: ReadonlySignal<boolean>;
  /** Starts or stops; at the end it starts over. */
  toggle(): void;
  pause(): void;
  forward(): void;
  back(): void;
  reset(): void;
  /** −1 slower, +1 faster. */
  changePace(by: -1 | 1): void;
}

/** Steps in one frame at the free pace. */
const STEPS_A_FRAME = 10;

/**
 * Makes a player. Going back is going to an earlier step: a chapter's picture depends on its state and the step
 * alone, so that the same step is always the same picture.
 */
export function createPlayer(options: PlayerOptions): Player {
  const { step, limit, strides = [1], seed, waits } = options;
  const playing = signal(false);
  const pace = signal<number>(options.pace ?? 2);
  const stride = signal(strides[0] ?? 1);
  const atEnd = computed(() => step.value >= limit.value);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const pause = (): void => {
    clearTimeout(timer);
    playing.value = false;
  };
  const move = (by: number): void => {
    step.value = Math.max(0, Math.min(limit.value, step.value + by));
  };
  const tick = (): void => {
    if (waits?.value === true) {
      schedule();
      return;
    }
    const free = pace.value === Number.POSITIVE_INFINITY;
    move(free ? STEPS_A_FRAME * stride.value : stride.value);
    if (atEnd.value) pause();
    else schedule();
  };
  const schedule = (): void => {
    const wait = pace.value === Number.POSITIVE_INFINITY ? 16 : 1000 / pace.value;
    timer = setTimeout(tick, wait);
  };
  return {
    ...{ step, limit, strides, seed, playing, pace, stride, atEnd, pause },
    toggle: () => {
      if (playing.value) return pause();
      if (atEnd.value) step.value = 0;
      playing.value = true;
      schedule();
    },
    forward: () => {
      pause();
      move(stride.value);
    },
    back: () => {
      pause();
      move(-stride.value);
    },
    reset: () => {
      pause();
      step.value = 0;
    },
    changePace: (by) => {
      const at = PACES.indexOf(pace.value as (typeof PACES)[number]);
      pace.value = PACES[Math.max(0, Math.min(PACES.length - 1, at + by))] ?? pace.value;
    },
  };
}
