package press.offprint.web.page;

import java.util.ArrayList;
import java.util.List;
import press.offprint.web.catalog.CatalogQuery;
import press.offprint.web.catalog.SearchResults;

/**
 * The links to the other pages of a list.
 *
 * @param previous URL of the previous page, empty on the first
 * @param next URL of the next page, empty on the last
 * @param links to the pages around this one, to the first and to the last
 */
public record Pager(String previous, String next, List<Link> links) {
  private static final int AROUND = 2;

  /**
   * A link to a page.
   *
   * @param here true if this is the current page
   * @param gap true if pages between the previous link and this one are left out
   */
  public record Link(int number, String url, boolean here, boolean gap) {}

  static Pager of(SearchResults results, String base) {
    CatalogQuery query = results.query();
    int here = query.page();
    List<Link> links = new ArrayList<>();
    int before = 0;
    for (int page = 1; page <= results.pages(); page++) {
      boolean end = page == 1 || page == results.pages();
      if (end || Math.abs(page - here) <= AROUND) {
        links.add(new Link(page, url(base, query, page), page == here, page > before + 1));
        before = page;
      }
    }
    return new Pager(
        here > 1 ? url(base, query, here - 1) : "",
        here < results.pages() ? url(base, query, here + 1) : "",
        links);
  }

  private static String url(String base, CatalogQuery query, int page) {
    return base + query.onPage(page).url();
  }
}
