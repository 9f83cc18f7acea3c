import { fileURLToPath } from 'node:url';

/**
 * Returns the path of the Korean morphological analyzer that comes with the package, for `openModel`. It was trained on
 * UD Korean-GSD and UD Korean-Kaist, and is under the treebanks' license, CC BY-SA 4.0.
 */
export function koreanAnalyzerPath(): string {
  return fileURLToPath(new URL('../../models/korean.malmoi', import.meta.url));
}

/** Returns the folder of the lab, a static site, that comes with the package; of a clone once it is built there. */
export function labFolder(): string {
  return fileURLToPath(new URL('../../lab/dist', import.meta.url));
}
