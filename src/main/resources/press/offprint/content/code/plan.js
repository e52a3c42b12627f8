// Returns the components of Prism that a language needs: its name in Prism, then all components in the
// order of loading, separated by spaces; null if Prism does not know the language.
var plan = (function () {
  // Common names that are not aliases in Prism.
  var ALIASES = {
    'asm': 'nasm', 'assembly': 'nasm', 'c#': 'csharp', 'c++': 'cpp', 'cc': 'cpp', 'h': 'c', 'hpp': 'cpp',
    'cargo': 'toml', 'cfg': 'ini', 'clj': 'clojure', 'conf': 'ini', 'console': 'shell-session',
    'containerfile': 'docker', 'cxx': 'cpp', 'erl': 'erlang', 'ex': 'elixir', 'exs': 'elixir',
    'f#': 'fsharp', 'fs': 'fsharp', 'f90': 'fortran', 'golang': 'go', 'gql': 'graphql', 'hbs': 'handlebars',
    'jinja': 'jinja2', 'jl': 'julia', 'jsonc': 'json5', 'ksh': 'bash', 'make': 'makefile', 'ml': 'ocaml',
    'mjs': 'javascript', 'cjs': 'javascript', 'node': 'javascript', 'mk': 'makefile', 'mysql': 'sql',
    'obj-c': 'objectivec', 'objective-c': 'objectivec', 'patch': 'diff', 'pgsql': 'sql', 'pl': 'perl',
    'postgresql': 'sql', 'proto': 'protobuf', 'ps': 'powershell', 'ps1': 'powershell', 'python3': 'python',
    'rs': 'rust', 'sqlite': 'sql', 'svelte': 'markup', 'terraform': 'hcl', 'tf': 'hcl', 'udiff': 'diff',
    'vue': 'markup', 'wat': 'wasm', 'xhtml': 'markup', 'zsh': 'bash'
  };
  // Languages within a language that Prism highlights only if they are loaded, too.
  var INSIDE = { 'markup': ['css', 'javascript'], 'php': ['css', 'javascript'] };

  var names = {};
  Object.keys(components.languages).forEach(function (id) {
    if (id !== 'meta') {
      names[id] = id;
      [].concat(components.languages[id].alias || []).forEach(function (alias) { names[alias] = id; });
    }
  });

  return function (language) {
    var asked = ALIASES.hasOwnProperty(language) ? ALIASES[language] : language;
    if (!names.hasOwnProperty(asked)) {
      return null;
    }
    var id = names[asked];
    var wanted = [id].concat(INSIDE.hasOwnProperty(id) ? INSIDE[id] : []);
    return [id].concat(getLoader(components, wanted).getIds()).join(' ');
  };
})();
