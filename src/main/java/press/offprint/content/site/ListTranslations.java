package press.offprint.content.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import press.offprint.content.site.language.SiteLanguages;
import press.offprint.model.ListPage;
import press.offprint.model.Site;
import press.offprint.model.navigation.PageLink;

/**
 * The lists that are one list in several languages, because their paths below the home pages of the
 * languages are equal: {@code /posts/} and {@code /fr/posts/}. First pages only. Immutable.
 */
public final class ListTranslations {
  private final Map<String, List<PageLink>> byPath = new HashMap<>();

  /** Finds the translations in the lists of all languages. */
  public ListTranslations(Collection<ListPage> lists, SiteLanguages languages) {
    if (!languages.isMany()) {
      return;
    }
    for (ListPage list : lists) {
      if (list.page() == 1) {
        PageLink link = languages.link(list.publication().site().language(), list.path(1));
        byPath.computeIfAbsent(below(list), path -> new ArrayList<>()).add(link);
      }
    }
    byPath.values().removeIf(links -> links.size() < 2);
  }

  private static String below(ListPage list) {
    Site site = list.publication().site();
    String path = list.path(1);
    return path.startsWith(site.home()) ? path.substring(site.home().length()) : path;
  }

  /** Returns a list in all its languages, itself included; empty if it has one language. */
  public List<PageLink> of(ListPage list) {
    return list.page() == 1 ? byPath.getOrDefault(below(list), List.of()) : List.of();
  }
}
