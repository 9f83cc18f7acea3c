import type { LabLanguage } from '../shell/language.ts';
import type { WorkbenchWords } from './words.ts';

/** Loads the workbench's texts in one language. */
export async function loadWorkbenchWords(language: LabLanguage): Promise<WorkbenchWords> {
  return language === 'ko' ? (await import('./text.ko.ts')).ko : (await import('./text.en.ts')).en;
}
