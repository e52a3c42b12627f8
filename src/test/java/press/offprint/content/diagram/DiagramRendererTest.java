package press.offprint.content.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagramRendererTest {
  private final DiagramRenderer diagrams = new DiagramRenderer(text -> DiagramResult.Face.ANY);

  @Test
  void a_diagram_is_vectors_with_words_and_the_same_each_time() {
    String source = "@startuml\nWriter -> Press : saves a <b>post</b> & waits\n@enduml";
    DiagramResult.Drawn drawn = drawn(source);
    assertThat(drawn.svg())
        .startsWith("<svg")
        .contains("<text", "<polygon")
        .doesNotContain("<image");
    assertThat(drawn.words()).contains("Writer", "Press", "post");
    assertThat(diagrams.draw(source)).isEqualTo(drawn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class A\nclass B\nA --> B : uses",
        "[*] --> Draft\nDraft --> Published",
        "start\n:Read;\nif (sound?) then (yes)\n:Print;\nendif\nstop",
        "component Press\ndatabase Catalog\nPress --> Catalog",
        "@startmindmap\n* Root\n** Leaf\n@endmindmap",
        "@startjson\n{\"a\": [1, 2]}\n@endjson"
      })
  void every_supported_diagram_is_laid_out_in_this_process(String source) {
    assertThat(drawn(source).words()).isNotEmpty();
  }

  @Test
  void a_syntax_error_is_reported_with_its_line() {
    assertThat(diagrams.draw("class A\nclass B\nwhat is this !!\n"))
        .isInstanceOfSatisfying(
            DiagramResult.Refused.class,
            refused -> {
              assertThat(refused.line()).isEqualTo(3);
              assertThat(refused.reason()).startsWith("PlantUML reports: Syntax Error");
            });
    assertThat(diagrams.draw("@startuml\nA -> B\nwhat is this !!\n@enduml"))
        .isInstanceOfSatisfying(
            DiagramResult.Refused.class, refused -> assertThat(refused.line()).isEqualTo(3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!include /etc/passwd",
        "  !includeurl http://127.0.0.1:1/x",
        "!import /tmp/x.zip",
        "!while %true()",
        "!$a = \"x\"",
        "!procedure p()",
        "!pragma graphviz_dot jdot",
        "!theme x from http://127.0.0.1:1/",
        "A -> B : %getenv(\"HOME\")",
        "A -> B : %load_json(\"/etc/x.json\")",
        "A -> B : %date()",
        "digraph g { a -> b }",
        "@startgantt",
        "@startdot",
        "@startlatex",
        "sprite s /etc/logo.png"
      })
  void statements_that_read_files_or_run_programs_are_refused(String line) {
    assertThat(diagrams.draw("A -> B\n" + line + "\n"))
        .isInstanceOfSatisfying(
            DiagramResult.Refused.class, refused -> assertThat(refused.line()).isEqualTo(2));
  }

  @Test
  void images_on_the_disk_or_the_network_are_not_read() {
    DiagramResult.Drawn drawn =
        drawn("A -> B : <img:/etc/hostname> <img:http://127.0.0.1:1/x.png>");
    assertThat(drawn.svg()).doesNotContain("<image");
    assertThat(drawn.words()).contains("(Cannot", "decode)");
  }

  @Test
  void a_theme_is_allowed() {
    assertThat(drawn("!theme plain\nA -> B : hello").words()).contains("hello");
  }

  @Test
  void a_description_that_is_too_long_is_refused() {
    assertThat(diagrams.draw("A -> B\n".repeat(301))).isInstanceOf(DiagramResult.Refused.class);
  }

  private DiagramResult.Drawn drawn(String source) {
    DiagramResult drawing = diagrams.draw(source);
    assertThat(drawing).isInstanceOf(DiagramResult.Drawn.class);
    return (DiagramResult.Drawn) drawing;
  }
}
