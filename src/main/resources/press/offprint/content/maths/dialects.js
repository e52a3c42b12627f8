// Translates commands of MathJax, plain TeX, amsmath, mathtools and physics into commands of KaTeX. The input has
// at most 16,384 characters.
function translate(tex) {
  tex = rowGaps(numberedRows(tex))
    .replace(/\\label\s*\{[^{}]*\}/g, '')
    .replace(/\\cfrac(?![A-Za-z])\s*\[[lrc]\]/g, '\\cfrac')
    // KaTeX writes scripts for limits that are wanted in a line of text.
    .replace(/\\limits\s*([_^])\s*(\{|\\[A-Za-z]+(?![A-Za-z]|\s*[{\[])|[^\\{}\s])/g, function (whole, sign, first) {
      return '\\limits' + sign + '{\\text{\u2062}' + (first === '{' ? '' : first + '}');
    })
    .replace(/\\require\s*\{[^{}]*\}/g, '')
    .replace(/\\eqref\s*\{([^{}]*)\}/g, '\\text{($1)}')
    .replace(/\\ref\s*\{([^{}]*)\}/g, '\\text{$1}')
    .replace(/\\(?:eqno|leqno)(?![A-Za-z])/g, '\\qquad ')
    .replace(/\\DeclareMathOperator(\*?)\s*\{?\s*(\\[A-Za-z]+)\s*\}?\s*\{((?:[^{}]|\{[^{}]*\})*)\}/g,
      '\\gdef$2{\\operatorname$1{$3}}')
    .replace(/\\DeclarePairedDelimiter\s*\{?\s*(\\[A-Za-z]+)\s*\}?\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g,
      '\\gdef$1#1{\\left$2 #1\\right$3}')
    .replace(/\\(?:re)?newcommand\*?\s*\{?\s*(\\[A-Za-z]+)\s*\}?\s*(?:\[([1-9])\])?\s*(?:\[([^\[\]]*)\])?\s*(?=\{)/g,
      defined)
    .replace(/\\begin\{eqnarray\*?\}/g, '\\begin{array}{rcl}')
    .replace(/\\end\{eqnarray\*?\}/g, '\\end{array}')
    .replace(/\\(begin|end)\{multline(\*?)\}/g, '\\$1{gather$2}')
    .replace(/\\(begin|end)\{multlined\}/g, '\\$1{gathered}')
    .replace(/\\(begin|end)\{flalign\*?\}/g, '\\$1{align}')
    .replace(/\\(begin|end)\{([dr]?cases)\*\}/g, '\\$1{$2}')
    .replace(/(\\begin\{(?:aligned|gathered|alignedat|split|multlined)\})\s*\[[tbc]\]/g, '$1')
    .replace(/\\(?:begin|end)\{(?:subequations|math|displaymath)\}/g, '')
    .replace(/\\(?:style|class|cssId)\s*\{[^{}]*\}/g, '')
    .replace(/\\(?:raise|lower)\s*-?[0-9.]+\s*(?:pt|em|ex|px|mu)/g, '')
    .replace(/\\bbox\s*(?:\[[^\]]*\])?/g, '')
    .replace(/\\enclose\s*\{[^{}]*\}\s*(?:\[[^\]]*\])?/g, '\\boxed')
    .replace(/\\unicode\s*(?:\[[^\]]*\])?\s*\{\s*x([0-9A-Fa-f]{1,5})\s*\}/g, '\\char"$1 ')
    .replace(/\\(?:hdotsfor)\s*(?:\[[^\]]*\])?\s*\{\s*([0-9]{1,2})\s*\}/g, dotted)
    .replace(/\\root\s*(\{[^{}]*\}|[^\\{}]+)\s*\\of\s*(?=\S)/g, function (whole, index) {
      return '\\sqrt[' + index.replace(/^\{|\}\s*$/g, '').trim() + ']';
    })
    .replace(/\\buildrel\s*([^{}]*?|\{[^{}]*\})\s*\\over(?![A-Za-z])/g, '\\overset{$1}');
  for (var name in PLAIN) {
    if (tex.indexOf('\\' + name) >= 0) tex = block(tex, name, PLAIN[name]);
  }
  return tex.indexOf('\\intertext') < 0 ? tex : between(tex);
}

// The lengths of TeX in em of ten points.
var LENGTHS = {
  pt: 0.1, em: 1, ex: 0.431, mm: 0.28453, cm: 2.8453, 'in': 7.227, bp: 0.10038, pc: 1.2, mu: 1 / 18, px: 0.10038,
  dd: 0.107, cc: 1.284
};

// KaTeX writes no MathML for the space below a row, as in \\\\[10pt], so a mark at the end of the row has it.
function rowGaps(tex) {
  var inside = 0;
  return tex.replace(/\\(?:([A-Za-z]+)|\\(?:\[\s*([0-9.]{1,8})\s*([a-z]{2})\s*\])?|[\s\S])/g,
    function (whole, word, length, unit) {
      inside += word === 'begin' ? 1 : word === 'end' ? -1 : 0;
      var gap = inside > 0 && LENGTHS.hasOwnProperty(unit) ? length * LENGTHS[unit] : 0;
      return gap > 0 ? '\\text{' + GAP + Math.round(gap * 1e4) / 1e4 + '}' + whole : whole;
    });
}

// KaTeX needs a style sheet for the number of a row, so the number becomes text. That of a whole formula does not, though
// the formula may have a matrix or cases inside.
function numberedRows(tex) {
  var depth = 0;
  return tex.replace(/\\(begin|end)\s*\{|\\tag(\*?)\s*\{([^{}]*)\}/g, function (whole, edge, star, number) {
    if (edge) {
      depth += edge === 'begin' ? 1 : -1;
      return whole;
    }
    return depth > 0 ? '\\text{\u2064' + (star ? number : '(' + number + ')') + '}' : whole;
  });
}

// The blocks of plain TeX, which have their rows in braces.
var PLAIN = {
  displaylines: 'gathered', eqalign: 'aligned', cases: 'cases', matrix: 'matrix', pmatrix: 'pmatrix',
  bordermatrix: 'matrix'
};

function block(tex, name, environment) {
  var start = new RegExp('\\\\' + name + '\\s*\\{', 'g');
  var out = '';
  var done = 0;
  for (var found = start.exec(tex); found; found = start.exec(tex)) {
    var end = closing(tex, start.lastIndex);
    if (end < 0) break;
    out += tex.substring(done, found.index) + '\\begin{' + environment + '}'
      + tex.substring(start.lastIndex, end).replace(/\\cr(?![A-Za-z])/g, '\\\\') + '\\end{' + environment + '}';
    done = start.lastIndex = end + 1;
  }
  return out + tex.substring(done);
}

// Returns the end of the group whose first character is at `from`, or -1 if it has none.
function closing(tex, from) {
  var depth = 1;
  for (var i = from; i < tex.length; i++) {
    var c = tex.charAt(i);
    if (c === '\\') i++;
    else if (c === '{') depth++;
    else if (c === '}' && --depth === 0) return i;
  }
  return -1;
}

// Makes a row of a text between two rows.
function between(tex) {
  return tex.replace(/(\\\\)?\s*\\(?:short)?intertext\s*\{((?:[^{}]|\{[^{}]*\})*)\}/g, '\\\\ &\\text{$2}\\\\ ');
}

function dotted(whole, count) {
  var dots = ['\\cdots'];
  for (var i = 1; i < Number(count); i++) dots.push('\\cdots');
  return dots.join('&');
}

// KaTeX forbids to redefine a command with \newcommand; other typesetters allow it.
function defined(whole, name, count, first) {
  var parameters = '';
  for (var i = 1; i <= Number(count || 0); i++) parameters += i === 1 && first !== undefined ? '[#1]' : '#' + i;
  if (first === undefined) return '\\gdef' + name + parameters;
  var given = name + '@given';
  return '\\gdef' + name + '{\\@ifnextchar[{' + given + '}{' + given + '[' + first + ']}}\\gdef' + given + parameters;
}

// Returns further commands; a new object for each call, because formulas add commands to it.
function extraCommands() {
  return {
    '\\sideset': '{\\vphantom{#3}}#1 #3\\nolimits #2',
    '\\prescript': '{\\vphantom{#3}}^{#1}_{#2}{#3}',
    '\\mathds': '\\mathbb{#1}', '\\mathbbm': '\\mathbb{#1}', '\\C': '\\mathbb{C}', '\\Q': '\\mathbb{Q}',
    '\\cancelto': '\\cancel{#2}^{#1}', '\\slashed': '\\cancel{#1}',
    '\\ensuremath': '{#1}', '\\shoveleft': '{#1}',
    '\\shoveright': '{#1}', '\\mathstrut': '\\vphantom{(}', '\\strut': '\\vphantom{(}',
    '\\hfill': '\\quad', '\\hfil': '\\quad',
    '\\textsc': '\\text{#1}', '\\emph': '\\textit{#1}',
    '\\nicefrac': '{}^{#1}\\!/\\!{}_{#2}', '\\sfrac': '{}^{#1}\\!/\\!{}_{#2}',
    '\\iddots': '\\mathinner{\u22F0}', '\\ddddot': '\\overset{\\cdot\\cdot\\cdot\\cdot}{#1}',
    '\\idotsint': '\\int\\!\\cdots\\!\\int',
    '\\overparen': '\\overgroup{#1}', '\\underparen': '\\undergroup{#1}',
    '\\overbracket': '\\overgroup{#1}', '\\underbracket': '\\undergroup{#1}',
    '\\upmu': '\u03BC', '\\celsius': '{}^\\circ\\mathrm{C}', '\\euro': '\\text{\u20AC}',
    '\\abs': '\\left|#1\\right|', '\\norm': '\\left\\|#1\\right\\|',
    '\\dv': '\\frac{\\mathrm{d}#1}{\\mathrm{d}#2}', '\\pdv': '\\frac{\\partial #1}{\\partial #2}',
    '\\hdots': '\\ldots',
    // KaTeX leaves their style out within other fractions.
    '\\dfrac': '{\\displaystyle\\frac{#1}{#2}}', '\\cfrac': '{\\displaystyle\\frac{#1}{#2}}',
    '\\dbinom': '{\\displaystyle\\binom{#1}{#2}}'
  };
}
