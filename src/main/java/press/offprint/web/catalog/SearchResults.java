package press.offprint.web.catalog;

import java.util.List;
import java.util.Map;

/**
 * One page of the results of a query.
 *
 * @param total the number of results on all pages
 * @param pages the number of pages, at least 1
 * @param snippets the text around the matches by source; U+0001 and U+0002 enclose each match
 */
public record SearchResults(
    CatalogQuery query,
    List<CatalogItem> items,
    int total,
    int pages,
    List<Facet> facets,
    Map<String, String> snippets) {

  public SearchResults {
    items = List.copyOf(items);
    facets = List.copyOf(facets);
    snippets = Map.copyOf(snippets);
  }
}
