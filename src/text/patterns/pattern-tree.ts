import type { CodePointSet } from './code-point-set.ts';

/** A pattern as it is read, before it becomes a program. */
export type PatternTree =
  /** Reads one code point of a set. */
  | { readonly kind: 'read'; readonly set: CodePointSet }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternTree[] }
  /** The branches are tried in their order. */
  | { readonly kind: 'choice'; readonly branches: readonly PatternTree[] }
  | RepeatTree
  | { readonly kind: 'edge'; readonly edge: Edge; readonly negated: boolean }
  | LookTree;

/** A place in a text that reads nothing: beside a word, or where the text or a line begins or ends. */
export type Edge = 'word' | 'text-start' | 'text-end' | 'line-start' | 'line-end';

/** A part that is repeated `least` to `most` times. */
export interface RepeatTree {
  readonly kind: 'repeat';
  readonly body: PatternTree;
  readonly least: number;
  /** Infinity for no limit. */
  readonly most: number;
  /** Whether as few times as possible are tried first. */
  readonly lazy: boolean;
}

/** A part that must, or must not, match right after a place (`ahead`) or right before it. */
export interface LookTree {
  readonly kind: 'look';
  readonly ahead: boolean;
  readonly negated: boolean;
  readonly body: PatternTree;
}

/** Whether a tree can match without reading anything. */
export function canBeEmpty(tree: PatternTree): boolean {
  switch (tree.kind) {
    case 'read':
      return false;
    case 'sequence':
      return tree.parts.every(canBeEmpty);
    case 'choice':
      return tree.branches.some(canBeEmpty);
    case 'repeat':
      return tree.least === 0 || canBeEmpty(tree.body);
    case 'edge':
    case 'look':
      return true;
  }
}
