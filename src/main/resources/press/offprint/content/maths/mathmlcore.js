// Writes what MathML Core leaves to the author, because browsers have no other: letters of alphabets, the form of
// signs, the space around functions, and classes for what the style sheets show (columns, lines, numbers).

// The first capital, the first small letter, the first digit, and the first Greek capital of each alphabet
// (Unicode, chapter 22.2). Zero means that the alphabet does not have them.
var ALPHABETS = {
  'bold': [0x1D400, 0x1D41A, 0x1D7CE, 0x1D6A8],
  'italic': [0x1D434, 0x1D44E, 0, 0x1D6E2],
  'bold-italic': [0x1D468, 0x1D482, 0, 0x1D71C],
  'script': [0x1D49C, 0x1D4B6, 0, 0],
  'bold-script': [0x1D4D0, 0x1D4EA, 0, 0],
  'fraktur': [0x1D504, 0x1D51E, 0, 0],
  'double-struck': [0x1D538, 0x1D552, 0x1D7D8, 0],
  'bold-fraktur': [0x1D56C, 0x1D586, 0, 0],
  'sans-serif': [0x1D5A0, 0x1D5BA, 0x1D7E2, 0],
  'bold-sans-serif': [0x1D5D4, 0x1D5EE, 0x1D7EC, 0x1D756],
  'sans-serif-italic': [0x1D608, 0x1D622, 0, 0],
  'sans-serif-bold-italic': [0x1D63C, 0x1D656, 0, 0x1D790],
  'monospace': [0x1D670, 0x1D68A, 0x1D7F6, 0]
};

// Letters that Unicode had before the alphabets.
var OLDER = {
  'italic': {h: 0x210E},
  'script': {B: 0x212C, E: 0x2130, F: 0x2131, H: 0x210B, I: 0x2110, L: 0x2112, M: 0x2133, R: 0x211B,
    e: 0x212F, g: 0x210A, o: 0x2134},
  'fraktur': {C: 0x212D, H: 0x210C, I: 0x2111, R: 0x211C, Z: 0x2128},
  'double-struck': {C: 0x2102, H: 0x210D, N: 0x2115, P: 0x2119, Q: 0x211A, R: 0x211D, Z: 0x2124}
};

// The Greek letters of an alphabet, in its order.
var GREEK = '\u0391\u0392\u0393\u0394\u0395\u0396\u0397\u0398\u0399\u039A\u039B\u039C\u039D\u039E\u039F\u03A0\u03A1'
  + '\u03F4\u03A3\u03A4\u03A5\u03A6\u03A7\u03A8\u03A9\u2207\u03B1\u03B2\u03B3\u03B4\u03B5\u03B6\u03B7\u03B8\u03B9\u03BA'
  + '\u03BB\u03BC\u03BD\u03BE\u03BF\u03C0\u03C1\u03C2\u03C3\u03C4\u03C5\u03C6\u03C7\u03C8\u03C9\u2202\u03F5\u03D1\u03F0'
  + '\u03D5\u03F1\u03D6';

var TOKENS = {mi: 1, mn: 1, mo: 1, ms: 1};
var ROWS = {mrow: 1, mstyle: 1, mtd: 1, msqrt: 1, menclose: 1, mpadded: 1, mphantom: 1};
var SIGNS = '\u2212-+\u00B1\u2213';
var CLOSING = ')]}|!\u2019\u2032\u2033\u2016\u2223\u2225\u27E9\u230B\u2309\u232A';
var APPLY = '\u2061';
// The mark that translate() writes before the number of a row.
var NUMBER = '\u2064';
// The mark that translate() writes before the space below a row; KaTeX has its second sign in negative spaces.
var GAP = '\u2060\u2063';
// The mark that translate() writes before limits that the author asked for.
var LIMITS = '\u2062';
var BARS = '|\u2016\u2223\u2225';

function mathmlCore(math) {
  var tree = treeOf(math.replace(/<mtd class ="(?:mtr-glue|mml-eqn-num)"><\/mtd>/g, ''));
  eachNode(tree, gaps);
  eachNode(tree, limits);
  eachNode(tree, prescripts);
  eachNode(tree, composed);
  eachNode(tree, numerals);
  eachNode(tree, letters);
  eachNode(tree, bars);
  eachNode(tree, accent);
  eachNode(tree, padded);
  eachNode(tree, prime);
  eachNode(tree, row);
  eachNode(tree, table);
  if (shownLength(tree) > WIDE) eachNode(tree, wide);
  return written(tree);
}

// A formula of so many letters can be wider than a small screen.
var WIDE = 24;

function wide(node) {
  if (node.name === 'math') addClass(node, 'math-wide');
}

function shownLength(node) {
  var length = 0;
  for (var i = 0; i < node.kids.length; i++) {
    var kid = node.kids[i];
    length += typeof kid === 'string' ? kid.length : kid.name === 'annotation' ? 0 : shownLength(kid);
  }
  return length;
}

// A tree of {name, open, close, kids}; a text is a string.
function treeOf(math) {
  var root = {name: '', open: '', close: '', kids: []};
  var path = [root];
  var parts = math.split(/(<[^>]*>)/);
  for (var i = 0; i < parts.length; i++) {
    var part = parts[i];
    if (part === '') continue;
    var top = path[path.length - 1];
    if (part.charAt(0) !== '<') {
      top.kids.push(part);
    } else if (part.charAt(1) === '/') {
      top.close = part;
      path.pop();
    } else {
      var node = {name: /^<([a-z]+)/.exec(part)[1], open: part, close: '', kids: []};
      top.kids.push(node);
      if (part.charAt(part.length - 2) !== '/') path.push(node);
    }
  }
  return root;
}

function written(node) {
  var out = [node.open];
  for (var i = 0; i < node.kids.length; i++) {
    out.push(typeof node.kids[i] === 'string' ? node.kids[i] : written(node.kids[i]));
  }
  out.push(node.close);
  return out.join('');
}

function eachNode(node, change) {
  for (var i = 0; i < node.kids.length; i++) {
    if (typeof node.kids[i] !== 'string') eachNode(node.kids[i], change);
  }
  change(node);
}

function attribute(node, name) {
  var start = node.open.indexOf(' ' + name + '="');
  if (start < 0) return null;
  start += name.length + 3;
  return node.open.substring(start, node.open.indexOf('"', start));
}

function set(node, name, value) {
  var old = attribute(node, name);
  var bare = old === null ? node.open : node.open.replace(' ' + name + '="' + old + '"', '');
  var end = bare.length - (bare.charAt(bare.length - 2) === '/' ? 2 : 1);
  node.open = value === null ? bare : bare.substring(0, end) + ' ' + name + '="' + value + '"' + bare.substring(end);
}

function addClass(node, name) {
  var known = attribute(node, 'class');
  set(node, 'class', known ? known + ' ' + name : name);
}

function element(name, attributes) {
  return {name: name, open: '<' + name + attributes + '/>', close: '', kids: []};
}

function text(node) {
  return node && node.kids.length === 1 && typeof node.kids[0] === 'string' ? node.kids[0] : null;
}

function isOne(letters) {
  return letters.length === 1 || (letters.length === 2 && /^[\uD800-\uDBFF]/.test(letters));
}

// Browsers know mathvariant="normal" only, on an identifier of one letter (MathML Core, section 2.2.1). A text has
// its style by a style sheet, so that words are found.
function letters(node) {
  var variant = attribute(node, 'mathvariant');
  var old = text(node);
  if (variant === null || !TOKENS[node.name] || old === null) return;
  var single = node.name === 'mi' && isOne(old);
  if (variant === 'normal') {
    if (!single) set(node, 'mathvariant', null);
  } else {
    set(node, 'mathvariant', null);
    if (!(single && variant === 'italic') && ALPHABETS[variant]) {
      var made = inAlphabet(old, variant);
      node.kids[0] = made;
      if (single && made === old) set(node, 'mathvariant', 'normal');
    }
  }
}

function inAlphabet(letters, variant) {
  var starts = ALPHABETS[variant];
  var out = '';
  for (var i = 0; i < letters.length; i++) {
    var c = letters.charAt(i);
    var code = letters.charCodeAt(i);
    var greek = starts[3] ? GREEK.indexOf(c) : -1;
    if (c === '&') {
      // A reference such as &amp; is copied.
      var end = letters.indexOf(';', i);
      out += letters.substring(i, end + 1);
      i = end;
    } else if (OLDER[variant] && OLDER[variant].hasOwnProperty(c)) {
      out += fromCode(OLDER[variant][c]);
    } else if (c >= 'A' && c <= 'Z') {
      out += fromCode(starts[0] + code - 65);
    } else if (c >= 'a' && c <= 'z') {
      out += fromCode(starts[1] + code - 97);
    } else if (c >= '0' && c <= '9' && starts[2]) {
      out += fromCode(starts[2] + code - 48);
    } else if (greek >= 0) {
      out += fromCode(starts[3] + greek);
    } else if (variant === 'italic' && (c === '\u0131' || c === '\u0237')) {
      out += fromCode(c === '\u0131' ? 0x1D6A4 : 0x1D6A5);
    } else {
      out += c;
    }
  }
  return out;
}

function fromCode(code) {
  return code < 0x10000 ? String.fromCharCode(code)
    : String.fromCharCode(0xD800 + ((code - 0x10000) >> 10), 0xDC00 + ((code - 0x10000) & 0x3FF));
}

// The accents of text in KaTeX, and the combining ones of Unicode.
var COMBINING = {'\u00B4': '\u0301', '\u02CA': '\u0301', '`': '\u0300', '\u02CB': '\u0300', '^': '\u0302',
  '\u02C6': '\u0302', '~': '\u0303', '\u02DC': '\u0303', '\u00AF': '\u0304', '\u02C9': '\u0304',
  '\u02D8': '\u0306', '\u02D9': '\u0307', '\u00A8': '\u0308', '\u02DA': '\u030A', '\u02DD': '\u030B',
  '\u02C7': '\u030C'};

// KaTeX divides a word at its accents, so that it is neither found nor read as a word.
function composed(node) {
  if (!ROWS[node.name]) return;
  var out = [];
  var joins = false;
  for (var i = 0; i < node.kids.length; i++) {
    var letter = composedLetter(node.kids[i]);
    var kid = letter || node.kids[i];
    var last = out[out.length - 1];
    if ((joins || letter) && last && isText(last) && isText(kid) && last.open === kid.open) {
      last.kids[0] = text(last) + text(kid);
    } else {
      out.push(kid);
    }
    joins = !!letter;
  }
  node.kids = out;
}

function isText(node) {
  return node.name === 'mtext' && text(node) !== null;
}

function composedLetter(node) {
  if (node.name !== 'mover' || attribute(node, 'accent') !== 'true') return null;
  var base = node.kids[0];
  var upright = base.name === 'mtext' || (base.name === 'mi' && attribute(base, 'mathvariant') === 'normal');
  var mark = text(node.kids[1]);
  if (!upright || text(base) === null || !COMBINING.hasOwnProperty(mark)) return null;
  var letter = (text(base) + COMBINING[mark]).normalize('NFC');
  if (letter.length > 1) return null;
  base.kids[0] = letter;
  return base;
}

// The numbers before a symbol of chemistry are drawn over an empty box that reserves their width, moved by their own
// width, which browsers do not know (MathML Core, section 3.3.6).
function prescripts(node) {
  if (!ROWS[node.name]) return;
  for (var i = node.kids.length - 2; i >= 0; i--) {
    var scripts = node.kids[i + 1];
    if (!isReserved(node.kids[i]) || scripts.name !== 'msubsup' || !isHidden(scripts.kids[0])) continue;
    var base = node.kids[i + 2] || filled('mrow', '', []);
    var mark = {name: 'mprescripts', open: '<mprescripts/>', close: '', kids: []};
    node.kids.splice(i, 3, filled('mmultiscripts', '', [base, mark, moved(scripts.kids[1]), moved(scripts.kids[2])]));
  }
}

function isReserved(node) {
  return node.name === 'msubsup' && node.kids.every(isHidden);
}

function isHidden(node) {
  return node.name === 'mpadded' && node.kids.length === 1 && node.kids[0].name === 'mphantom';
}

// The content of a script, without the boxes that place it.
function moved(script) {
  if (text(script) !== null) return script;
  var shown = script.kids[script.kids.length - 1];
  while (shown && shown.name === 'mpadded' && shown.kids.length === 1) shown = shown.kids[0];
  return shown || filled('mrow', '', []);
}

var SCRIPTS = ['msub', 'msup', 'msubsup'];

// KaTeX writes the last digit of a number with scripts as a number. A line above one digit is above no other.
function numerals(node) {
  if (!ROWS[node.name]) return;
  for (var i = node.kids.length - 2; i >= 0; i--) {
    var next = node.kids[i + 1];
    var base = SCRIPTS.indexOf(next.name) >= 0 ? next.kids[0] : null;
    var before = node.kids[i].name === 'mn' ? text(node.kids[i]) : null;
    if (before !== null && base && text(base) !== null && node.kids[i].open === base.open) {
      base.kids[0] = before + text(base);
      node.kids.splice(i, 1);
    }
  }
}

// KaTeX writes a fence as the sign "divides", which no browser stretches.
function bars(node) {
  if (node.name !== 'mo' || attribute(node, 'fence') !== 'true') return;
  var sign = text(node);
  if (sign === '\u2223' || sign === '\u2225') {
    node.kids[0] = sign === '\u2223' ? '|' : '\u2016';
    set(node, 'stretchy', 'true');
  }
}

// The depth of a row without deep parts, in em.
var STRUT = 0.36;

// KaTeX joins the mark to a text before it. Browsers let a row be as deep as its deepest part.
function gaps(node) {
  for (var i = 0; i < node.kids.length; i++) {
    var words = node.kids[i].name === 'mtext' ? text(node.kids[i]) : null;
    var at = words === null ? -1 : words.indexOf(GAP);
    if (at < 0) continue;
    var depth = Math.round((Number(words.substring(at + GAP.length)) + STRUT) * 1e4) / 1e4;
    var space = element('mspace', ' width="0em" height="0em" depth="' + depth + 'em" class="math-gap"');
    if (at > 0) {
      node.kids[i].kids[0] = words.substring(0, at);
      node.kids.splice(++i, 0, space);
    } else {
      node.kids[i] = space;
    }
  }
}

var WITH_LIMITS = {msub: 'munder', msup: 'mover', msubsup: 'munderover', munder: 'munder', mover: 'mover',
  munderover: 'munderover'};

// KaTeX writes scripts in a line of text, and browsers move limits there, also if the author asked for limits.
function limits(node) {
  if (!WITH_LIMITS[node.name]) return;
  var marked = false;
  for (var i = 1; i < node.kids.length; i++) marked = takeMark(node.kids[i]) || marked;
  if (!marked) return;
  var name = WITH_LIMITS[node.name];
  node.open = node.open.replace('<' + node.name, '<' + name);
  node.close = '</' + name + '>';
  node.name = name;
  if (node.kids[0].name === 'mo') set(node.kids[0], 'movablelimits', 'false');
}

function takeMark(node) {
  var first = node;
  var parent = null;
  while (first.name !== 'mtext' && first.kids && first.kids.length && typeof first.kids[0] !== 'string') {
    parent = first;
    first = first.kids[0];
  }
  var words = first.name === 'mtext' ? text(first) : null;
  if (words === null || words.charAt(0) !== LIMITS) return false;
  if (words === LIMITS && parent !== null) parent.kids.shift();
  else first.kids[0] = words.substring(1);
  return true;
}

// Fonts stretch the combining accents; the vector is an arrow, because browsers set the combining one aside.
var WIDE_ACCENTS = {'^': '\u0302', '~': '\u0303', '\u02C7': '\u030C'};

function accent(node) {
  if (node.name !== 'mo') return;
  var sign = text(node);
  if (sign === '\u20D7') {
    node.kids[0] = '\u2192';
    set(node, 'stretchy', 'false');
  } else if (attribute(node, 'stretchy') === 'true' && WIDE_ACCENTS.hasOwnProperty(sign)) {
    node.kids[0] = WIDE_ACCENTS[sign];
  }
}

// Browsers know no width that is added to the own one (MathML Core, section 3.3.6).
function padded(node) {
  var more = node.name === 'mpadded' ? /^\+([0-9.]+)em$/.exec(attribute(node, 'width') || '') : null;
  if (!more) return;
  var left = /^([0-9.]+)em$/.exec(attribute(node, 'lspace') || '0em');
  var before = left ? Number(left[1]) : 0;
  node.name = 'mrow';
  node.open = '<mrow>';
  node.close = '</mrow>';
  node.kids.unshift(element('mspace', ' width="' + before + 'em"'));
  node.kids.push(element('mspace', ' width="' + Math.max(0, Math.round((more[1] - before) * 1e4) / 1e4) + 'em"'));
}

// A prime has another shape in a script (feature ssty), which browsers do not choose.
function prime(node) {
  if (node.name === 'mo' && /^[\u2032-\u2037\u2057]+$/.test(text(node) || '')) addClass(node, 'math-prime');
}

function isSpace(node) {
  return node.name === 'mspace' || (node.name === 'mtext' && /^[\s\u2000-\u200B]*$/.test(text(node) || 'x'));
}

// The forms of signs and the space around functions (MathML Core, section 3.2.4.2, gives a form by place only).
function row(node) {
  if (!ROWS[node.name]) return;
  var before = null;
  var out = [];
  for (var i = 0; i < node.kids.length; i++) {
    var kid = node.kids[i];
    if (typeof kid === 'string') {
      out.push(kid);
      continue;
    }
    var sign = kid.name === 'mo' ? text(kid) : null;
    if (sign !== null && SIGNS.indexOf(sign) >= 0 && i + 1 < node.kids.length && isPrefix(before)
        && attribute(kid, 'form') === null) {
      set(kid, 'form', 'prefix');
    }
    if (isFunction(kid, node.kids[i + 1]) && before !== null && isOperand(before)) {
      out.push(element('mspace', ' width="0.1667em" class="math-thin"'));
    }
    out.push(kid);
    if (endsFunction(kid) && needsSpace(node.kids[i + 1])) out.push(element('mspace', ' width="0.1667em" class="math-thin"'));
    if (isBar(kid)) kid.opens = isPrefix(before);
    if (!isSpace(kid)) before = kid;
  }
  node.kids = out;
}

function isPrefix(before) {
  if (before === null || before.opens) return true;
  if (before.name !== 'mo') return false;
  var sign = text(before);
  return sign !== null && sign !== APPLY && CLOSING.indexOf(sign) < 0;
}

// A bar is the first of two if an operand may begin there, as in |-3|.
function isBar(node) {
  var sign = node.name === 'mi' || node.name === 'mo' ? text(node) : null;
  return sign !== null && sign.length === 1 && BARS.indexOf(sign) >= 0;
}

function isFunction(node, next) {
  return node.name === 'mi' ? !!next && next.name === 'mo' && text(next) === APPLY
    : node.name !== 'mo' && endsFunction(node);
}

// True for the sign of application, and for a function with scripts or limits.
function endsFunction(node) {
  if (node.name === 'mo') return text(node) === APPLY;
  if (!/^(msub|msup|msubsup|munder|mover|munderover)$/.test(node.name)) return false;
  var base = node.kids[0];
  var last = base && base.kids ? base.kids[base.kids.length - 1] : null;
  return !!last && last.name === 'mo' && text(last) === APPLY;
}

function isOperand(node) {
  return node.name !== 'mo' && !endsFunction(node);
}

function needsSpace(next) {
  if (!next || typeof next === 'string' || isSpace(next)) return false;
  var first = next;
  while (first.name === 'mrow' && first.kids.length && typeof first.kids[0] !== 'string') first = first.kids[0];
  return first.name !== 'mo' && !(first.name === 'mtext' && /^[\s\u2000-\u200B]/.test(text(first) || ''));
}

// Browsers ignore the attributes of columns and lines (MathML Core, section 3.5), so cells have classes.
function table(node) {
  if (node.name !== 'mtable') return;
  var align = (attribute(node, 'columnalign') || '').split(' ');
  var space = (attribute(node, 'columnspacing') || '').split(' ');
  var right = (attribute(node, 'columnlines') || '').split(' ');
  var below = (attribute(node, 'rowlines') || '').split(' ');
  var hasNumbers = attribute(node, 'width') === '100%';
  if (hasNumbers) addClass(node, 'math-numbered');
  if (attribute(node, 'frame') === 'solid') addClass(node, 'math-frame');
  var rows = node.kids;
  for (var i = 0; i < rows.length; i++) {
    for (var j = 0; j < rows[i].kids.length; j++) {
      var cell = rows[i].kids[j];
      var side = listed(align, j);
      if (side === 'left' || side === 'right') addClass(cell, 'math-' + side);
      if (listed(space, j) === '0em' && j + 1 < rows[i].kids.length) addClass(cell, 'math-joined');
      if (line(right, j) && j + 1 < rows[i].kids.length) addClass(cell, 'math-line-' + line(right, j));
      if (line(below, i) && i + 1 < rows.length) addClass(cell, 'math-under-' + line(below, i));
    }
  }
  if (hasNumbers) {
    // KaTeX writes one row: space, formula, space, number.
    var only = rows[0].kids;
    addClass(only[0], 'math-glue');
    addClass(only[only.length - 2], 'math-glue');
    addClass(only[only.length - 1], 'math-number');
  } else {
    numbers(node);
  }
}

function listed(list, at) {
  return list[Math.min(at, list.length - 1)];
}

function line(list, at) {
  var kind = listed(list, at);
  return kind === 'solid' || kind === 'dashed' ? kind : '';
}

// The number of a row is moved into a last cell.
function numbers(node) {
  var found = [];
  var widest = 0;
  for (var i = 0; i < node.kids.length; i++) {
    found.push(takeNumber(node.kids[i]));
    widest = Math.max(widest, node.kids[i].kids.length);
  }
  if (!found.join('')) return;
  addClass(node, 'math-numbered');
  set(node, 'width', '100%');
  for (var j = 0; j < node.kids.length; j++) {
    var cells = node.kids[j].kids;
    while (cells.length < widest) cells.push(filled('mtd', '', []));
    cells.unshift(filled('mtd', 'math-glue', []));
    cells.push(filled('mtd', 'math-glue', []));
    cells.push(filled('mtd', 'math-number', found[j] ? [filled('mtext', '', [found[j]])] : []));
  }
}

function filled(name, kind, kids) {
  return {name: name, open: '<' + name + (kind ? ' class="' + kind + '"' : '') + '>', close: '</' + name + '>', kids: kids};
}

function takeNumber(node) {
  for (var i = 0; i < node.kids.length; i++) {
    var kid = node.kids[i];
    if (typeof kid === 'string') continue;
    var words = kid.name === 'mtext' ? text(kid) : null;
    if (words !== null && words.charAt(0) === NUMBER) {
      node.kids.splice(i, 1);
      return words.substring(1);
    }
    if (kid.name !== 'mtable') {
      var inner = takeNumber(kid);
      if (inner) return inner;
    }
  }
  return '';
}
