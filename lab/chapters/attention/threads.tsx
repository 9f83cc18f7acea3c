import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { AttentionModel } from './model.ts';
import type { AttentionWords } from './words.ts';

/** Heights of the drawing: the target's line, the source's, and where the threads begin and end. */
const HEIGHT = 160;
const TARGET_Y = 22;
const SOURCE_Y = 150;
const TOP = 32;
const BOTTOM = 134;
const GAP = 16;
/** Of long sentences. */
const NARROW_GAP = 7;
const LONG = 15;

/** Thinner threads than this share are left out. */
const LEAST_SHARE = 0.02;

/** About how wide a word is written, in units of the drawing. */
function widthOf(word: string): number {
  return Array.from(word).reduce(
    (sum, letter) => sum + (/[\p{Script=Hangul}]/u.test(letter) ? 14.5 : 8.2),
    0,
  );
}

/** Puts words beside each other; gives the middle of each, and how wide all are. */
function placeWords(words: readonly string[]): {
  readonly middles: number[];
  readonly width: number;
} {
  const gap = words.length > LONG ? NARROW_GAP : GAP;
  let at = 0;
  const middles = words.map((word) => {
    const width = Math.max(18, widthOf(word));
    at += width + gap;
    return at - gap - width / 2;
  });
  return { middles, width: Math.max(0, at - gap) };
}

/** The source below, the translation above, and a thread from every word that is looked at, as thick as its share. */
export function Threads({ model, words }: { model: AttentionModel; words: AttentionWords }): VNode {
  const box = useRef<HTMLDivElement>(null);
  const source = model.source.value;
  const target = model.target.value.map(model.wordOf);
  const written = model.written.value;
  const below = placeWords(source);
  const above = placeWords(target);
  const width = Math.max(below.width, above.width, 320) + 24;
  const left = (own: number): number => (width - own) / 2;
  const x = (j: number): number => left(below.width) + (below.middles[j] ?? 0);
  const y = (t: number): number => left(above.width) + (above.middles[t] ?? 0);
  const now = written - 1;
  const steps = model.steps.value.slice(0, written);
  const off = model.network.value.look === undefined;
  useEffect(() => {
    const element = box.current;
    if (element === null || element.scrollWidth <= element.clientWidth) return;
    element.scrollLeft =
      (y(Math.max(0, now)) / width) * element.scrollWidth - element.clientWidth / 2;
  }, [now, width]);
  return (
    <div class="threads" ref={box} tabIndex={0} role="group" aria-label={words.threads}>
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={words.threads}
      >
        {off && (
          <Bottleneck
            from={source.map((_, j) => x(j))}
            width={width}
            to={steps.map((_, t) => y(t))}
            now={now}
          />
        )}
        {steps.map(({ shares }, t) =>
          shares.map((share, j) =>
            share < LEAST_SHARE ? null : (
              <path
                key={`${t} ${j}`}
                class={t === now ? 'thread now' : 'thread'}
                d={`M${x(j)} ${BOTTOM}C${x(j)} ${(TOP + BOTTOM) / 2} ${y(t)} ${(TOP + BOTTOM) / 2} ${y(t)} ${TOP}`}
                stroke-width={(0.6 + 7 * share).toFixed(2)}
                stroke-opacity={(t === now ? 0.35 + 0.65 * share : 0.12 + 0.4 * share).toFixed(2)}
              />
            ),
          ),
        )}
        {source.map((word, j) => (
          <text
            key={j}
            class={(steps[now]?.shares[j] ?? 0) > 0.5 ? 'word source looked' : 'word source'}
            x={x(j)}
            y={SOURCE_Y}
          >
            {word}
          </text>
        ))}
        {target.map((word, t) =>
          t < written ? (
            <text
              key={t}
              class={t === now ? 'word target now' : 'word target'}
              x={y(t)}
              y={TARGET_Y}
            >
              {word}
            </text>
          ) : (
            <circle key={t} class="ahead" cx={y(t)} cy={TARGET_Y - 5} r={2.5} />
          ),
        )}
      </svg>
    </div>
  );
}

/** Without attention: all words go into one state, and all that is written comes out of it. */
function Bottleneck({
  from,
  width,
  to,
  now,
}: {
  from: readonly number[];
  width: number;
  to: readonly number[];
  now: number;
}): VNode {
  const middle = (TOP + BOTTOM) / 2;
  const center = width / 2;
  return (
    <g class="bottleneck">
      {from.map((x, j) => (
        <path
          key={j}
          class="thread"
          d={`M${x} ${BOTTOM}C${x} ${middle + 20} ${center} ${middle + 36} ${center} ${middle + 12}`}
          stroke-width={1.6}
        />
      ))}
      {to.map((x, t) => (
        <path
          key={t}
          class={t === now ? 'thread now' : 'thread'}
          d={`M${center} ${middle - 12}C${center} ${middle - 36} ${x} ${middle - 20} ${x} ${TOP}`}
          stroke-width={t === now ? 3 : 1.2}
        />
      ))}
      <rect class="neck" x={center - 44} y={middle - 12} width={88} height={24} rx={4} />
      <text class="word" x={center} y={middle + 5}>
        s₀
      </text>
    </g>
  );
}
