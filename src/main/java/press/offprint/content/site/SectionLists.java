package press.offprint.content.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import press.offprint.content.site.BuildOptions.Listing;
import press.offprint.content.site.language.SiteLanguages;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.model.Article;
import press.offprint.model.Publication;
import press.offprint.model.list.ListPage;
import press.offprint.model.list.Term;
import press.offprint.model.text.ServerAddresses;

/**
 * The lists of sections without a page, in one language.
 *
 * @param whole the site in that language
 * @param posts those that the lists hold, in the order of the site
 * @param free true for a path that no post has
 */
record SectionLists(
    Publication whole, List<Article> posts, SiteLanguages languages, Predicate<String> free) {

  // The folder of the home page, with a slash at its end unless it is the root.
  private String homeFolder() {
    return whole.site().home().substring(1);
  }

  /** Returns the outermost folder of a source, as paths have it; empty if there is none. */
  String folder(String source) {
    String local = languages.local(source);
    int slash = local.indexOf('/');
    return slash < 0 ? "" : PathSegments.urlize(local.substring(0, slash));
  }

  /** Returns the pages of all lists. */
  List<ListPage> pages() {
    Map<String, List<Article>> sections = new TreeMap<>();
    for (Article post : posts) {
      String source = languages.local(post.source());
      if (PageKind.isInSection(source)) {
        String folder = source.substring(0, source.indexOf('/'));
        sections.computeIfAbsent(PathSegments.urlize(folder), name -> new ArrayList<>()).add(post);
      }
    }
    List<ListPage> lists = new ArrayList<>();
    sections.forEach(
        (folder, those) -> {
          String source = languages.local(those.get(0).source());
          String name = source.substring(0, source.indexOf('/'));
          String place = homeFolder() + SiteLists.place(folder);
          if (!SiteLists.place(folder).isEmpty() && free.test("/" + place + "/")) {
            Publication list = new Publication(whole.site(), SiteLists.title(name), place, those);
            lists.addAll(ListPage.split(list, "section", "", Optional.empty()));
          }
        });
    return lists;
  }

  /** Returns the posts below the page of a section. */
  List<Article> below(Article section) {
    String folder = SourcePath.folder(languages.local(section.source()));
    return posts.stream()
        .filter(post -> languages.local(post.source()).startsWith(folder))
        .toList();
  }

  /** Returns the paths of lists of sections that the web server needs; the lists are elsewhere. */
  List<String> reserved() {
    return pages().stream()
        .filter(list -> list.page() == 1 && list.folder().endsWith(PathSegments.MOVED))
        .map(
            list ->
                list.folder().substring(0, list.folder().length() - PathSegments.MOVED.length()))
        .filter(folder -> ServerAddresses.isReserved(folder + "/"))
        .toList();
  }

  /**
   * Returns the sections and the pages of the site, each in the order of their paths.
   *
   * @param kinds of the sources
   */
  List<Term> directory(PageKind kinds) {
    Map<String, Term> sections = new TreeMap<>();
    if (whole.site().makes("lists")) {
      Map<String, Integer> counts = new HashMap<>();
      posts.forEach(post -> counts.merge(folder(post.source()), 1, Integer::sum));
      for (ListPage list : pages()) {
        if (list.page() == 1) {
          String place = list.folder().substring(homeFolder().length());
          int count = counts.getOrDefault(place, list.publication().articles().size());
          sections.put(place, new Term(list.publication().title(), list.path(1), count));
        }
      }
    }
    List<Term> pages = new ArrayList<>();
    Taxonomies taxonomies = Taxonomies.of(whole.site());
    for (Article section : whole.below()) {
      String source = languages.local(section.source());
      boolean outermost = source.indexOf('/') == source.lastIndexOf('/');
      if (!languages.isHome(section.source()) && outermost && taxonomies.ofPage(source).isEmpty()) {
        sections.put(
            section.path(),
            new Term(section.metadata().title(), section.path(), below(section).size()));
      }
    }
    for (Article post : whole.articles()) {
      if (kinds.isPage(post.source(), post.metadata())
          && Listing.of(post.metadata()) != Listing.NEVER) {
        pages.add(new Term(post.metadata().title(), post.path(), 0));
      }
    }
    pages.sort(Comparator.comparing(Term::path));
    List<Term> all = new ArrayList<>(sections.values());
    all.addAll(pages);
    return all;
  }
}
