import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { keepModel } from '../bench-of-models/store.ts';
import type { LabLanguage } from '../shell/language.ts';
import type {
  Answer,
  HeldOut,
  OpenedData,
  OpenedModel,
  Question,
  SaveAs,
  TrainingProgress,
} from '../worker/workbench/protocol.ts';
import { RECIPE_IDS, RECIPES, type Recipe, type RecipeId } from '../worker/workbench/recipes.ts';
import { createWorkbenchClient } from './worker-client.ts';

/** How the training went, or goes. */
export interface TrainingView {
  readonly running: boolean;
  readonly phase: string;
  readonly share: number | undefined;
  /** When it began, as `performance.now` says. */
  readonly started: number;
  readonly losses: readonly number[];
  readonly heldOutLosses: readonly number[];
  /** The share of labels that were right when it was measured last. */
  readonly right?: number;
  readonly seconds?: number;
  readonly stopped?: boolean;
  readonly heldOut?: HeldOut;
}

/** Everything on the workbench. */
export interface Workbench {
  readonly file: ReadonlySignal<File | undefined>;
  readonly data: ReadonlySignal<OpenedData | undefined>;
  readonly recipes: ReadonlySignal<readonly RecipeId[]>;
  readonly recipe: Signal<RecipeId>;
  readonly roles: Signal<Readonly<Record<string, string>>>;
  readonly options: Signal<Readonly<Record<string, number | string>>>;
  readonly training: ReadonlySignal<TrainingView | undefined>;
  readonly model: ReadonlySignal<OpenedModel | undefined>;
  readonly answer: ReadonlySignal<Answer | undefined>;
  /** What the worker is busy with; undefined when it waits. */
  readonly busy: ReadonlySignal<'open' | 'train' | 'ask' | 'save' | undefined>;
  readonly fault: ReadonlySignal<string | undefined>;
  /** The hash of the model that was kept in the browser last. */
  readonly kept: ReadonlySignal<string | undefined>;
  open(file: File): Promise<void>;
  choose(recipe: RecipeId): void;
  train(): Promise<void>;
  stop(): void;
  ask(question: Question): Promise<void>;
  save(as: SaveAs): Promise<void>;
  /** Keeps a language model in the browser, where the chapters take it up. */
  keep(title: string): Promise<void>;
}

/** Names that columns have in many tables, by what they hold. */
const USUAL_NAMES: Readonly<Record<string, RegExp>> = {
  text: /^(?:text|document|sentence|review|body|content|message|텍스트|문장|리뷰|내용|본문)$/i,
  label: /^(?:label|class|category|kind|tag|target|sentiment|레이블|라벨|분류|클래스)$/i,
  source: /^(?:source|src|question|input|원문|질문)$/i,
  target: /^(?:target|tgt|answer|output|label|번역|답)$/i,
};

/** Chooses a column for each role: by its name, else the first that is free, a target the last. */
function guessRoles(recipe: Recipe, columns: readonly string[]): Record<string, string> {
  const roles: Record<string, string> = {};
  const free = new Set(columns);
  for (const role of recipe.roles) {
    const named = columns.find((name) => free.has(name) && USUAL_NAMES[role]?.test(name));
    const rest = [...free];
    const chosen = named ?? (role === 'label' || role === 'target' ? rest.at(-1) : rest[0]);
    if (chosen === undefined) continue;
    roles[role] = chosen;
    free.delete(chosen);
  }
  return roles;
}

/**
 * The options that a recipe begins with: its defaults, but for Korean, whose words take endings, letters in place of words
 * in a classifier.
 */
function beginningOf(id: RecipeId, data: OpenedData | undefined): Record<string, number | string> {
  const entries = Object.entries((RECIPES[id] as Recipe).options);
  const defaults = Object.fromEntries(entries.map(([name, option]) => [name, option.default]));
  const isKorean = data?.preview.some((cells) => cells.some((cell) => /[가-힣]/.test(cell)));
  if (isKorean !== true) return defaults;
  if ('tokenizer' in defaults) return { ...defaults, tokenizer: 'graphemes', ngrams: 3 };
  return id === 'text-network' ? { ...defaults, units: 'graphemes' } : defaults;
}

/** The recipe that a table most likely is for: by the names of its columns, and by what stands in them. */
function suggest(recipes: readonly RecipeId[], data: OpenedData): RecipeId | undefined {
  const { shape, columns, preview } = data;
  if (shape !== 'table') return recipes[0];
  const has = (role: string): boolean => columns.some((name) => USUAL_NAMES[role]?.test(name));
  if (has('source') && has('target')) return 'translator';
  const numeric = columns.filter((_, c) => preview.every((cells) => isNumber(cells[c])));
  return 2 * numeric.length > columns.length ? 'table' : recipes[0];
}

function isNumber(cell: string | undefined): boolean {
  return cell !== undefined && cell.trim() !== '' && Number.isFinite(Number(cell));
}

/** Makes the workbench, whose worker starts with the first file. */
export function createWorkbench(language: LabLanguage): Workbench {
  const client = createWorkbenchClient(language);
  const file = signal<File | undefined>(undefined);
  const data = signal<OpenedData | undefined>(undefined);
  const recipe = signal<RecipeId>('naive-bayes');
  const roles = signal<Readonly<Record<string, string>>>({});
  const options = signal<Readonly<Record<string, number | string>>>({});
  const training = signal<TrainingView | undefined>(undefined);
  const model = signal<OpenedModel | undefined>(undefined);
  const answer = signal<Answer | undefined>(undefined);
  const busy = signal<'open' | 'train' | 'ask' | 'save' | undefined>(undefined);
  const fault = signal<string | undefined>(undefined);
  const kept = signal<string | undefined>(undefined);
  const recipes = computed(() => RECIPE_IDS.filter((id) => fits(RECIPES[id], data.value)));

  const during = async (work: 'open' | 'train' | 'ask' | 'save', does: () => Promise<void>) => {
    if (busy.value !== undefined) return;
    busy.value = work;
    fault.value = undefined;
    try {
      await does();
    } catch (error) {
      fault.value = (error as Error).message;
    } finally {
      busy.value = undefined;
    }
  };
  const choose = (id: RecipeId): void => {
    recipe.value = id;
    roles.value = guessRoles(RECIPES[id], data.value?.columns ?? []);
    options.value = beginningOf(id, data.value);
  };
  const follow = (progress: TrainingProgress): void => {
    const now = training.value;
    if (now === undefined) return;
    const { phase, share, point } = progress;
    training.value = {
      ...now,
      ...{ phase, share: share ?? now.share },
      losses: point?.loss === undefined ? now.losses : [...now.losses, point.loss],
      heldOutLosses:
        point?.heldOut === undefined ? now.heldOutLosses : [...now.heldOutLosses, point.heldOut],
      ...(point?.right !== undefined && { right: point.right }),
    };
  };
  return {
    ...{ file, data, recipes, recipe, roles, options, training, model, answer, busy, fault, kept },
    choose,
    open: (given) =>
      during('open', async () => {
        const opened = await client.call({ call: 'open', file: given });
        file.value = given;
        training.value = undefined;
        answer.value = undefined;
        if (opened.what === 'model') {
          model.value = opened;
          data.value = undefined;
          return;
        }
        model.value = undefined;
        data.value = opened;
        const first = suggest(recipes.value, opened);
        if (first !== undefined) choose(first);
      }),
    train: () =>
      during('train', async () => {
        if (data.value === undefined) return;
        answer.value = undefined;
        training.value = {
          ...{ running: true, phase: '', share: undefined, started: performance.now() },
          ...{ losses: [], heldOutLosses: [] },
        };
        const order = { recipe: recipe.value, roles: roles.value, options: options.value };
        try {
          const trained = await client.call({ call: 'train', order }, follow);
          const { seconds, stopped, heldOut } = trained;
          model.value = trained.model;
          training.value = {
            ...training.value,
            ...{ running: false, seconds, stopped, ...(heldOut && { heldOut }) },
          };
        } catch (error) {
          training.value = undefined;
          throw error;
        }
      }),
    stop: () => client.stop(),
    ask: (question) =>
      during('ask', async () => {
        answer.value = await client.call({ call: 'ask', question });
      }),
    save: (as) =>
      during('save', async () => {
        const bytes = await client.call({ call: 'save', as });
        const kind = model.value?.kind ?? 'model';
        handOver(new File([bytes], `${kind}.${as}`));
      }),
    keep: (title) =>
      during('save', async () => {
        const { hash } = model.value ?? {};
        if (hash === undefined) return;
        const bytes = await client.call({ call: 'save', as: 'malmoi' });
        await keepModel({ hash, bytes }, title);
        kept.value = hash;
      }),
  };
}

/** Whether a model can be trained on the data. */
function fits(recipe: Recipe, data: OpenedData | undefined): boolean {
  if (data === undefined || !recipe.shapes.includes(data.shape)) return false;
  return data.shape !== 'table' || data.columns.length >= recipe.roles.length;
}

/** Lets the browser save a file. */
function handOver(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
