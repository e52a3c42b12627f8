package press.offprint.content.frontmatter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import press.offprint.content.frontmatter.PostSource.Format;
import press.offprint.model.Post;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.settings.Limits;

class PostSourceTest {

  @Test
  void front_matter_and_body_keep_their_lines() {
    PostSource source = accepted("---\ntitle: a\n---\nBody\n");
    assertThat(source)
        .isEqualTo(new PostSource(Format.YAML, "title: a\n", 2, "Body\n", 4, List.of()));
  }

  @Test
  void every_front_matter_delimiter_is_recognized() {
    assertThat(accepted("+++\ntitle = 'a'\n+++\nBody").format()).isEqualTo(Format.TOML);
    assertThat(accepted("---toml\ntitle = 'a'\n---\nBody").format()).isEqualTo(Format.TOML);
    assertThat(accepted("--- yaml\ntitle: a\n---\nBody").format()).isEqualTo(Format.YAML);
    assertThat(accepted("---json\n{\"title\": \"a\"}\n---\nBody").format()).isEqualTo(Format.JSON);
    assertThat(accepted("\n\n---\ntitle: a\n---   \nBody").bodyLine()).isEqualTo(6);
  }

  @Test
  void yaml_may_end_with_three_dots_as_its_documents_do() {
    PostSource source = accepted("---\ntitle: a\n...  \nBody\n\n---\n");
    assertThat(source)
        .isEqualTo(new PostSource(Format.YAML, "title: a\n", 2, "Body\n\n---\n", 4, List.of()));
    assertThat(accepted("---\ntitle: a..\n....\n ...\n---\nBody").body()).isEqualTo("Body");
    assertThat(accepted("+++\na = '''\n...\n'''\n+++\nBody").body()).isEqualTo("Body");
  }

  @Test
  void a_json_object_ends_at_its_own_brace() {
    PostSource source = accepted("{\n \"title\": \"a } b \\\" }\",\n \"x\": {}\n}\n\nBody");
    assertThat(source.format()).isEqualTo(Format.JSON);
    assertThat(source.frontMatter()).endsWith("{}\n}");
    assertThat(source.body()).isEqualTo("\nBody");
    assertThat(source.bodyLine()).isEqualTo(5);
  }

  @Test
  void a_body_that_begins_with_a_rule_a_shortcode_or_a_tag_has_no_front_matter() {
    for (String body : List.of("----\nx", "--- ---\nx", "{{< figure >}}", "{% raw %}", "{: .a}")) {
      assertThat(accepted(body).format()).as(body).isEqualTo(Format.NONE);
      assertThat(accepted(body).body()).isEqualTo(body);
      assertThat(accepted(body).bodyLine()).isEqualTo(1);
    }
  }

  @Test
  void an_unclosed_delimiter_is_an_error_at_its_line() {
    assertThat(rejected("\n---\ntitle: a\n\nBody\n").code()).isEqualTo(ProblemCode.FRONT_MATTER);
    assertThat(rejected("\n---\ntitle: a\n\nBody\n").line()).isEqualTo(2);
    assertThat(rejected("{ \"title\": \"a\"\n\nBody").code()).isEqualTo(ProblemCode.FRONT_MATTER);
    assertThat(rejected("---js\n{}\n---\n").code()).isEqualTo(ProblemCode.FRONT_MATTER_FORMAT);
  }

  @Test
  void line_ends_and_a_byte_order_mark_make_no_difference() {
    String text = "---\ntitle: a\n---\n\nBody é\n";
    PostSource plain = accepted(text);
    assertThat(accepted(text.replace("\n", "\r\n"))).isEqualTo(plain);
    assertThat(accepted(text.replace("\n", "\r"))).isEqualTo(plain);
    assertThat(accepted("\uFEFF" + text)).isEqualTo(plain);
  }

  @Test
  void other_encodings_are_reported_with_a_remedy() {
    String text = "---\ntitle: enc\n---\n\nnaïve café 日本\n";
    assertEncoding(text.getBytes(UTF_16LE), "UTF-16", "iconv -f UTF-16LE");
    assertEncoding(text.getBytes(UTF_16BE), "UTF-16", "iconv -f UTF-16BE");
    assertEncoding(text.getBytes(Charset.forName("UTF-32LE")), "UTF-32", "UTF-32LE");
    assertEncoding("x\nnaïve\n".getBytes(ISO_8859_1), "Latin-1", "WINDOWS-1252");
    assertEncoding("本文は日本語です".getBytes(Charset.forName("Shift_JIS")), "Shift_JIS", "SHIFT_JIS");
    assertEncoding("本文は日本語です".getBytes(Charset.forName("EUC-JP")), "EUC-JP", "EUC-JP");
    assertEncoding(new byte[] {'a', (byte) 0xC0, (byte) 0xAF}, "overlong", "UTF-8");
    assertEncoding(new byte[] {'a', (byte) 0xED, (byte) 0xA0, (byte) 0xBD}, "CESU-8", "UTF-8");
    assertEncoding(new byte[] {'a', (byte) 0xE6, (byte) 0x97}, "cut off", "again");
    assertEncoding(("\uFEFF" + text).getBytes(UTF_16LE), "little endian", "iconv -f UTF-16 ");
    assertEncoding(("\uFEFF" + text).getBytes(UTF_16BE), "big endian", "iconv -f UTF-16 ");
    assertEncoding("\u007fELF\u0002\0\0\0\0\0\0\0".getBytes(ISO_8859_1), "program", "extension");
    assertEncoding(new byte[4096], "NUL", "backup");
    assertEncoding("PK\u0003\u0004rest".getBytes(ISO_8859_1), "zip", "extension");
    assertThat(rejected("one\ntwo\nna\u00EFve".getBytes(ISO_8859_1)).line()).isEqualTo(3);
  }

  @Test
  void latin_letters_are_not_decoded_as_east_asian_characters() {
    for (String text :
        List.of(
            "---\ntitle: Grüße\n---\nGrüße",
            "Größe, Straße, Füße und Grüße aus Köln",
            "It’s what they’d said",
            "Ça créée, où? « déjà »",
            "À bientôt",
            "Árbol")) {
      assertEncoding(text.getBytes(Charset.forName("windows-1252")), "Latin-1", "WINDOWS-1252");
    }
    assertEncoding("用Java写代码".getBytes(Charset.forName("GBK")), "East Asian", "iconv");
    assertEncoding("a: テスト".getBytes(Charset.forName("Shift_JIS")), "Shift_JIS", "SHIFT_JIS");
  }

  @Test
  void control_characters_are_removed_with_one_warning() {
    PostSource source = accepted("one\ntwo \u0001\u0007three\0\uFFFE end\ttab\n");
    assertThat(source.body()).isEqualTo("one\ntwo three\uFFFD end\ttab\n");
    assertThat(source.problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.code()).isEqualTo(ProblemCode.TEXT_SANITISED);
              assertThat(p.line()).isEqualTo(2);
              assertThat(p.message()).contains("4 control characters").contains("U+0001");
            });
  }

  @Test
  void nothing_and_too_much_front_matter_are_errors() {
    assertThat(rejected("").code()).isEqualTo(ProblemCode.EMPTY);
    assertThat(rejected(" \n\t\n").code()).isEqualTo(ProblemCode.EMPTY);
    assertThat(rejected("---\nx: " + "y".repeat(70_000) + "\n---\n").code())
        .isEqualTo(ProblemCode.LIMIT_FRONT_MATTER);
  }

  private static void assertEncoding(byte[] bytes, String what, String hint) {
    Problem problem = rejected(bytes);
    assertThat(problem.code()).isEqualTo(ProblemCode.ENCODING);
    assertThat(problem.message()).contains(what);
    assertThat(problem.hint()).contains(hint);
  }

  private static PostSource accepted(String text) {
    ReadResult<PostSource> reading = PostSource.of(Post.of("a.md", text), Limits.DEFAULT);
    assertThat(reading).isInstanceOf(ReadResult.Accepted.class);
    return ((ReadResult.Accepted<PostSource>) reading).value();
  }

  private static Problem rejected(String text) {
    return rejected(text.getBytes(UTF_8));
  }

  private static Problem rejected(byte[] bytes) {
    ReadResult<PostSource> reading =
        PostSource.of(new Post("a.md", Bytes.copyOf(bytes)), Limits.DEFAULT);
    assertThat(reading).isInstanceOf(ReadResult.Rejected.class);
    return ((ReadResult.Rejected<PostSource>) reading).problems().get(0);
  }
}
