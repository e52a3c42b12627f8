package press.offprint.content.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.content.site.language.SiteLanguages;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.navigation.PageLink;

/**
 * The lists that are one list in several languages, because their paths below the home pages of the
 * languages are equal: {@code /posts/} and {@code /fr/posts/}. A section may have a page in some
 * languages; if those pages are translations, their paths may differ. Immutable.
 */
final class ListTranslations {
  private final SiteLanguages languages;
  private final Map<String, PostHeader> sections = new HashMap<>();

  // By the path of each list.
  private final Map<String, List<PageLink>> byPath = new HashMap<>();

  /** Finds the lists that are translations of each other. */
  ListTranslations(ListPaths lists, Collection<PostHeader> headers, SiteLanguages languages) {
    this.languages = languages;
    if (!languages.isMany()) {
      return;
    }
    headers.stream()
        .filter(header -> SiteLists.isSection(header.source()))
        .forEach(header -> sections.put(header.path(), header));
    Map<String, List<PageLink>> groups = new HashMap<>();
    for (PageLink list : lists.all()) {
      groups.computeIfAbsent(key(list), key -> new ArrayList<>()).add(list);
    }
    groups.values().forEach(this::add);
  }

  // The second of two lists in one language is no translation.
  private void add(List<PageLink> group) {
    Map<String, PageLink> byLanguage = new LinkedHashMap<>();
    for (PageLink list : group) {
      byLanguage.putIfAbsent(list.language(), languages.link(list.language(), list.path()));
    }
    if (byLanguage.size() > 1) {
      List<PageLink> links = languages.inOrder(byLanguage.values());
      links.forEach(link -> byPath.put(link.path(), links));
    }
  }

  // Translations have the key of the first of them.
  private String key(PageLink list) {
    return Optional.ofNullable(sections.get(list.path()))
        .flatMap(section -> languages.translations(section.source()).stream().findFirst())
        .map(this::below)
        .orElseGet(() -> below(list));
  }

  private String below(PageLink list) {
    String home = languages.site(languages.of(list.language())).home();
    return list.path().startsWith(home) ? list.path().substring(home.length()) : list.path();
  }

  /** Returns a list in all its languages, itself included; empty if it has one language. */
  List<PageLink> of(String path) {
    return byPath.getOrDefault(path, List.of());
  }
}
