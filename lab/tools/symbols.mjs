// The symbols of a formula, from its MathML.

/** Subscripts that count places or steps: h of t and h of t − 1 are one symbol. */
const INDEX = /^[\d+−,\-ijklmntTrV]*$/u;

/** Parses well-formed MathML into nodes of a name, children and text. */
function parse(mathml) {
  const root = { name: '', children: [], text: '' };
  const stack = [root];
  for (const [, tag, text] of mathml.matchAll(/<([^>]+)>|([^<]+)/g)) {
    const top = stack.at(-1);
    if (text !== undefined) {
      top.text += text;
    } else if (tag.startsWith('/')) {
      stack.pop();
    } else {
      const node = { name: tag.split(/[\s/]/)[0], children: [], text: '' };
      top.children.push(node);
      if (!tag.endsWith('/')) stack.push(node);
    }
  }
  return root;
}

function textOf(node) {
  return node.text + node.children.map(textOf).join('');
}

/** Lists the symbols of a formula, each once, in its order: `h`, `W_xh`, `α`; names of functions are none. */
export function listSymbols(mathml) {
  const found = new Set();
  const visit = (node) => {
    const [base, below] = node.children;
    if ((node.name === 'msub' || node.name === 'msubsup') && isLetter(base)) {
      const index = textOf(below).replace(/[\s\u2061]/gu, '');
      const letter = base.text.normalize('NFKC');
      found.add(INDEX.test(index) ? letter : `${letter}_${index.normalize('NFKC')}`);
      if (INDEX.test(index)) return node.children.slice(2).forEach(visit);
      return;
    }
    if (isLetter(node)) found.add(node.text.normalize('NFKC'));
    node.children.forEach(visit);
  };
  visit(parse(mathml));
  return [...found];
}

function isLetter(node) {
  return node?.name === 'mi' && /^\p{L}$/u.test(node.text);
}
