export function listSymbols(mathml: string): string[];
