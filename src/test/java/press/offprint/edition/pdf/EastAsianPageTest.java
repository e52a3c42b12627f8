package press.offprint.edition.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines of Japanese posts that have only Latin letters, or a leader. */
class EastAsianPageTest {
  private static final String LATIN =
      "Honest conversations about the economics of volunteer communities matter"
          + " enormously, because uncompensated maintainers eventually disappear. ";

  @Test
  void a_latin_paragraph_of_a_japanese_post_keeps_the_distances_of_its_letters() throws Exception {
    String body = "<p>" + LATIN.repeat(4) + "</p>";
    for (List<PdfInspector.Placed> line : print(body).lines(1)) {
      for (int i = 1; i < line.size(); i++) {
        PdfInspector.Placed before = line.get(i - 1);
        PdfInspector.Placed letter = line.get(i);
        if (Character.isLetter(before.what().charAt(0))
            && Character.isLetter(letter.what().charAt(0))) {
          assertThat(letter.left() - before.right()).isLessThan(0.5f);
        }
      }
    }
  }

  @Test
  void no_entry_of_contents_ends_with_one_sign_before_its_leader() throws Exception {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 24; i++) {
      String title = "私たちの町の古い本屋の話を聞いた日の午後の記録と夜の考え".repeat(2).substring(0, 26 + i);
      body.append("<h2 id=\"s" + i + "\">" + title + "</h2><p>文章です。</p>");
    }
    PdfInspector pdf = print(body.toString());
    int leaders = 0;
    for (int page = 1; page <= 2; page++) {
      for (List<PdfInspector.Placed> line : pdf.lines(page)) {
        long dots = line.stream().filter(letter -> letter.what().equals(".")).count();
        if (dots > 3) {
          leaders++;
          assertThat(
                  line.stream()
                      .filter(l -> Character.isIdeographic(l.what().codePointAt(0)) || isKana(l))
                      .count())
              .isGreaterThan(1);
        }
      }
    }
    assertThat(leaders).isGreaterThan(20);
  }

  private static boolean isKana(PdfInspector.Placed letter) {
    return letter.what().charAt(0) >= '\u3041' && letter.what().charAt(0) <= '\u30FA';
  }

  private static PdfInspector print(String body) {
    return PdfSamples.print(PdfPosts.publication(body, "記録", "ja", List.of()));
  }
}
