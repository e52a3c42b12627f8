package press.offprint.pipeline.check.ebook;

import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The facts of a page of an ebook that stores look at.
 *
 * @param name its path in the package
 * @param bytes its size with the pictures that it shows
 * @param undescribed the sources of pictures in figures without an alternative text
 * @param tables the size of each table
 * @param links the addresses of other sites
 */
record EbookPage(
    String name, long bytes, List<String> undescribed, List<TableSize> tables, List<String> links) {

  /** The number of rows of a table, and of cells in its longest row. */
  record TableSize(int rows, int columns) {}

  private static final Set<String> WEB = Set.of("http:", "https:");

  /**
   * Returns a page.
   *
   * @param pictureBytes the size of all pictures that the page shows
   */
  static EbookPage of(String name, long ownBytes, long pictureBytes, Document page) {
    return new EbookPage(
        name,
        ownBytes + pictureBytes,
        page.select("figure img").stream()
            .filter(image -> image.attr("alt").isBlank())
            .map(image -> image.attr("src"))
            .toList(),
        page.select("table").stream().map(EbookPage::size).toList(),
        page.select("a[href]").stream()
            .map(link -> link.attr("href"))
            .filter(href -> WEB.stream().anyMatch(href::startsWith))
            .toList());
  }

  private static TableSize size(Element table) {
    List<Element> rows = table.select("tr");
    int columns = rows.stream().mapToInt(row -> row.select("> td, > th").size()).max().orElse(0);
    return new TableSize(rows.size(), columns);
  }
}
