// Writes a pattern file of the npm package hyphen as TeX writes patterns, one a line, such as
// ".ab3i": node hyphens.js FILE. The package keeps them as a tree of letters whose leaves number
// a row of levels; the level at a place is the digit before the letter there.
const [rows, tree, exceptions] = require(require('path').resolve(process.argv[2]));

const lines = [];

function pattern(letters, row) {
  const levels = rows[row];
  let line = '';
  for (let i = 0; i <= letters.length; i++) {
    line += (levels[i] || '') + (letters[i] || '');
  }
  lines.push(line);
}

function walk(node, letters) {
  if (typeof node === 'number') {
    pattern(letters, node);
    return;
  }
  if (Array.isArray(node)) {
    pattern(letters, node[1]);
    node = node[0];
  }
  for (const letter of Object.keys(node)) {
    walk(node[letter], letters + letter);
  }
}

walk(tree, '');
for (const word of Object.keys(exceptions || {})) {
  const places = new Set(exceptions[word]);
  lines.push('=' + [...word].map((letter, i) => (places.has(i) ? '-' : '') + letter).join(''));
}
process.stdout.write(lines.join('\n') + '\n');
