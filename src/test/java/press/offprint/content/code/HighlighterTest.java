package press.offprint.content.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.offprint.model.bytes.Cache;
import press.offprint.model.text.Markup;

class HighlighterTest {
  private static final Highlighter HIGHLIGHTER = new Highlighter(Cache.NONE);

  @Test
  void tokens_are_marked_and_text_is_escaped() {
    assertThat(HIGHLIGHTER.highlight("let s = \"<b>\";", "rust"))
        .hasValue(
            "<span class=\"token keyword\">let</span> s <span class=\"token operator\">=</span> "
                + "<span class=\"token string\">&quot;&lt;b&gt;&quot;</span>"
                + "<span class=\"token punctuation\">;</span>");
  }

  @ParameterizedTest
  @CsvSource({
    "sh, bash", "shell, bash", "zsh, bash", "console, shell-session", "yml, yaml", "js, javascript",
    "ts, typescript", "c++, cpp", "py, python", "rb, ruby", "rs, rust", "golang, go",
    "jsonc, json5", "dockerfile, docker", "SQL, sql", "html, markup", "xml, markup", "c#, csharp",
    "kt, kotlin", "tf, hcl", "ps1, powershell", "patch, diff", "md, markdown", "tex, latex"
  })
  void other_names_of_a_language_give_the_same(String alias, String name) {
    String code = "$ let x = 1; # no\n- a: \"b\" <c d='e'>\n";
    assertThat(HIGHLIGHTER.highlight(code, alias))
        .isPresent()
        .isEqualTo(HIGHLIGHTER.highlight(code, name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bash",
        "c",
        "clojure",
        "cpp",
        "csharp",
        "css",
        "dart",
        "diff",
        "docker",
        "elixir",
        "elm",
        "erlang",
        "fsharp",
        "go",
        "graphql",
        "groovy",
        "haskell",
        "hcl",
        "html",
        "ini",
        "java",
        "javascript",
        "json",
        "json5",
        "jsx",
        "julia",
        "kotlin",
        "latex",
        "lua",
        "makefile",
        "markdown",
        "nasm",
        "nginx",
        "nix",
        "ocaml",
        "perl",
        "php",
        "powershell",
        "protobuf",
        "python",
        "r",
        "ruby",
        "rust",
        "scala",
        "scss",
        "shell-session",
        "sql",
        "swift",
        "toml",
        "tsx",
        "typescript",
        "vim",
        "wasm",
        "xml",
        "yaml",
        "zig"
      })
  void the_text_of_the_result_is_the_code(String language) {
    String code =
        "// a\u00A0comment & <tag attr=\"v\">\n\n# two\n\tif (x > 1) { return 'é𝄞' }\n<?php `a` ?>\n";
    assertThat(HIGHLIGHTER.highlight(code, language))
        .hasValueSatisfying(
            marked ->
                assertThat(Markup.unescape(marked.replaceAll("<[^>]*>", ""))).isEqualTo(code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text",
        "plain",
        "txt",
        "none",
        "plaintext",
        "mermaid9",
        "__proto__",
        "constructor",
        "toString",
        "../core",
        "meta"
      })
  void unknown_languages_and_plain_text_are_not_changed(String language) {
    assertThat(HIGHLIGHTER.highlight("x = 1", language)).isEmpty();
  }

  @Test
  void code_in_a_page_is_marked_as_its_own_language() {
    assertThat(HIGHLIGHTER.highlight("<style>a{color:red}</style>", "html"))
        .hasValueSatisfying(marked -> assertThat(marked).contains("token property"));
  }

  @Test
  void earlier_code_does_not_change_a_result() {
    String code = "<script>let a = 1</script>\n```js\nlet b\n```\n";
    Highlighter other = new Highlighter(Cache.NONE);
    other.highlight("x", "php");
    other.highlight("x", "jsx");
    assertThat(other.highlight(code, "markdown"))
        .isEqualTo(new Highlighter(Cache.NONE).highlight(code, "markdown"));
  }

  @Test
  void many_threads_have_the_results_of_one() {
    List<String> code = IntStream.range(0, 40).mapToObj(i -> "fn f" + i + "() {}\n").toList();
    Highlighter shared = new Highlighter(Cache.NONE);
    assertThat(code.parallelStream().map(c -> shared.highlight(c, "rust")).toList())
        .isEqualTo(code.stream().map(c -> HIGHLIGHTER.highlight(c, "rust")).toList());
  }

  @ParameterizedTest
  @CsvSource({"*, markdown", "[, markdown", "'<a ', html", "${, bash", "'@a ', scss"})
  void hostile_code_is_stopped_after_a_fixed_number_of_instructions(String part, String language) {
    assertThat(HIGHLIGHTER.highlight(part.repeat(60_000 / part.length()), language)).isEmpty();
    assertThat(HIGHLIGHTER.highlight("a", language)).isPresent();
  }

  @Test
  void code_that_is_too_long_stays_plain() {
    assertThat(HIGHLIGHTER.highlight("a".repeat(70_000), "rust")).isEmpty();
  }
}
