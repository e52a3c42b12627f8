package press.offprint.edition.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures and contents leave no page nearly empty. */
class PageFillingTest {
  private static final String SENTENCE =
      "Ink, paper and pressure are three unknowns, and each of them changes with the weather. ";
  private static final String PICTURE =
      "<img src=\"resource:%s.png\" alt=\"A specimen\" width=\"1200\" height=\"640\" />";
  private static final String FIGURE =
      "<figure>"
          + PICTURE.replace("%s", "one")
          + PICTURE.replace("%s", "two")
          + "<figcaption>Two specimens.</figcaption></figure>";

  @Test
  void text_after_a_figure_fills_the_page_that_it_does_not_fit() throws Exception {
    List<String> pages = pages(start(7) + FIGURE + paragraphs("after", 20));
    assertThat(pages.get(0)).contains("after1 ", "after2 ").doesNotContain("Two specimens");
    assertThat(pages.get(1)).contains("Two specimens");
  }

  @Test
  void a_figure_does_not_move_into_another_section() throws Exception {
    List<String> pages =
        pages(start(7) + FIGURE + "<h2 id=\"next\">Next</h2>" + paragraphs("after", 20));
    assertThat(pages.get(0)).doesNotContain("after1 ");
    assertThat(String.join("", pages)).matches("(?s).*Two specimens.*Next.*after1 .*");
  }

  @Test
  void a_figure_stays_behind_the_text_that_announces_it() throws Exception {
    List<String> pages =
        pages(start(6) + "<p>Two specimens follow:</p>" + FIGURE + paragraphs("after", 20));
    assertThat(String.join("", pages)).matches("(?s).*follow:.*Two specimens\\..*after1 .*");
  }

  @Test
  void contents_that_spill_by_a_few_entries_become_tighter() throws Exception {
    for (int entries = 19; entries < 28; entries += 2) {
      StringBuilder body = new StringBuilder();
      for (int i = 0; i < entries; i++) {
        body.append("<h2 id=\"s").append(i).append("\">Heading of a section</h2>");
        body.append("<p>").append(SENTENCE.repeat(7)).append("</p>");
      }
      String second = pages(body.toString()).get(1);
      long alone = second.lines().filter(line -> line.contains("....")).count();
      assertThat(alone).as(entries + " entries").isIn(0L, 5L, 6L, 7L, 8L, 9L);
    }
  }

  private static String start(int count) {
    return paragraphs("before", count);
  }

  private static String paragraphs(String name, int count) {
    StringBuilder body = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      body.append("<p>").append(name).append(i).append(' ').append(SENTENCE.repeat(2));
      body.append("</p>");
    }
    return body.toString();
  }

  private static List<String> pages(String body) throws Exception {
    return PdfSamples.print(PdfPosts.of(body)).pageTexts();
  }
}
