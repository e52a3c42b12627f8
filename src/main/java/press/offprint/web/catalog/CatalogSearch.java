package press.offprint.web.catalog;

import java.text.Collator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import press.offprint.catalog.search.SearchIndex;

/** Searches, filters, sorts and pages a snapshot. */
final class CatalogSearch {
  private record Dimension(
      String name,
      Function<CatalogQuery, String> chosen,
      Function<CatalogItem, List<String>> values) {
    boolean accepts(CatalogQuery query, CatalogItem item) {
      String wanted = chosen.apply(query);
      return wanted.isEmpty() || values.apply(item).contains(wanted);
    }
  }

  private static final List<Dimension> DIMENSIONS =
      List.of(
          new Dimension("tag", CatalogQuery::tag, CatalogItem::tags),
          new Dimension("author", CatalogQuery::author, CatalogItem::authors),
          new Dimension("series", CatalogQuery::series, CatalogItem::series),
          new Dimension("language", CatalogQuery::language, item -> List.of(item.language())),
          new Dimension("year", CatalogQuery::year, item -> List.of(item.year())));

  private final SearchIndex index;

  CatalogSearch(SearchIndex index) {
    this.index = index;
  }

  SearchResults find(CatalogSnapshot snapshot, CatalogQuery query, int size) {
    Map<String, SearchIndex.Hit> hits = new HashMap<>();
    List<CatalogItem> found = snapshot.items();
    if (!query.text().isEmpty()) {
      index.search(query.text()).forEach(hit -> hits.put(hit.source(), hit));
      found = found.stream().filter(item -> hits.containsKey(item.source())).toList();
    }
    List<Facet> facets = facets(found, query);
    found = found.stream().filter(item -> accepts(query, item, "")).toList();
    found = sorted(found, query, hits);
    int pages = Math.max(1, (found.size() + size - 1) / size);
    int page = Math.min(query.page(), pages);
    List<CatalogItem> shown = found.subList((page - 1) * size, Math.min(found.size(), page * size));
    Map<String, String> snippets =
        hits.isEmpty() || shown.isEmpty()
            ? Map.of()
            : index.snippets(query.text(), shown.stream().map(CatalogItem::source).toList());
    return new SearchResults(query.onPage(page), shown, found.size(), pages, facets, snippets);
  }

  private static boolean accepts(CatalogQuery query, CatalogItem item, String except) {
    return DIMENSIONS.stream().allMatch(d -> d.name().equals(except) || d.accepts(query, item));
  }

  // A facet counts the posts that every other facet accepts, so that a reader can choose again.
  private static List<Facet> facets(List<CatalogItem> found, CatalogQuery query) {
    List<Facet> facets = new ArrayList<>();
    for (Dimension dimension : DIMENSIONS) {
      Map<String, Integer> counts = new TreeMap<>();
      for (CatalogItem item : found) {
        if (accepts(query, item, dimension.name())) {
          dimension.values().apply(item).forEach(value -> counts.merge(value, 1, Integer::sum));
        }
      }
      counts.remove("");
      String value = dimension.chosen().apply(query);
      Comparator<Map.Entry<String, Integer>> order =
          dimension.name().equals("year")
              ? Map.Entry.<String, Integer>comparingByKey().reversed()
              : Map.Entry.<String, Integer>comparingByValue().reversed();
      List<Facet.Value> values =
          counts.entrySet().stream()
              .sorted(order)
              .map(e -> new Facet.Value(e.getKey(), e.getValue(), e.getKey().equals(value)))
              .toList();
      facets.add(new Facet(dimension.name(), values));
    }
    return facets;
  }

  private static List<CatalogItem> sorted(
      List<CatalogItem> items, CatalogQuery query, Map<String, SearchIndex.Hit> hits) {
    Comparator<CatalogItem> order =
        switch (query.sort()) {
          case NEWEST ->
              hits.isEmpty()
                  ? Comparator.comparing(CatalogSearch::instant).reversed()
                  : Comparator.comparingDouble(item -> hits.get(item.source()).rank());
          case OLDEST -> Comparator.comparing(CatalogSearch::oldest);
          case TITLE -> byTitle();
          case SHORTEST -> Comparator.comparingInt(CatalogItem::words);
          case LONGEST -> Comparator.comparingInt(CatalogItem::words).reversed();
          case CHANGED -> Comparator.comparingLong(CatalogItem::modified).reversed();
        };
    boolean isSorted = query.sort() == CatalogQuery.Sort.NEWEST && hits.isEmpty();
    return isSorted ? items : items.stream().sorted(order).toList();
  }

  private static Comparator<CatalogItem> byTitle() {
    Collator collator = Collator.getInstance(Locale.ROOT);
    collator.setStrength(Collator.SECONDARY);
    return Comparator.comparing(CatalogItem::title, collator);
  }

  private static Instant instant(CatalogItem item) {
    return item.date().map(d -> d.toInstant()).orElse(Instant.MIN);
  }

  private static Instant oldest(CatalogItem item) {
    return item.date().map(d -> d.toInstant()).orElse(Instant.MAX);
  }
}
