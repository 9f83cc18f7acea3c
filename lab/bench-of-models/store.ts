// The models that the reader has trained: files in the browser's own storage (OPFS), or in memory where it has none.
import { signal } from '@preact/signals';

/** A model that was kept. */
export interface KeptModel {
  /** SHA-256 of its file: its name. */
  readonly hash: string;
  /** What it was trained on, and how: for people. */
  readonly title: string;
  readonly bytes: number;
  /** When it was kept, in milliseconds since 1970. */
  readonly at: number;
}

const FOLDER = 'models';

/** The kept models, the latest first; undefined until they have been looked up. */
export const keptModels = signal<readonly KeptModel[] | undefined>(undefined);

/** Whether they stay when the page is closed. */
export const isLasting = signal(true);

/** Where there is no storage: this page's models, by hash. */
const inMemory = new Map<string, Uint8Array<ArrayBuffer>>();

async function openFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    const root = await navigator.storage.getDirectory();
    return await root.getDirectoryHandle(FOLDER, { create: true });
  } catch {
    // Private windows and old browsers have no such storage.
    isLasting.value = false;
    return undefined;
  }
}

/** Looks up what is kept. */
export async function listModels(): Promise<void> {
  if (keptModels.peek() !== undefined) return;
  const found: KeptModel[] = [];
  const folder = await openFolder();
  if (folder !== undefined) {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind !== 'file' || !name.endsWith('.json')) continue;
      const card = readCard(await (await (handle as FileSystemFileHandle).getFile()).text());
      if (card !== undefined) found.push(card);
    }
  }
  keptModels.value ??= found.sort((a, b) => b.at - a.at);
}

/** Reads what is written of a model; undefined where it is damaged. */
function readCard(text: string): KeptModel | undefined {
  try {
    const card: unknown = JSON.parse(text);
    if (typeof card !== 'object' || card === null) return undefined;
    const { hash, title, bytes, at } = card as Record<string, unknown>;
    if (typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash)) return undefined;
    if (typeof title !== 'string' || typeof bytes !== 'number' || typeof at !== 'number') {
      return undefined;
    }
    return { hash, title, bytes, at };
  } catch {
    return undefined;
  }
}

/** Keeps a model; the same bytes are kept once. */
export async function keepModel(
  { hash, bytes }: { readonly hash: string; readonly bytes: Uint8Array<ArrayBuffer> },
  title: string,
): Promise<void> {
  await listModels();
  const card: KeptModel = { hash, title, bytes: bytes.length, at: Date.now() };
  const folder = await openFolder();
  if (folder === undefined) inMemory.set(hash, bytes);
  else {
    // The card last: a model whose file was not written whole has none.
    await write(folder, `${hash}.malmoi`, bytes);
    await write(folder, `${hash}.json`, JSON.stringify(card));
  }
  const others = (keptModels.peek() ?? []).filter((one) => one.hash !== hash);
  keptModels.value = [card, ...others];
}

async function write(
  folder: FileSystemDirectoryHandle,
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
): Promise<void> {
  const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
  await stream.write(content);
  await stream.close();
}

/** Reads the file of a kept model; undefined when it is there no more. */
export async function readModel(hash: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const kept = inMemory.get(hash);
  if (kept !== undefined) return kept;
  try {
    const folder = await openFolder();
    const file = await (await folder?.getFileHandle(`${hash}.malmoi`))?.getFile();
    return file && new Uint8Array(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}

/** Forgets a model. */
export async function removeModel(hash: string): Promise<void> {
  inMemory.delete(hash);
  const folder = await openFolder();
  for (const name of [`${hash}.json`, `${hash}.malmoi`]) {
    await folder?.removeEntry(name).catch(() => {});
  }
  keptModels.value = (keptModels.peek() ?? []).filter((one) => one.hash !== hash);
}
