// A formula as MathML, without the span that KaTeX puts around it. A command that would load or
// link something makes it invalid: KaTeX itself would show the command's name in red.
// `known` holds formulas further up in the post that define commands; they count here too.
function mathml(tex, display, known) {
  var macros = {};
  var options = {
    output: 'mathml', displayMode: display, throwOnError: true, strict: 'ignore',
    trust: function (use) { throw new Error(use.command); },
    maxExpand: 1000, maxSize: 50, macros: macros, globalGroup: true
  };
  known.split('\u0000').forEach(function (definitions) {
    if (definitions) katex.renderToString(spoken(definitions), options);
  });
  var html = katex.renderToString(spoken(tex), options);
  var math = html.substring(html.indexOf('<math'), html.lastIndexOf('</math>') + 7);
  return withSource(nested(math), tex);
}

// What other typesetters of TeX on the web know, in words that KaTeX knows.
function spoken(tex) {
  // KaTeX draws a row's number with a style sheet, which is not here.
  var rows = /\\begin\s*\{/.test(tex);
  return (rows
    ? tex.replace(/\\tag(\*?)\s*\{([^{}]*)\}/g, function (whole, star, number) {
      return '\\qquad\\text{' + (star ? number : '(' + number + ')') + '}';
    })
    : tex)
    .replace(/\\label\s*\{[^{}]*\}/g, '')
    .replace(/\\require\s*\{[^{}]*\}/g, '')
    .replace(/\\eqref\s*\{([^{}]*)\}/g, '\\text{($1)}')
    .replace(/\\ref\s*\{([^{}]*)\}/g, '\\text{$1}')
    .replace(/\\DeclareMathOperator(\*?)\s*\{?\s*(\\[A-Za-z]+)\s*\}?\s*\{((?:[^{}]|\{[^{}]*\})*)\}/g,
      '\\gdef$2{\\operatorname$1{$3}}')
    .replace(/\\(?:re)?newcommand\*?\s*\{?\s*(\\[A-Za-z]+)\s*\}?\s*(?:\[([1-9])\])?\s*(?=\{)/g, defined)
    .replace(/\\begin\{eqnarray\*?\}/g, '\\begin{array}{rcl}')
    .replace(/\\end\{eqnarray\*?\}/g, '\\end{array}')
    .replace(/\\(begin|end)\{multline(\*?)\}/g, '\\$1{gather$2}');
}

// Elsewhere a name may be defined again; KaTeX has taken many already.
function defined(whole, name, count) {
  var parameters = '';
  for (var i = 1; i <= Number(count || 0); i++) parameters += '#' + i;
  return '\\gdef' + name + parameters;
}

// The note on where the formula came from says what was written, not what was made of it.
function withSource(math, tex) {
  var open = math.indexOf('<annotation');
  if (open < 0) return math;
  var start = math.indexOf('>', open) + 1;
  var end = math.lastIndexOf('</annotation>');
  var text = tex.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return math.substring(0, start) + text + math.substring(end);
}

// An operator, as a name, holds text alone (MathML 3, chapter 3.2.1); of one that is built of parts only the
// parts stay.
function nested(math) {
  if (!/<m[oi][^>]*><m/.test(math)) return math;
  var parts = math.split(/(<[^>]*>)/);
  var open = [];
  for (var i = 0; i < parts.length; i++) {
    var part = parts[i];
    if (part.charAt(0) !== '<' || part.charAt(part.length - 2) === '/') continue;
    if (part.charAt(1) === '/') {
      if (open.pop().built) parts[i] = '</mrow>';
      continue;
    }
    var parent = open[open.length - 1];
    if (parent && /^<m[oi][ >]/.test(parts[parent.at]) && !parent.built) {
      parent.built = true;
      parts[parent.at] = '<mrow>';
    }
    open.push({at: i, built: false});
  }
  return parts.join('');
}
