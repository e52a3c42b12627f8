package press.offprint.content.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.sourceforge.plantuml.FileFormat;
import net.sourceforge.plantuml.FileFormatOption;
import net.sourceforge.plantuml.SourceStringReader;
import net.sourceforge.plantuml.text.TLineType;
import net.sourceforge.plantuml.version.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagramRendererTest {
  private final DiagramRenderer diagrams =
      new DiagramRenderer(text -> DiagramResult.Face.ANY, new PlantUml());

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/' hidden '/ !log forged",
        "!log \u001B[31mforged",
        "\u00A0\u00A0!log forged",
        "\u200B!log forged",
        "! $x = 1",
        "!lo\\\ng forged",
        "/' x '/ !while %true()",
        "/'''x'''/!while 1",
        "!foreach $i in [1,2]",
        "!dump_memory",
        "!option handwritten true",
        "/' x '/ !pragma layout elk",
        "\u00A0!pragma graphviz_dot jdot",
        "@pause",
        "@append !log forged",
        "A -> B : \uE103!pragma layout elk",
        "A -> B : <latex>\\frac12</latex>",
        "A -> B : <MATH>x</MATH>",
        "<b>@startlatex",
        "# @startgantt",
        "A -> B : %get_all_theme()",
        "A -> B : %now ()"
      })
  void no_comment_and_no_odd_space_hides_a_statement(String line) {
    assertThat(diagrams.draw("A -> B\n" + line + "\n"))
        .isInstanceOfSatisfying(
            DiagramResult.Refused.class,
            refused -> assertThat(refused.reason()).containsAnyOf("not allowed", "not supported"));
  }

  @Test
  void a_statement_after_a_comment_that_begins_before_the_diagram_is_refused() {
    assertThat(diagrams.draw("/' not part of it\n@startuml\n!log forged\nA -> B\n@enduml\n'/"))
        .isInstanceOfSatisfying(
            DiagramResult.Refused.class, refused -> assertThat(refused.line()).isEqualTo(3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version",
        "license",
        "testdot",
        "listfonts",
        "skinparameters",
        "help",
        "stdlib",
        "listsprites",
        "colors",
        "donors",
        "card c [\n{{\nversion\n}}\n]",
        "A -> B : x\nnote right\n  {{json\n{}\n}}\nend note",
        "digraph g {\na -> b\n}"
      })
  void a_page_that_is_no_diagram_is_refused(String word) {
    assertThat(diagrams.draw(word)).isInstanceOf(DiagramResult.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scale 1000", "scale 99999999 width", "scale 100000*100000"})
  void a_huge_scale_is_a_scale_of_four(String scale) {
    assertThat(drawn(scale + "\nA -> B")).isEqualTo(drawn("scale 4\nA -> B"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "skinparam dpi 100000",
        "skinparam {\ndpi 100000\n}",
        "skinparam minClassWidth 999999999\nclass A",
        "skinparam padding 100000",
        "||99999999||"
      })
  void a_diagram_of_a_huge_size_is_refused(String size) {
    assertThat(diagrams.draw(size + "\nA -> B")).isInstanceOf(DiagramResult.Refused.class);
  }

  @Test
  void a_crash_of_the_library_is_a_problem_and_not_a_picture() throws IOException {
    String source = "@startuml\nsprite a <svg>x</svg>\nclass A <<$a>>\n@enduml";
    assertThat(diagrams.draw(source))
        .isInstanceOfSatisfying(
            DiagramResult.Refused.class,
            refused -> assertThat(refused.reason()).startsWith("PlantUML cannot draw this"));
    // The page of a crash names the machine, and has a random quotation.
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    new SourceStringReader(source)
        .getBlocks()
        .get(0)
        .getDiagram()
        .exportDiagram(page, 0, new FileFormatOption(FileFormat.SVG, false));
    assertThat(page.toString(StandardCharsets.UTF_8))
        .as("the sign by which PlantUml knows a crash")
        .contains(PlantUml.CRASH);
  }

  @Test
  void a_crash_while_the_library_reads_a_diagram_is_a_problem_without_its_report() {
    String source = "<style>\n* { BackGroundColor url(http://x) }\n</style>\nA -> B";
    assertThat(diagrams.draw(source))
        .isEqualTo(new DiagramResult.Refused("PlantUML cannot draw this diagram", 1));
  }

  @Test
  void a_new_version_of_the_library_is_checked_for_new_statements() {
    assertThat(Version.versionString()).isEqualTo(PlantUml.VERSION);
    assertThat(TLineType.values())
        .as("the kinds of lines for which DescriptionFilter was written")
        .hasSize(34);
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
