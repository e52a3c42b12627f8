// A formula as MathML, without the span that KaTeX puts around it. A command that would load or
// link something makes it invalid: KaTeX itself would show the command's name in red.
// `known` holds formulas further up in the post that define commands; they count here too.
function mathml(tex, display, known) {
  var macros = ownWords();
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
  return withSource(valid(nested(math)), tex);
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

// A cell has no width of its own (MathML 3, chapter 3.5.4), and a colour by name is one of HTML 4 (chapter 2.1.5.1).
function valid(math) {
  return math.replace(/<mtd width="[^"]*"/g, '<mtd')
    .replace(/ (mathcolor|mathbackground)="([^"]*)"/g, function (whole, name, colour) {
      if (/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(colour)) return whole;
      var known = colour.toLowerCase();
      // A name of what every object has, such as "constructor", is no colour.
      return COLOURS.hasOwnProperty(known) ? ' ' + name + '="#' + COLOURS[known] + '"' : '';
    });
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
