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
        fonts.of(style, List.of("<body><table><td>Text</td></table></body>")).stream()
            .map(BookFonts.Face::href)
            .toList();
    assertThat(names).containsExactly("fonts/sourcesans3-400regular.ttf");
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
