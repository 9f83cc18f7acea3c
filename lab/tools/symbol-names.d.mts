/** By chapter and symbol, its name in each language. */
export const SYMBOL_NAMES: Readonly<
  Record<string, Readonly<Record<string, { readonly ko: string; readonly en: string }>>>
>;
