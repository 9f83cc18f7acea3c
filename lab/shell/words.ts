/** The texts of everything that is no chapter. */
export interface ShellWords {
  readonly brand: string;
  readonly courseLabel: string;
  readonly skip: string;
  readonly inPreparation: string;
  readonly theme: {
    readonly label: string;
    readonly light: string;
    readonly dark: string;
    readonly system: string;
  };
  readonly otherLanguage: string;
  readonly palette: {
    readonly label: string;
    readonly placeholder: string;
    readonly found: string;
    readonly none: string;
    readonly keys: string;
    readonly kinds: Readonly<Record<'chapter' | 'step' | 'term' | 'symbol', string>>;
  };
  /** The bench of models. */
  readonly bench: {
    /** The model that a chapter looks into. */
    readonly label: string;
    readonly opening: string;
    readonly gone: string;
    readonly title: string;
    readonly open: (models: number) => string;
    readonly about: string;
    readonly notKept: string;
    readonly empty: string;
    readonly kilobytes: (count: number) => string;
    readonly download: string;
    readonly remove: string;
    readonly fromFile: string;
    readonly unreadable: string;
  };
  /** Why a worker has no answer. */
  readonly worker: {
    /** It was lost, and those that took its place. */
    readonly lost: string;
    /** What it needs could not be fetched. */
    readonly unreachable: string;
  };
  readonly of: (number: number, all: number) => string;
  readonly keepAll: {
    readonly keep: string;
    readonly about: string;
    readonly soFar: (kept: number, all: number) => string;
    readonly done: (all: number) => string;
    readonly failed: string;
  };
  readonly cores: { readonly use: string; readonly about: string };
  readonly home: {
    readonly title: string;
    readonly lead: string;
    readonly continueAt: string;
    readonly begin: string;
    readonly facts: readonly string[];
    readonly description: string;
  };
  readonly player: {
    readonly label: string;
    readonly play: string;
    readonly pause: string;
    readonly again: string;
    readonly forward: string;
    readonly back: string;
    readonly reset: string;
    readonly newSeed: string;
    readonly slower: string;
    readonly faster: string;
    readonly pace: (steps: number) => string;
    readonly free: string;
    readonly stride: string;
    readonly step: (step: number, limit: number) => string;
    readonly keys: string;
  };
  readonly predict: {
    readonly title: string;
    readonly hint: string;
    readonly kept: (choice: string) => string;
    readonly run: string;
    readonly right: string;
    readonly wrong: string;
    readonly again: string;
  };
  readonly arithmetic: {
    readonly title: string;
    readonly close: string;
    readonly input: string;
    readonly weight: string;
    readonly trained: string;
    readonly hint: string;
  };
  readonly change: string;
  readonly sections: {
    readonly picture: string;
    readonly text: string;
    readonly number: string;
    readonly code: string;
    readonly proof: string;
    readonly share: string;
    readonly next: string;
  };
  readonly check: {
    readonly waiting: string;
    readonly equal: (numbers: number) => string;
    readonly unequal: (numbers: number) => string;
    readonly failed: string;
    readonly about: string;
  };
  readonly proof: {
    readonly start: string;
    readonly found: (pairs: number, worst: string) => string;
    readonly chart: string;
  };
  readonly map: {
    readonly zoomIn: string;
    readonly zoomOut: string;
    readonly fit: string;
    readonly search: string;
    readonly searchHint: string;
    readonly missing: (word: string) => string;
    /** What the button says that the arrow keys take from point to point. */
    readonly standsOn: (point: string) => string;
  };
  /** The reader's own text. */
  readonly ownText: {
    readonly open: string;
    readonly remove: string;
    readonly inTab: (characters: string) => string;
  };
  readonly table: { readonly show: string; readonly hide: string };
  readonly code: { readonly about: string; readonly copy: string; readonly copied: string };
  readonly share: {
    readonly about: string;
    readonly address: string;
    readonly copy: string;
    readonly copied: string;
    readonly hide: string;
    readonly parts: { readonly [K in HideablePart]: string };
    readonly embed: string;
    readonly lock: string;
    /** Said where the state has a text that only this tab has. */
    readonly notInAddress: string;
  };
  /** Training of a chapter's model in the tab. */
  readonly training: {
    readonly title: string;
    readonly given: string;
    readonly after: (updates: number, limit: number) => string;
    readonly begin: string;
    readonly goOn: string;
    readonly hold: string;
    readonly leave: string;
    readonly updates: string;
    readonly loss: string;
    readonly chart: (updates: number) => string;
    readonly same: string;
    readonly other: string;
  };
  readonly faults: (names: string) => string;
  readonly locked: (names: string) => string;
  readonly privacy: string;
}

/** What a teacher may hide by the address: `hide=prose,controls`. */
export type HideablePart = 'question' | 'prose' | 'controls' | 'more';
export const HIDEABLE_PARTS: readonly HideablePart[] = ['question', 'prose', 'controls', 'more'];
