package press.offprint.web.shelf;

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
import press.offprint.catalog.SearchIndex;

/** Narrows, sorts and pages a snapshot. */
final class Finder {
  private record Dimension(
      String name, Function<Query, String> asked, Function<Item, List<String>> values) {
    boolean accepts(Query query, Item item) {
      String wanted = asked.apply(query);
      return wanted.isEmpty() || values.apply(item).contains(wanted);
    }
  }

  private static final List<Dimension> DIMENSIONS =
      List.of(
          new Dimension("tag", Query::tag, Item::tags),
          new Dimension("author", Query::author, Item::authors),
          new Dimension("series", Query::series, Item::series),
          new Dimension("language", Query::language, item -> List.of(item.language())),
          new Dimension("year", Query::year, item -> List.of(item.year())));

  private final SearchIndex index;

  Finder(SearchIndex index) {
    this.index = index;
  }

  Results find(Snapshot snapshot, Query query, int size) {
    Map<String, SearchIndex.Hit> hits = new HashMap<>();
    List<Item> found = snapshot.items();
    if (!query.text().isEmpty()) {
      index.search(query.text()).forEach(hit -> hits.put(hit.source(), hit));
      found = found.stream().filter(item -> hits.containsKey(item.source())).toList();
    }
    List<Facet> facets = facets(found, query);
    found = found.stream().filter(item -> accepts(query, item, "")).toList();
    found = sorted(found, query, hits);
    int pages = Math.max(1, (found.size() + size - 1) / size);
    int page = Math.min(query.page(), pages);
    List<Item> shown = found.subList((page - 1) * size, Math.min(found.size(), page * size));
    Map<String, String> snippets =
        hits.isEmpty() || shown.isEmpty()
            ? Map.of()
            : index.snippets(query.text(), shown.stream().map(Item::source).toList());
    return new Results(query.onPage(page), shown, found.size(), pages, facets, snippets);
  }

  private static boolean accepts(Query query, Item item, String except) {
    return DIMENSIONS.stream().allMatch(d -> d.name().equals(except) || d.accepts(query, item));
  }

  // A facet counts what would be left if it alone were chosen anew: so one can change one's mind.
  private static List<Facet> facets(List<Item> found, Query query) {
    List<Facet> facets = new ArrayList<>();
    for (Dimension dimension : DIMENSIONS) {
      Map<String, Integer> counts = new TreeMap<>();
      for (Item item : found) {
        if (accepts(query, item, dimension.name())) {
          dimension.values().apply(item).forEach(value -> counts.merge(value, 1, Integer::sum));
        }
      }
      counts.remove("");
      String chosen = dimension.asked().apply(query);
      Comparator<Map.Entry<String, Integer>> order =
          dimension.name().equals("year")
              ? Map.Entry.<String, Integer>comparingByKey().reversed()
              : Map.Entry.<String, Integer>comparingByValue().reversed();
      List<Facet.Value> values =
          counts.entrySet().stream()
              .sorted(order)
              .map(e -> new Facet.Value(e.getKey(), e.getValue(), e.getKey().equals(chosen)))
              .toList();
      facets.add(new Facet(dimension.name(), values));
    }
    return facets;
  }

  private static List<Item> sorted(
      List<Item> items, Query query, Map<String, SearchIndex.Hit> hits) {
    Comparator<Item> order =
        switch (query.sort()) {
          case NEWEST ->
              hits.isEmpty()
                  ? Comparator.comparing(Finder::instant).reversed()
                  : Comparator.comparingDouble(item -> hits.get(item.source()).rank());
          case OLDEST -> Comparator.comparing(Finder::oldest);
          case TITLE -> byTitle();
          case SHORTEST -> Comparator.comparingInt(Item::words);
          case LONGEST -> Comparator.comparingInt(Item::words).reversed();
          case CHANGED -> Comparator.comparingLong(Item::modified).reversed();
        };
    boolean asIs = query.sort() == Query.Sort.NEWEST && hits.isEmpty();
    return asIs ? items : items.stream().sorted(order).toList();
  }

  private static Comparator<Item> byTitle() {
    Collator collator = Collator.getInstance(Locale.ROOT);
    collator.setStrength(Collator.SECONDARY);
    return Comparator.comparing(Item::title, collator);
  }

  private static Instant instant(Item item) {
    return item.date().map(d -> d.toInstant()).orElse(Instant.MIN);
  }

  private static Instant oldest(Item item) {
    return item.date().map(d -> d.toInstant()).orElse(Instant.MAX);
  }
}
