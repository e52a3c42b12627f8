package press.offprint.content.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import press.offprint.model.bytes.Cache;

/**
 * The tokenizer in Java finds the same tokens as the tokenizer of Prism, for every eighth language,
 * or for all of them with {@code -Doffprint.long=true}.
 */
class PrismComparisonTest {
  private static final int STRIDE = Boolean.getBoolean("offprint.long") ? 1 : 8;
  private static final String COMPONENTS = "/META-INF/resources/webjars/prismjs/1.30.0/components";
  private static final Pattern COMPONENT = Pattern.compile("prism-(.+)\\.min\\.js");
  private static final List<String> CODE =
      List.of(
          """
          /** Sets lines /* nested */ and so on. */
          #[derive(Debug, Clone)] // quoted 'so'
          pub fn set<'a>(lines: &'a [String], r: r#"raw " text"#) -> Result<usize, E> {
              let long = 0x1F_u8 + 1.5e-3; if x >= 'y' || "é \\" ï" != b'\\n' { long += 1; }
              let f = |a, b| a + b; println!("{long:?}"); std::io::stdout();
          }
          """,
          """
          <!DOCTYPE html><html lang="en"><!-- a > b --><style>a:hover { color: #fff !important }</style>
          <p class='x' data-y=z>&amp; &#233; <b>bold</p><script>let a = `t ${b + `u`} v`; // c
          var re = /[/"']+/gi, o = { 'k': 1, f() { return null } };</script><?php echo "hi $you"; ?>
          """,
          """
          # A comment "with" quotes
          def f(self, *a, **k) -> str:
            '''doc "string" '''
            return f"{a!r:>{10}} and {k['x']}" if a else r'\\d+'
          @decorator(x=1)
          class A(B): x: int = 0b10 | 0o17; async def g(): await h()
          """,
          """
          $ git log --oneline | head -n 5 > "$HOME/out" && echo ${x:-y} $(date +%F) `ls`
          for i in a b; do cat <<EOF
          text $i
          EOF
          done # end
          -old line
          +new line
          @@ -1,2 +1,2 @@
          key: [value, "two", &anchor *alias] # yaml
          - item: |
              block
          [section]
          name = "value" ; ini
          SELECT `a`, "b" FROM t WHERE x = 'it''s' AND y IS NOT NULL; -- sql
          {"json": [1, -2.5e3, true, null]}
          """,
          """
          # Heading *with* `code`

          | a | b |
          |---|---|
          | **c** | [d](e "f") |

          ```js
          let x = 1
          ```
          <div>html</div> &nbsp; \\(a_b^2\\) \\begin{x} $y$ \\end{x} % tex
          """);

  @ParameterizedTest
  @MethodSource("languages")
  void tokens_equal_those_of_prism(String language) {
    Highlighter java = new Highlighter(Cache.NONE);
    Highlighter prism = new Highlighter(Cache.NONE, () -> (context, arguments) -> null);
    for (String code : withMistakes(CODE)) {
      assertThat(java.highlight(code, language))
          .as(code)
          .isEqualTo(prism.highlight(code, language));
    }
  }

  /**
   * Returns the code and copies of it in which characters changed places, so that it is invalid.
   */
  private static List<String> withMistakes(List<String> code) {
    Random random = new Random(42);
    List<String> all = new ArrayList<>(code);
    for (String sound : code) {
      StringBuilder wrong = new StringBuilder(sound);
      for (int i = 0; i < 12; i++) {
        int one = random.nextInt(wrong.length());
        int other = random.nextInt(wrong.length());
        char moved = wrong.charAt(one);
        wrong.setCharAt(one, wrong.charAt(other));
        wrong.setCharAt(other, moved);
      }
      all.add(wrong.toString());
    }
    return all;
  }

  static Stream<String> languages() throws IOException {
    String core =
        PrismComparisonTest.class.getResource(COMPONENTS + "/prism-core.min.js").toString();
    URI jar = URI.create(core.substring(0, core.indexOf('!')));
    List<String> names;
    try (FileSystem files = FileSystems.newFileSystem(jar, Map.of());
        Stream<Path> components = Files.list(files.getPath(COMPONENTS))) {
      names =
          components
              .map(file -> COMPONENT.matcher(file.getFileName().toString()))
              .filter(Matcher::matches)
              .map(matcher -> matcher.group(1))
              .filter(name -> !name.equals("core"))
              .sorted()
              .toList();
    }
    Stream<String> some =
        IntStream.range(0, names.size()).filter(i -> i % STRIDE == 0).mapToObj(names::get);
    Stream<String> usual =
        Stream.of(
            "bash", "css", "java", "javascript", "markdown", "markup", "python", "rust", "sql");
    return Stream.concat(some, usual).distinct();
  }
}
