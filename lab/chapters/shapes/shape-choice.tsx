import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import { TASK_NAMES, type TaskName } from './state.ts';
import type { ShapeWords } from './words.ts';

/** The ports of each shape's icon: which inputs and which outputs are open. */
const ICONS: Readonly<Record<TaskName, readonly [inputs: string, outputs: string]>> = {
  pressure: ['1', '1'],
  caption: ['100', '111'],
  review: ['111', '001'],
  date: ['1100', '0011'],
  spacing: ['111', '111'],
};

/** The five shapes to choose from, each with its ports drawn. */
export function ShapeChoice({
  words,
  value,
  onChange,
}: {
  words: ShapeWords;
  value: TaskName;
  onChange: (task: TaskName) => void;
}): VNode {
  const name = useId();
  return (
    <fieldset class="choice shape-choice">
      <legend class="read-out">{words.taskLabel}</legend>
      {TASK_NAMES.map((task) => (
        <label key={task} class={task === value ? 'chosen' : undefined}>
          <input
            type="radio"
            name={name}
            value={task}
            checked={task === value}
            onChange={() => onChange(task)}
          />
          <Icon ports={ICONS[task]} />
          <span>{words.shapes[task]}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Icon({ ports: [inputs, outputs] }: { ports: readonly [string, string] }): VNode {
  const left = (48 - inputs.length * 11) / 2;
  return (
    <svg viewBox="0 0 48 38" width="48" height="38" aria-hidden="true">
      {Array.from(inputs, (input, t) => {
        const x = left + t * 11;
        return (
          <g key={t}>
            {input === '1' && (
              <>
                <rect class="icon-input" x={x + 1} y={29} width={8} height={8} />
                <path class="icon-way" d={`M${x + 5} 29V25`} />
              </>
            )}
            <rect class="icon-state" x={x + 1} y={15} width={8} height={10} />
            {t > 0 && <path class="icon-way" d={`M${x - 2} 20H${x + 1}`} />}
            {outputs[t] === '1' && (
              <>
                <rect class="icon-output" x={x + 1} y={2} width={8} height={8} />
                <path class="icon-way" d={`M${x + 5} 15V10`} />
              </>
            )}
          </g>
        );
      })}
    </svg>
  );
}
