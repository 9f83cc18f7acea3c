import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Fields, Values } from './address.ts';
import type { Model, ProseStep } from './chapter.ts';

/** Pixels below which the picture stands above the prose, as in the style sheet. */
const NARROW = 992;

/** How long a pressed step keeps the picture while the page scrolls to it. */
const PASSING_MS = 1_200;

/**
 * The prose in short steps. A step sets the picture when its number is pressed, or when the reader scrolls to it:
 * the latter only until the reader moves the picture, whose state is then left alone.
 */
export function Prose<F extends Fields, M extends Model<F>>({
  steps,
  model,
  apply,
}: {
  steps: readonly ProseStep<F, M>[];
  model: M;
  apply: (values: Partial<Values<F>>) => void;
}): VNode {
  const active = useSignal<number | undefined>(undefined);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    /** What the last step that was reached left behind: another state is the reader's own, and so is an address's. */
    let left = location.search === '' ? JSON.stringify(model.state.read()) : undefined;
    /** Pressing a step scrolls past others: they are passed over. */
    let passingUntil = 0;
    const goTo = (step: number): void => {
      if (performance.now() < passingUntil) return;
      active.value = step;
      const wanted = steps[step]?.set;
      if (wanted === undefined || JSON.stringify(model.state.read()) !== left) return;
      apply(wanted);
      left = JSON.stringify(model.state.read());
    };
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) {
          if (isIntersecting && target instanceof HTMLElement) goTo(Number(target.dataset.step));
        }
      },
      // The band where one reads: in the middle, or on phones below the picture.
      { rootMargin: innerWidth < NARROW ? '-72% 0px -20% 0px' : '-45% 0px -45% 0px' },
    );
    for (const section of box.current?.querySelectorAll('[data-step]') ?? []) {
      observer.observe(section);
    }
    const onPress = (event: Event): void => {
      const link = (event.target as Element).closest<HTMLElement>('[data-set]');
      if (link === null) return;
      event.preventDefault();
      const step = Number(link.dataset.set);
      active.value = step;
      passingUntil = performance.now() + PASSING_MS;
      document.getElementById(String(step + 1))?.scrollIntoView();
      apply(steps[step]?.set ?? {});
      left = JSON.stringify(model.state.read());
      history.replaceState(null, '', `${location.pathname}${location.search}#${step + 1}`);
    };
    box.current?.addEventListener('click', onPress);
    const element = box.current;
    return () => {
      observer.disconnect();
      element?.removeEventListener('click', onPress);
    };
  }, []);
  return (
    <div class="prose" ref={box}>
      {steps.map(({ title, body }, i) => (
        <section
          key={title}
          id={String(i + 1)}
          data-step={i}
          class={active.value === i ? 'step active' : 'step'}
        >
          <h2>
            <a href={`#${i + 1}`} data-set={i}>
              <span class="step-number">{i + 1}</span>
              {title}
            </a>
          </h2>
          {body(model)}
        </section>
      ))}
    </div>
  );
}
