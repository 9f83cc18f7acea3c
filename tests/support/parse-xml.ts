/** An element of a parsed document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
};

function decode(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids.
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u.test(text)) {
    throw new Error(`A forbidden character in ${JSON.stringify(text)}.`);
  }
  return text.replace(/&[^;]*;?/g, (entity) => {
    const character = ENTITIES[entity];
    if (character === undefined) throw new Error(`An unknown entity: ${entity}`);
    return character;
  });
}

/** Parses the XML that pictures are made of, strictly; throws at whatever is not well-formed. */
export function parseXml(text: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  const token = /<\/(\w+)>|<(\w+)((?:\s+[\w:-]+="[^"<]*")*)(\/?)>|([^<]+)/gy;
  for (let at = 0; at < text.length; at = token.lastIndex) {
    token.lastIndex = at;
    const match = token.exec(text);
    if (match === null) throw new Error(`Not XML: ${text.slice(at, at + 60)}`);
    const [, closing, name, attributes = '', empty, characters] = match;
    const parent = open.at(-1)!;
    if (characters !== undefined) parent.children.push(decode(characters));
    else if (closing !== undefined) {
      if (open.pop()?.name !== closing) throw new Error(`</${closing}> closes nothing.`);
    } else {
      const pairs = Array.from(attributes.matchAll(/([\w:-]+)="([^"]*)"/g), ([, key, value]) => [
        key,
        decode(value ?? ''),
      ]);
      const element = { name: name ?? '', attributes: Object.fromEntries(pairs), children: [] };
      parent.children.push(element);
      if (empty !== '/') open.push(element);
    }
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)?.name}> is not closed.`);
  const elements = root.children.filter((child) => typeof child !== 'string');
  if (elements.length !== 1) throw new Error(`${elements.length} roots.`);
  return elements[0]!;
}

/** All elements of a name below an element, in order. */
export function elementsOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return child.name === name ? [child, ...elementsOf(child, name)] : elementsOf(child, name);
  });
}
