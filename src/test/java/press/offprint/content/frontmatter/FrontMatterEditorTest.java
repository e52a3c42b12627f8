package press.offprint.content.frontmatter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import press.offprint.content.site.config.SiteConfigParser;
import press.offprint.model.Post;
import press.offprint.model.bytes.Bytes;

/** Fields are added to front matter, and every other byte of a post stays. */
class FrontMatterEditorTest {
  private final FrontMatterEditor editor = new FrontMatterEditor(SiteConfigParser.defaults());

  private static Map<String, List<String>> fields() {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    fields.put("keywords", List.of("open source", "C++", "yes", "機械学習"));
    fields.put("recommendations", List.of("/posts/a/"));
    return fields;
  }

  private Optional<String> added(String text) {
    return editor.add(Post.of("a.md", text), fields()).map(Bytes::text);
  }

  private static final String YAML =
      """
      keywords: [open source, "C++", "yes", 機械学習]
      recommendations: ["/posts/a/"]
      """;
  private static final String TOML =
      """
      keywords = ["open source", "C++", "yes", "機械学習"]
      recommendations = ["/posts/a/"]
      """;

  @Test
  void yaml_gets_lines_at_its_end() {
    String head = "---\n# a comment\ntitle:   'A'   # another\ntags:\n    - b\n\n";
    String rest = "---\n\nText\n---\nkeywords: none\n";
    assertThat(added(head + rest)).contains(head + YAML + rest);
  }

  @Test
  void line_ends_and_the_byte_order_mark_stay() {
    String head = "\uFEFF---\r\ntitle: A\r\n";
    String rest = "---\r\nText\r\n";
    assertThat(added(head + rest)).contains(head + YAML.replace("\n", "\r\n") + rest);
  }

  @Test
  void an_indented_map_gets_indented_lines() {
    String head = "---\n  title: A\n";
    String indented = YAML.replaceAll("(?m)^(?=.)", "  ");
    assertThat(added(head + "---\nText\n")).contains(head + indented + "---\nText\n");
  }

  @Test
  void toml_gets_lines_before_its_first_table() {
    String head = "+++\ntitle = \"A\"\n";
    String rest = "\n# the rest\n[extra]\nx = 1\n+++\nText\n";
    assertThat(added(head + rest)).contains(head + TOML + rest);
  }

  @Test
  void toml_with_a_list_that_looks_like_a_table_gets_lines_at_its_start() {
    String rest = "x = \"\"\"\n[no table]\n\"\"\"\ntitle = \"A\"\n+++\nText\n";
    assertThat(added("+++\n" + rest)).contains("+++\n" + TOML + rest);
  }

  @Test
  void json_gets_members_with_the_indent_of_its_first() {
    String list = "[\"open source\", \"C++\", \"yes\", \"機械学習\"]";
    assertThat(added("{\n\t\"title\": \"A\",\n\t\"x\": {}\n}\n\nText\n"))
        .contains(
            "{\n\t\"title\": \"A\",\n\t\"x\": {},\n\t\"keywords\": "
                + list
                + ",\n\t\"recommendations\": [\"/posts/a/\"]\n}\n\nText\n");
    assertThat(added("{\"title\": \"A\"}\nText\n"))
        .contains(
            "{\"title\": \"A\", \"keywords\": "
                + list
                + ", \"recommendations\": [\"/posts/a/\"]}\nText\n");
  }

  @Test
  void lines_of_fields_get_lines_at_their_end() {
    String head = "Title: A\nDate: 2026-03-14\n";
    String more = "keywords: open source, C++, yes, 機械学習\nrecommendations: /posts/a/\n";
    assertThat(added(head + "\nText: b\n")).contains(head + more + "\nText: b\n");
    assertThat(added(head)).contains(head + more);
    assertThat(added(head.stripTrailing())).contains(head + more);
  }

  @Test
  void a_post_without_front_matter_gets_some() {
    assertThat(added("\n# Title\n\nText")).contains("---\n" + YAML + "---\n\n# Title\n\nText");
  }

  @Test
  void front_matter_that_cannot_be_extended_is_refused() {
    assertThat(added("---\n{title: A}\n---\nText\n")).isEmpty();
    assertThat(added("---\ntitle: A\nText\n")).isEmpty();
    byte[] latin = "---\ntitle: Caf\u00e9\n---\nText\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(editor.add(new Post("a.md", Bytes.owning(latin)), fields())).isEmpty();
  }

  @Test
  void a_field_that_the_author_wrote_is_never_missing() {
    Map<String, Object> present = Map.of("Keywords", List.of(), "title", "A");
    assertThat(FrontMatterEditor.missing(present, fields())).containsOnlyKeys("recommendations");
  }
}
