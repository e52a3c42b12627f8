// Code as XHTML. Most languages are grammars and nothing else: mark(), which is Java's, finds their
// tokens. Where a language has scripts of its own, Prism finds them. Prism's own writer is not used:
// it turns no-break spaces into spaces and writes attributes that are no XML. No function is made
// within another, for each call would pay for it.
function highlightEscaped(text) {
  if (text.indexOf('&') >= 0) { text = text.replaceAll('&', '&amp;'); }
  if (text.indexOf('<') >= 0) { text = text.replaceAll('<', '&lt;'); }
  if (text.indexOf('>') >= 0) { text = text.replaceAll('>', '&gt;'); }
  if (text.indexOf('"') >= 0) { text = text.replaceAll('"', '&quot;'); }
  return text;
}

function highlightClasses(token) {
  if (!token.alias) { return token.type; }
  if (typeof token.alias === 'string') { return token.type + ' ' + token.alias; }
  return [token.type].concat(token.alias).join(' ');
}

function highlightWritten(content) {
  if (typeof content === 'string') { return highlightEscaped(content); }
  if (!Array.isArray(content)) {
    return '<span class="token ' + highlightClasses(content) + '">' + highlightWritten(content.content) + '</span>';
  }
  var out = '';
  for (var i = 0; i < content.length; i++) {
    var part = content[i];
    out += typeof part === 'string' ? highlightEscaped(part) : highlightWritten(part);
  }
  return out;
}

function highlight(code, language) {
  var hooks = Prism.hooks.all;
  if (!hooks['before-tokenize'] && !hooks['after-tokenize']) {
    var marked = mark(code, Prism.languages[language]);
    if (marked !== null) { return marked; }
  }
  var env = { code: code, grammar: Prism.languages[language], language: language };
  Prism.hooks.run('before-tokenize', env);
  env.tokens = Prism.tokenize(env.code, env.grammar);
  Prism.hooks.run('after-tokenize', env);
  return highlightWritten(env.tokens);
}
