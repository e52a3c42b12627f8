package press.offprint.edition.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import press.offprint.model.Publication;

/** No text or image is outside the type area, because it would be cut off. */
class FrameTest {
  private static final float POINTS = 72 / 25.4f;
  private static final float MARGIN = 41 * POINTS;
  private static final float RIGHT = 210 * POINTS - MARGIN;

  private static final String WIDE = picture("wide", 1200);

  @ParameterizedTest
  @ValueSource(strings = {"1200", "400", "300"})
  void adjacent_images_shrink_until_all_fit(String width) throws Exception {
    String cell = "<td>" + picture("a", Integer.parseInt(width)) + "</td>";
    PdfInspector proof =
        print(table("<tr>" + cell.repeat(3) + "</tr><tr><td>first</td><td>2</td><td>3</td></tr>"));
    assertThat(pictures(proof)).hasSize(3);
    assertThat(pictures(proof)).allMatch(picture -> picture.right() - picture.left() > 90);
    assertInside(proof);
    assertThat(proof.pages()).isEqualTo(1);
    assertThat(proof.violations(PDFAFlavour.PDFUA_1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"subfigures", "subfigures layout-2"})
  void drawings_with_a_width_in_percent_are_shown_in_a_row_of_figures(String row) throws Exception {
    String drawing =
        "<figure><img src=\"resource:a.svg\" alt=\"A\" width=\"240\" height=\"60\""
            + " style=\"width: 45%; height: auto\"/><figcaption>Leaf A</figcaption></figure>";
    PdfInspector proof =
        print("<div class=\"" + row + "\">" + drawing + drawing + "</div><p>After.</p>");
    assertThat(proof.text()).containsPattern("(?s)Leaf.*Leaf A.*After");
    boolean inOneLine = proof.text().contains("Leaf A Leaf A");
    assertThat(inOneLine).isEqualTo(row.endsWith("2"));
    assertInside(proof);
  }

  @Test
  void a_wide_image_leaves_space_for_the_text_beside_it() throws Exception {
    String text = "words that go on ".repeat(12);
    PdfInspector proof =
        print(table("<tr><td>" + WIDE + "</td><td>" + text + "</td><td>last</td></tr>"));
    assertInside(proof);
    assertThat(proof.pages()).isEqualTo(1);
    assertThat(proof.text()).contains("last");
    assertThat(pictures(proof)).allMatch(picture -> picture.right() - picture.left() > 110);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<td colspan=\"2\">%1$s</td><td>last</td></tr><tr><td>1</td><td>2</td><td>3</td>",
        "<td>%1$s%1$s %1$s</td><td>last</td>",
        "<td><p>%1$s</p><p>words</p></td><td><ul><li>%1$s</li></ul></td>",
        "<td><table><tbody><tr><td>%1$s</td><td>in</td></tr></tbody></table></td><td>%1$s</td>",
      })
  void a_wide_image_in_a_cell_leaves_space_for_the_text_beside_it(String cells) throws Exception {
    for (int width : new int[] {1200, 300}) {
      for (String around : new String[] {"%s", "<ul><li>a<ul><li>b%s</li></ul></li></ul>"}) {
        String rows = "<tr>" + String.format(cells, picture("p", width)) + "</tr>";
        PdfInspector proof = print(String.format(around, table(rows)));
        assertInside(proof);
        assertThat(proof.placed().stream().filter(placed -> placed.what().equals("l")).toList())
            .allMatch(letter -> letter.right() < RIGHT);
      }
    }
  }

  @Test
  void an_image_has_the_width_in_the_post_and_is_never_wider_than_the_line() throws Exception {
    PdfInspector proof =
        print("<p>" + picture("a", 300) + "</p><p>" + picture("a", 20) + "</p><p>" + WIDE + "</p>");
    assertThat(pictures(proof).stream().map(p -> Math.round(p.right() - p.left())).toList())
        .containsExactly(225, 15, Math.round(RIGHT - MARGIN));
  }

  @Test
  void decorative_images_shrink_too() throws Exception {
    String cell = "<td>" + WIDE.replace("\"wide\"", "\"\"") + "</td>";
    assertInside(print(table("<tr>" + cell + cell + "</tr>")));
    assertInside(print(table("<tr>" + cell + "<td>last</td></tr>")));
  }

  @Test
  void a_table_of_high_images_begins_at_its_position() throws Exception {
    String row = "<tr><td>" + picture("a", 600) + "</td><td>words</td></tr>";
    PdfInspector proof = print("<p>Before.</p>" + table(row.repeat(8)));
    assertThat(proof.pageTexts().get(0)).contains("words");
    assertInside(proof);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", "99", "123", "1994", "999999999", "-12"})
  void numbers_of_lists_are_not_cut_off(String start) throws Exception {
    String list = "<ol start=\"" + start + "\"><li>one</li><li><p>two</p></li></ol>";
    PdfInspector proof = print(list + "<blockquote>" + list + "</blockquote>");
    assertInside(proof);
    assertThat(proof.text()).contains(start + ".");
  }

  @Test
  void the_explicit_number_of_an_item_is_not_cut_off() throws Exception {
    assertInside(print("<ol><li>one</li><li value=\"1994\">two</li></ol>"));
  }

  @Test
  void long_numbers_do_not_move_right_to_left_text() throws Exception {
    String words = "لماذا ".repeat(40);
    PdfInspector proof =
        new PdfInspector(
            PdfSamples.EDITION.render(
                PdfPosts.publication(
                    "<ol start=\"1993\"><li value=\"1994\">" + words + "</li></ol>",
                    "A post",
                    "ar",
                    List.of())));
    assertInside(proof);
    assertThat(proof.text()).contains("1994");
  }

  @Test
  void missing_characters_are_marked_in_shaped_scripts() throws Exception {
    String missing = "\uD80C\uDC00";
    String words = "<p>And more " + missing.repeat(8) + " and so on, words and words.</p>";
    PdfInspector proof =
        print("<p>क्षत्रिय</p>" + words.repeat(8) + "<p>क्षत्रिय " + missing + "</p>");
    assertThat(proof.text().chars().filter(c -> c == '\uFFFD').count()).isEqualTo(8 * 8 + 1);
    assertThat(proof.rendition().problems()).hasSize(1);
    assertInside(proof);
    assertThat(proof.violations(PDFAFlavour.PDFUA_1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<blockquote><figure>%s</figure></blockquote>",
        "<blockquote><p>%s</p></blockquote>",
        "<ul><li>%s</li></ul>",
        "<ul><li>\n<figure>%s</figure>\n</li></ul>",
        "<ol><li><p>%s Words.</p><p>More of them.</p></li></ol>",
      })
  void bullets_and_rules_move_to_the_next_page_with_their_image(String block) throws Exception {
    String lines = "<p>Line.</p>".repeat(24);
    PdfInspector proof = print(lines + String.format(block, WIDE) + "<p>After.</p>");
    assertThat(proof.pages()).isEqualTo(2);
    assertThat(proof.pageTexts().get(0)).doesNotContain("1.");
    assertThat(proof.shapes(0)).isEqualTo(print(lines.repeat(2)).shapes(0));
  }

  private static void assertInside(PdfInspector proof) throws Exception {
    assertThat(proof.placed())
        .allMatch(placed -> placed.left() > MARGIN - 1 && placed.right() < RIGHT + 1);
  }

  private static List<PdfInspector.Placed> pictures(PdfInspector proof) throws Exception {
    return proof.placed().stream().filter(placed -> placed.what().isEmpty()).toList();
  }

  private static String table(String rows) {
    return "<div class=\"table\"><table><tbody>" + rows + "</tbody></table></div>";
  }

  private static String picture(String name, int width) {
    return String.format(
        "<img src=\"resource:%s.png\" alt=\"%1$s\" width=\"%d\" height=\"%d\"/>",
        name, width, width * 640 / 1200);
  }

  private static PdfInspector print(String body) {
    Publication post = PdfPosts.of(body);
    return PdfSamples.print(post);
  }
}
