/** The JavaScript of a TypeScript module. */
export function stripTypes(text: string): string;
