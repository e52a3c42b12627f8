// A formula as MathML, without the span that KaTeX puts around it. A command that would load or
// link something makes it invalid: KaTeX itself would show the command's name in red.
function mathml(tex, display) {
  var html = katex.renderToString(tex, {
    output: 'mathml', displayMode: display, throwOnError: true, strict: 'ignore',
    trust: function (use) { throw new Error(use.command); },
    maxExpand: 1000, maxSize: 50
  });
  return html.substring(html.indexOf('<math'), html.lastIndexOf('</math>') + 7);
}
