// Returns code as XHTML. If a language is only a grammar, tokenize(), a function in Java, finds its
// tokens. If it adds hooks, Prism finds them. Prism's writer of HTML is not used, because it turns
// no-break spaces into spaces and its attributes are not XML. There are no nested functions, because
// each call would create them again.
function escapeXml(text) {
  if (text.indexOf('&') >= 0) { text = text.replaceAll('&', '&amp;'); }
  if (text.indexOf('<') >= 0) { text = text.replaceAll('<', '&lt;'); }
  if (text.indexOf('>') >= 0) { text = text.replaceAll('>', '&gt;'); }
  if (text.indexOf('"') >= 0) { text = text.replaceAll('"', '&quot;'); }
  return text;
}

function tokenClasses(token) {
  if (!token.alias) { return token.type; }
  if (typeof token.alias === 'string') { return token.type + ' ' + token.alias; }
  return [token.type].concat(token.alias).join(' ');
}

function writeTokens(content) {
  if (typeof content === 'string') { return escapeXml(content); }
  if (!Array.isArray(content)) {
    return '<span class="token ' + tokenClasses(content) + '">' + writeTokens(content.content) + '</span>';
  }
  var out = '';
  for (var i = 0; i < content.length; i++) {
    var part = content[i];
    out += typeof part === 'string' ? escapeXml(part) : writeTokens(part);
  }
  return out;
}

function highlight(code, language) {
  var hooks = Prism.hooks.all;
  if (!hooks['before-tokenize'] && !hooks['after-tokenize']) {
    var markup = tokenize(code, Prism.languages[language]);
    if (markup !== null) { return markup; }
  }
  var env = { code: code, grammar: Prism.languages[language], language: language };
  Prism.hooks.run('before-tokenize', env);
  env.tokens = Prism.tokenize(env.code, env.grammar);
  Prism.hooks.run('after-tokenize', env);
  return writeTokens(env.tokens);
}
