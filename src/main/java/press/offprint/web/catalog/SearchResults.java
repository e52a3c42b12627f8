package press.offprint.web.catalog;

import java.util.List;
import java.util.Map;

/**
 * One page of what was found.
 *
 * @param total how many items were found in all
 * @param pages how many pages that makes, at least 1
 * @param snippets by source, where the words were found in the text; marked by U+0001 and U+0002
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
