import type { UnicodeForm } from '../normalization/text-steps.ts';

/** Puts a text in a normalization form of Unicode; without one it stays as it is. */
export function inForm(text: string, form: UnicodeForm | undefined): string {
  return form === undefined ? text : text.normalize(form.toUpperCase());
}
