import { mkdir, rename, writeFile } from 'node:fs/promises';

/**
 * Replaces a file in one step, so that a build beside this one never reads half of it.
 * @param {URL} file
 * @param {string | Uint8Array} content
 */
export async function replace(file, content) {
  await mkdir(new URL('.', file), { recursive: true });
  const temporary = new URL(`${file.href}.${process.pid}`);
  await writeFile(temporary, content);
  await rename(temporary, file);
}
