// Which of Prism's components a language needs: its own name there, then all of them in the order
// of loading, separated by spaces. Nothing where Prism does not know it, or nothing is to be marked.
var plan = (function () {
  // Names in use that Prism has no alias for.
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
  // Languages that Prism marks inside another only where it has been told to load them too.
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
