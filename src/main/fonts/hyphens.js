// Prints a pattern file of the npm package hyphen in the format of TeX, one pattern per line, such
// as ".ab3i": node hyphens.js FILE. The package has a tree of letters, and each leaf is the number
// of a row of levels. A level at an index is the digit before the letter at that index; the dot of a
// pattern for the start of a word has no level.
const [rows, tree, exceptions] = require(require('path').resolve(process.argv[2]));

const lines = [];

function pattern(letters, row) {
  const levels = rows[row];
  const start = letters.startsWith('.') ? '.' : '';
  const rest = letters.slice(start.length);
  let line = start;
  for (let i = 0; i <= rest.length; i++) {
    line += (levels[i] || '') + (rest[i] || '');
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
