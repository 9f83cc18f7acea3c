import type { FeatureName, SIGNALS } from './state.ts';

/** The words of chapter 11's picture and controls. */
export interface UnitsWords {
  readonly tokensLabel: string;
  readonly letterLabel: (letter: string, value: string) => string;
  readonly coloredBy: (unit: string) => string;
  readonly scale: string;
  readonly featureLabel: string;
  readonly features: Readonly<Record<FeatureName, string>>;
  readonly without: (feature: string) => string;
  readonly rankedLabel: (feature: string) => string;
  readonly mostBits: string;
  readonly show: (unit: string) => string;
  readonly spanHint: string;
  readonly clearSpan: string;
  readonly signalLabel: string;
  readonly signals: Readonly<Record<(typeof SIGNALS)[number], string>>;
  readonly smallModel: string;
  readonly unitLabel: string;
  readonly textLabel: string;
  readonly textHint: string;
  readonly presetsLabel: string;
  readonly presets: readonly { readonly name: string; readonly text: string }[];
}
