// Returns a formula as MathML, without the span that KaTeX adds. A command that loads or links
// something is an error; KaTeX would show the name of the command in red.
// `known` holds the earlier formulas of the post that define commands.
function mathml(tex, display, known) {
  var macros = extraCommands();
  var options = {
    output: 'mathml', displayMode: display, throwOnError: true, strict: 'ignore',
    trust: function (use) { throw new Error(use.command); },
    maxExpand: 1000, maxSize: 50, macros: macros, globalGroup: true
  };
  known.split('\u0000').forEach(function (definitions) {
    if (definitions) katex.renderToString(translate(definitions), options);
  });
  var html = katex.renderToString(translate(tex), options);
  var math = html.substring(html.indexOf('<math'), html.lastIndexOf('</math>') + 7);
  return withSource(mathmlCore(valid(flatten(math))), tex);
}

// Writes the TeX of the post into the annotation, instead of the translated TeX.
function withSource(math, tex) {
  var open = math.indexOf('<annotation');
  if (open < 0) return math;
  var start = math.indexOf('>', open) + 1;
  var end = math.lastIndexOf('</annotation>');
  var text = tex.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return math.substring(0, start) + text + math.substring(end);
}

// Removes the width of cells (MathML 3, section 3.5.4) and replaces named colours that HTML 4 does not have
// (section 2.1.5.1).
function valid(math) {
  return math.replace(/<mtd width="[^"]*"/g, '<mtd')
    .replace(/ (mathcolor|mathbackground)="([^"]*)"/g, function (whole, name, colour) {
      if (/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(colour)) return whole;
      var known = colour.toLowerCase();
      // The name of an inherited member, such as "constructor", is not a colour.
      return COLOURS.hasOwnProperty(known) ? ' ' + name + '="#' + COLOURS[known] + '"' : '';
    });
}

// An operator or an identifier holds text only (MathML 3, section 3.2.1). One that holds elements becomes a row.
function flatten(math) {
  if (!/<m[oi][^>]*><m/.test(math)) return math;
  var parts = math.split(/(<[^>]*>)/);
  var open = [];
  for (var i = 0; i < parts.length; i++) {
    var part = parts[i];
    if (part.charAt(0) !== '<' || part.charAt(part.length - 2) === '/') continue;
    if (part.charAt(1) === '/') {
      if (open.pop().isRow) parts[i] = '</mrow>';
      continue;
    }
    var parent = open[open.length - 1];
    if (parent && /^<m[oi][ >]/.test(parts[parent.at]) && !parent.isRow) {
      parent.isRow = true;
      parts[parent.at] = '<mrow>';
    }
    open.push({at: i, isRow: false});
  }
  return parts.join('');
}
