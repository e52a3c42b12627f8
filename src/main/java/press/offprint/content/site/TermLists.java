package press.offprint.content.site;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import press.offprint.content.site.language.SiteLanguages;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.model.Article;
import press.offprint.model.Publication;
import press.offprint.model.list.ListPage;
import press.offprint.model.list.Term;
import press.offprint.model.navigation.Taxonomy;

/**
 * The lists of taxonomies and of their terms in one language.
 *
 * @param whole the site in that language
 * @param posts those that the lists hold, in the order of the site
 * @param free true for a path that no post has
 */
record TermLists(
    Publication whole, List<Article> posts, SiteLanguages languages, Predicate<String> free) {

  private Taxonomies taxonomies() {
    return Taxonomies.of(whole.site());
  }

  /** Returns the pages of all terms, and one of each taxonomy that has terms. */
  List<ListPage> pages() {
    List<ListPage> lists = new ArrayList<>();
    for (Taxonomy taxonomy : taxonomies().all()) {
      List<Term> terms = terms(taxonomy, lists);
      if (!terms.isEmpty() && free.test(taxonomy.path())) {
        lists.add(page(taxonomy, terms));
      }
    }
    return lists;
  }

  /** Returns the list of the terms of a taxonomy. */
  ListPage page(Taxonomy taxonomy) {
    return page(taxonomy, terms(taxonomy, new ArrayList<>()));
  }

  /** Returns the name of each taxonomy that has a page, with the number of its terms. */
  List<Term> taxonomyTerms() {
    if (!whole.site().makes("lists")) {
      return List.of();
    }
    List<Term> found = new ArrayList<>();
    for (Taxonomy taxonomy : taxonomies().all()) {
      long terms =
          posts.stream()
              .flatMap(post -> Taxonomies.terms(post.metadata(), taxonomy).stream())
              .map(term -> taxonomies().path(taxonomy, term))
              .distinct()
              .count();
      if (terms > 0) {
        found.add(new Term(taxonomy.name(), taxonomy.path(), (int) terms));
      }
    }
    return List.copyOf(found);
  }

  /** Returns the terms of a taxonomy in their order, and adds the pages of their lists. */
  private List<Term> terms(Taxonomy taxonomy, List<ListPage> lists) {
    Map<String, List<Article>> byPath = new LinkedHashMap<>();
    Map<String, String> titles = new LinkedHashMap<>();
    for (Article post : posts) {
      for (String term : Taxonomies.terms(post.metadata(), taxonomy)) {
        String path = taxonomies().path(taxonomy, term);
        List<Article> those = byPath.computeIfAbsent(path, p -> new ArrayList<>());
        titles.putIfAbsent(path, term);
        if (those.isEmpty() || those.get(those.size() - 1) != post) {
          those.add(post);
        }
      }
    }
    Map<String, String> pages = new HashMap<>();
    for (Article page : whole.below()) {
      if (taxonomies().ofTermPage(languages.local(page.source())).isPresent()) {
        pages.put(PathSegments.fold(page.path()), page.metadata().title());
      }
    }
    List<Term> terms = new ArrayList<>();
    byPath.forEach(
        (path, those) -> {
          String title = pages.getOrDefault(PathSegments.fold(path), titles.get(path));
          if (free.test(path) || pages.containsKey(PathSegments.fold(path))) {
            terms.add(new Term(title, path, those.size()));
          }
          if (free.test(path)) {
            boolean series = taxonomy.name().equals("series");
            Publication list =
                new Publication(
                    whole.site(),
                    titles.get(path),
                    path.substring(1, path.length() - 1),
                    series ? inOrder(those) : those);
            lists.addAll(ListPage.split(list, "term", taxonomy.name(), Optional.empty()));
          }
        });
    terms.sort(
        Comparator.comparing((Term term) -> term.title().toLowerCase(Locale.ROOT))
            .thenComparing(Term::path));
    return terms;
  }

  private ListPage page(Taxonomy taxonomy, List<Term> terms) {
    String title = taxonomy.title().isEmpty() ? SiteLists.title(taxonomy.name()) : taxonomy.title();
    String folder = taxonomy.path().substring(1, taxonomy.path().length() - 1);
    Publication list = new Publication(whole.site(), title, folder, List.of());
    return new ListPage(list, "taxonomy", taxonomy.name(), 1, 1, terms, Optional.empty());
  }

  // The posts of a series are in the order of their weights, the oldest first.
  private static List<Article> inOrder(List<Article> posts) {
    List<Article> order = new ArrayList<>(posts);
    Collections.reverse(order);
    order.sort(Comparator.comparingInt(post -> Section.weight(post.metadata())));
    return order;
  }
}
