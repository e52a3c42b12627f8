// Prism's tokens as XHTML. Prism's own writer is not used: it turns no-break spaces into spaces and
// writes attributes that are no XML.
var highlight = (function () {
  var ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

  function write(token, out) {
    if (typeof token === 'string') {
      out.push(token.replace(/[&<>"]/g, function (c) { return ESCAPES[c]; }));
    } else if (Array.isArray(token)) {
      for (var i = 0; i < token.length; i++) {
        write(token[i], out);
      }
    } else {
      out.push('<span class="token ', [token.type].concat(token.alias || []).join(' '), '">');
      write(token.content, out);
      out.push('</span>');
    }
  }

  return function (code, language) {
    var env = { code: code, grammar: Prism.languages[language], language: language };
    Prism.hooks.run('before-tokenize', env);
    env.tokens = Prism.tokenize(env.code, env.grammar);
    Prism.hooks.run('after-tokenize', env);
    var out = [];
    write(env.tokens, out);
    return out.join('');
  };
})();
