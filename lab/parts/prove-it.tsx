import { useSignal } from '@preact/signals';
import type { ComponentChildren, VNode } from 'preact';
import type { Proof } from '../shell/chapter.ts';
import { useWords } from '../shell/context.ts';
import { shortNumber } from './arithmetic.ts';

const SIZE = 240;
const PAD = 12;

/** Finds the picture's numbers a second way when asked, and draws both against each other. */
export function ProveIt({
  prove,
  about,
  one,
  other,
}: {
  prove: () => Proof | Promise<Proof>;
  about: ComponentChildren;
  one: string;
  other: string;
}): VNode {
  const words = useWords().proof;
  const proof = useSignal<Proof | undefined>(undefined);
  const found = proof.value;
  return (
    <div class="prove">
      <p>{about}</p>
      <button
        type="button"
        class="main-button"
        onClick={async () => {
          proof.value = await prove();
        }}
      >
        {words.start}
      </button>
      {found !== undefined && (
        <div class="proof" aria-live="polite">
          <p data-worst={String(found.worst)}>
            {words.found(found.pairs.length, shortNumber(found.worst))}
          </p>
          <Scatter proof={found} one={one} other={other} label={words.chart} />
        </div>
      )}
    </div>
  );
}

function Scatter({
  proof,
  one,
  other,
  label,
}: {
  proof: Proof;
  one: string;
  other: string;
  label: string;
}): VNode {
  const all = proof.pairs.flatMap((pair) => [pair.one, pair.other]).filter(Number.isFinite);
  const least = Math.min(0, ...all);
  const most = Math.max(1e-9, ...all);
  const place = (value: number): number =>
    PAD + ((value - least) / (most - least)) * (SIZE - 2 * PAD);
  return (
    <figure class="scatter">
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} width={SIZE} height={SIZE} role="img" aria-label={label}>
        <line class="diagonal" x1={PAD} y1={SIZE - PAD} x2={SIZE - PAD} y2={PAD} />
        {proof.pairs.map(({ name, one: x, other: y }) => (
          <circle key={name} cx={place(x)} cy={SIZE - place(y)} r={3.5}>
            <title>{`${name}: ${x} / ${y}`}</title>
          </circle>
        ))}
      </svg>
      <figcaption>
        → {one}
        <br />↑ {other}
      </figcaption>
    </figure>
  );
}
