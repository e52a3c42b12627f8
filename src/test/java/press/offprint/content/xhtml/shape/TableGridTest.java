package press.offprint.content.xhtml.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.offprint.content.xhtml.tree.SampleContext;

/**
 * Rows are joined by a slash and cells by a space. A cell is its text with its spans, columns
 * first: {@code a2x3}.
 */
class TableGridTest {

  @ParameterizedTest
  @CsvSource({
    "a b / c d, a b / c d",
    "a2x1 b / c d e, a2x1 b / c d e",
    // No row has a third column.
    "a5x1 / b c, a2x1 / b c",
    // The part has two rows.
    "a1x9 b / c, a1x2 b / c",
    // A column in which no cell begins is none.
    "a2x1 / b2x1, a / b",
    // The second cell would overlap the first one.
    "a1x2 b / c3x1, a1x2 b / c",
    // The first row has no height.
    "a1x2 b1x2 / c, a b c",
    "a1x3 b1x2 / c / d, a1x2 b c / d",
    "a100000x1 / b, a / b",
  })
  void spans_stay_on_the_grid(String written, String arranged) {
    Element table = table(written);
    TableGrid.arrange(table.children());
    assertThat(text(table)).isEqualTo(arranged);
  }

  @ParameterizedTest
  @CsvSource({
    "a b / c, a b / c .",
    "a3x1 / b, a3x1 / b . .",
    "a1x2 b / c d e, a1x2 b . . / c d e",
    "a b / c d, a b / c d",
  })
  void short_rows_get_empty_cells(String written, String level) {
    Element table = table(written);
    TableGrid.fillRows(table.children());
    assertThat(text(table)).isEqualTo(level);
  }

  private static Element table(String written) {
    StringBuilder html = new StringBuilder("<table><tbody>");
    for (String row : written.split(" / ", -1)) {
      html.append("<tr>");
      for (String cell : row.split(" ", -1)) {
        String[] spans = cell.substring(1).split("x", 2);
        html.append("<td");
        if (spans.length == 2) {
          html.append(" colspan=\"").append(spans[0]).append('"');
          html.append(" rowspan=\"").append(spans[1]).append('"');
        }
        html.append('>').append(cell.charAt(0)).append("</td>");
      }
      html.append("</tr>");
    }
    return SampleContext.parse(html + "</tbody></table>").child(0);
  }

  private static String text(Element table) {
    List<String> rows = new ArrayList<>();
    for (Element row : table.child(0).children()) {
      List<String> cells = new ArrayList<>();
      for (Element cell : row.children()) {
        String columns = cell.hasAttr("colspan") ? cell.attr("colspan") : "1";
        String height = cell.hasAttr("rowspan") ? cell.attr("rowspan") : "1";
        String spans = columns + "x" + height;
        cells.add((cell.hasText() ? cell.text() : ".") + (spans.equals("1x1") ? "" : spans));
      }
      rows.add(String.join(" ", cells));
    }
    return String.join(" / ", rows);
  }
}
