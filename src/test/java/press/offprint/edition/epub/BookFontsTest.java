package press.offprint.edition.epub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import press.offprint.edition.FontFile;
import press.offprint.edition.Fonts;

/** The choice of the fonts that a book embeds. */
class BookFontsTest {
  private static final Path SERIF = Path.of("target/fonts/SourceSerif4_400Regular.ttf");

  @BeforeAll
  static void fonts() {
    Assumptions.assumeTrue(Files.exists(SERIF), "the fonts were not fetched: skipped");
  }

  @Test
  void a_book_embeds_only_the_fonts_that_it_uses() {
    assertThat(faces("<p>Text</p>")).containsExactly("sourceserif4-400regular.ttf");
    assertThat(faces("<h2 id=\"a\">Head</h2><p>Text, <em>so</em>, <code>x</code></p>"))
        .containsExactlyInAnyOrder(
            "sourceserif4-400regular.ttf",
            "sourceserif4-400regular-italic.ttf",
            "sourcesans3-600semibold.ttf",
            "sourcecodepro-400regular.ttf");
    assertThat(faces("<p>שלום עולם</p>")).contains("notoserifhebrew-400regular.ttf");
    assertThat(faces("<p>שָׁלוֹם</p>")).doesNotContain("notoserifhebrew-400regular.ttf");
  }

  @Test
  void scripts_that_join_or_are_too_many_are_left_to_the_reading_system() {
    for (var epub :
        List.of(EpubSamples.epub(EpubSamples.japanese()), EpubSamples.epub(EpubSamples.arabic()))) {
      Map<String, byte[]> files = OpenedEpub.of(epub).files();
      assertThat(files.keySet())
          .noneMatch(name -> name.contains("naskh") || name.matches("fonts/.*jp.*"));
      int size =
          files.entrySet().stream()
              .filter(file -> file.getKey().startsWith("fonts/"))
              .mapToInt(file -> file.getValue().length)
              .sum();
      assertThat(size).isBetween(1, 250_000);
    }
  }

  @Test
  void the_later_of_two_rules_for_one_selector_sets_the_font() {
    BookFonts fonts = new BookFonts(EpubSamples.fonts());
    String style =
        "body { font-family: \"Source Serif 4\"; } body { font-family: \"Source Sans 3\" }";
    List<String> names =
        fonts.of(style, List.of("<html><body><table><td>Text</td></table></body></html>")).stream()
            .map(BookFonts.Face::href)
            .toList();
    assertThat(names).containsExactly("fonts/sourcesans3-400regular.ttf");
  }

  @Test
  void a_font_of_the_project_is_embedded_if_a_rule_that_names_it_matches_the_text() {
    String style = "body { font-family: \"Source Serif 4\" } ";
    assertThat(own(style + ".verse p { font-family: 'Own', serif }", "<p>Text</p>")).isFalse();
    assertThat(
            own(
                style + ".verse p { font-family: 'Own', serif }",
                "<div class=\"verse\"><p>Text</p></div>"))
        .isTrue();
    assertThat(own(style + "p { font: italic 1.1em/1.4 Own, serif }", "<p>Text</p>")).isTrue();
    assertThat(own(style + "h2 { font-family: Own }", "<p>Text</p>")).isFalse();
    assertThat(own(style + "h2 { font-family: Own }", "<h2>Head</h2>")).isTrue();
    assertThat(own(style + "p::first-letter { font-family: Own }", "<p>Text</p>")).isTrue();
    assertThat(own(style + "p { font-family: Own } p { font-family: x }", "<p>Text</p>")).isFalse();
    assertThat(own(style + "p:new-state(a) { font-family: Own }", "<p>Text</p>"))
        .as("a selector that cannot be read may match")
        .isTrue();
    assertThat(own(style + ":lang(ja) em { font-family: Own }", "<p><em>Text</em></p>")).isFalse();
    assertThat(own(style + ":lang(ja) em { font-family: Own }", "<p lang='ja-JP'><em>T</em></p>"))
        .isTrue();
  }

  @Test
  void a_face_is_chosen_by_the_weight_and_slope_of_the_text() {
    String style = "body { font-family: \"Source Sans 3\" } ";
    assertThat(hrefs(EpubSamples.fonts(), style, "<p>Text</p>"))
        .containsExactly("fonts/sourcesans3-400regular.ttf");
    assertThat(hrefs(EpubSamples.fonts(), style, "<p><strong>Text</strong></p>"))
        .containsExactly("fonts/sourcesans3-600semibold.ttf");
    assertThat(
            hrefs(
                EpubSamples.fonts(),
                "p { font-family: \"Source Serif 4\" } #a .b { font-weight: 700 } .b { font-weight:"
                    + " 400 }",
                "<div id='a'><p class='b'>Text</p></div>"))
        .containsExactly("fonts/sourceserif4-700bold.ttf");
  }

  private static boolean own(String style, String body) {
    List<FontFile> fonts = new ArrayList<>(EpubSamples.fonts().list());
    FontFile sans =
        fonts.stream()
            .filter(font -> font.name().startsWith("SourceSans3_600SemiBold.ttf"))
            .findFirst()
            .orElseThrow();
    fonts.add(
        new FontFile(
            "Own.ttf",
            "Own",
            600,
            false,
            sans.role(),
            List.of(),
            sans.sha256(),
            sans.bytes(),
            sans.coverage()));
    return hrefs(() -> fonts, style, body).contains("fonts/own.ttf");
  }

  private static List<String> hrefs(Fonts fonts, String style, String body) {
    String page = "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>" + body + "</body></html>";
    return new BookFonts(fonts)
        .of(style, List.of(page)).stream().map(BookFonts.Face::href).toList();
  }

  private static List<String> faces(String body) {
    List<String> faces = new ArrayList<>();
    for (String name :
        OpenedEpub.of(EpubSamples.epub(EpubSamples.bare("Title", body))).files().keySet()) {
      if (name.startsWith("fonts/")) {
        faces.add(name.substring("fonts/".length()));
      }
    }
    return faces;
  }
}
