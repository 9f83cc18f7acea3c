/** Attributes of an element; numbers are written with two decimals at most. */
export type SvgAttributes = Readonly<Record<string, string | number>>;

/**
 * Writes one SVG element.
 * @param content elements, or text that `escapeXml` escaped; default empty
 */
export function svgElement(name: string, attributes: SvgAttributes, content = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => {
    const text = typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;
    return ` ${key}="${escapeXml(text)}"`;
  });
  const opening = `<${name}${written.join('')}`;
  return content === '' ? `${opening}/>` : `${opening}>${content}</${name}>`;
}

/**
 * Writes a whole SVG picture on white.
 * @param width in pixels
 * @param height in pixels
 * @param fontSize in pixels; default 11
 */
export function svgDocument(
  width: number,
  height: number,
  elements: readonly string[],
  fontSize = 11,
): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="${fontSize}">
<rect width="100%" height="100%" fill="white"/>
${elements.join('\n')}
</svg>
`;
}

/** Escapes text for XML and replaces the characters that XML forbids. */
export function escapeXml(text: string): string {
  return text
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')
    .replace(/"/gu, '&quot;')
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD');
}
