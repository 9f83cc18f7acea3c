import type { AttentionName } from './state.ts';

/** The words of chapter 15's picture and controls. */
export interface AttentionWords {
  readonly attentionLabel: string;
  readonly attentions: Readonly<Record<AttentionName, string>>;
  readonly threads: string;
  readonly matrix: string;
  readonly score: string;
  readonly sum: string;
  readonly certainty: string;
  readonly context: string;
  readonly bottleneck: (numbers: number) => string;
  readonly empty: string;
  readonly start: string;
  readonly unknown: (words: string) => string;
  readonly lengths: string;
  readonly lengthChart: string;
  readonly lengthAxis: string;
  readonly lengthsAbout: (sentences: number) => string;
  readonly textLabel: string;
  readonly textHint: string;
  readonly presetsLabel: string;
  readonly presets: readonly { readonly name: string; readonly text: string }[];
  readonly draw: string;
  readonly known: string;
  readonly beamLabel: string;
  readonly foundLabel: string;
  readonly foundAbout: string;
}
