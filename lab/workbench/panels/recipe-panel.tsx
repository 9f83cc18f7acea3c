import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import { RECIPES, type Recipe, type RecipeOption } from '../../worker/workbench/recipes.ts';
import type { WorkbenchWords } from '../words.ts';
import type { Workbench } from '../workbench-state.ts';

/** Chooses a model, the columns that it learns from, and its options. */
export function RecipePanel({
  workbench,
  words: { recipe: words },
}: {
  workbench: Workbench;
  words: WorkbenchWords;
}): VNode {
  const group = useId();
  const chosen = workbench.recipe.value;
  const recipe: Recipe = RECIPES[chosen];
  const columns = workbench.data.value?.shape === 'table' ? workbench.data.value.columns : [];
  return (
    <>
      <p class="hint">{words.about}</p>
      <fieldset class="recipes" disabled={workbench.busy.value === 'train'}>
        <legend class="read-out">{words.title}</legend>
        {workbench.recipes.value.map((id) => (
          <label key={id} class={id === chosen ? 'recipe chosen' : 'recipe'}>
            <input
              type="radio"
              name={group}
              value={id}
              checked={id === chosen}
              onChange={() => workbench.choose(id)}
            />
            <span class="recipe-name">{words.name[id]}</span>
            <span class="recipe-does">{words.does[id]}</span>
          </label>
        ))}
      </fieldset>
      <div class="options">
        {columns.length > 0 &&
          recipe.roles.map((role) => (
            <Select
              key={role}
              label={words.role[role]}
              choices={columns}
              nameOf={(column) => column}
              value={workbench.roles.value[role] ?? ''}
              onChoose={(column) => {
                workbench.roles.value = { ...workbench.roles.value, [role]: column };
              }}
            />
          ))}
        {Object.entries(recipe.options).map(([name, option]) => (
          <Option
            key={`${chosen} ${name}`}
            label={words.option[name as keyof typeof words.option]}
            option={option}
            nameOf={(choice) => words.choice[choice] ?? choice}
            value={workbench.options.value[name] ?? option.default}
            onChange={(value) => {
              workbench.options.value = { ...workbench.options.value, [name]: value };
            }}
          />
        ))}
      </div>
    </>
  );
}

/** One option: a whole number in its range, or one of a few words. */
function Option({
  label,
  option,
  nameOf,
  value,
  onChange,
}: {
  label: string;
  option: RecipeOption;
  nameOf: (choice: string) => string;
  value: number | string;
  onChange: (value: number | string) => void;
}): VNode {
  const id = useId();
  if (option.kind === 'choice') {
    const { choices } = option;
    return <Select {...{ label, choices, nameOf, value: String(value), onChoose: onChange }} />;
  }
  const { least, most } = option;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        {...{ id, type: 'number', min: least, max: most, step: 1, value }}
        onChange={(event) => {
          const number = Math.round(event.currentTarget.valueAsNumber);
          const within = Math.min(most, Math.max(least, Number.isNaN(number) ? least : number));
          event.currentTarget.value = String(within);
          onChange(within);
        }}
      />
    </div>
  );
}

function Select({
  label,
  choices,
  nameOf,
  value,
  onChoose,
}: {
  label: string;
  choices: readonly string[];
  nameOf: (choice: string) => string;
  value: string;
  onChoose: (choice: string) => void;
}): VNode {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {choices.map((choice) => (
          <option key={choice} value={choice} selected={choice === value}>
            {nameOf(choice)}
          </option>
        ))}
      </select>
    </div>
  );
}
