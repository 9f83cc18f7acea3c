import type { Field } from './address.ts';

/** The longest text of a reader's own, in characters: what is longer is cut there. */
export const LONGEST_OWN = 1_000_000;

/** What stands in the address in place of a text that is too long for it. */
const KEPT = /^tab:([\da-f]{8})$/;

/** Where the tab keeps its texts: they are there again when the page is loaded anew, and nobody else reads them. */
const PREFIX = 'text:';

/** Texts of this page, also where the browser keeps nothing or has no room. */
const texts = new Map<string, string>();

function storage(): Storage | undefined {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined;
  }
}

/** FNV-1a of a text's UTF-16 units, in hexadecimal. */
function nameOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

function keepInTab(text: string): string {
  const name = nameOf(text);
  if (texts.get(name) === text) return name;
  texts.set(name, text);
  try {
    storage()?.setItem(PREFIX + name, text);
  } catch {
    // There is no room: the text is lost with the page.
  }
  return name;
}

function findInTab(name: string): string | undefined {
  return texts.get(name) ?? storage()?.getItem(PREFIX + name) ?? undefined;
}

/**
 * The reader's own text. A text of at most `longest` characters stands in the address; a longer one stays in the tab, and the
 * address says which. Elsewhere that address has no text: the page says so, as of any value that cannot be read.
 */
export function ownTextField(longest: number): Field<string> {
  return {
    default: '',
    parse: (raw) => {
      const kept = KEPT.exec(raw)?.[1];
      if (kept !== undefined) return findInTab(kept);
      return raw.length <= longest ? raw : undefined;
    },
    print: (value) => (value.length <= longest ? value : `tab:${keepInTab(value)}`),
  };
}

/** Whether an address's parameters name a text that only this tab has. */
export function namesOwnText(search: string): boolean {
  return [...new URLSearchParams(search).values()].some((value) => KEPT.test(value));
}

/** The lines of a program that begin with the reader's own text: as it stands, or read from its file. */
export function programOfText(own: string, longest: number): { head: string; text: string } {
  if (own.length <= longest) return { head: '', text: JSON.stringify(own) };
  return {
    head: "import { readFile } from 'node:fs/promises';\n",
    text: "await readFile('my-text.txt', 'utf8')",
  };
}
