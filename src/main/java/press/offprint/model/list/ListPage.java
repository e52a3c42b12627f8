package press.offprint.model.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import press.offprint.model.Article;
import press.offprint.model.Publication;
import press.offprint.model.text.SitePath;

/**
 * One page of a list: the posts of the whole site, of a section or of a term, or the terms of a
 * taxonomy.
 *
 * @param publication the title, the folder of the first page, and the posts of this page
 * @param kind "home", "section", "term", "taxonomy", "archive" or "year"
 * @param taxonomy such as {@code tags}, for a term and a taxonomy; else empty
 * @param page one-based
 * @param pages the number of pages, at least 1
 * @param terms of a taxonomy; the years of the archive; for the home page, the names of the
 *     taxonomies with the numbers of their terms
 * @param intro the text of the site or section from its {@code _index.md}
 * @param lists for the home page, the sections and pages of the site; a page counts 0 posts
 */
public record ListPage(
    Publication publication,
    String kind,
    String taxonomy,
    int page,
    int pages,
    List<Term> terms,
    Optional<Article> intro,
    List<Term> lists) {

  public ListPage {
    terms = List.copyOf(terms);
    lists = List.copyOf(lists);
  }

  /** Creates a page that names no other lists. */
  public ListPage(
      Publication publication,
      String kind,
      String taxonomy,
      int page,
      int pages,
      List<Term> terms,
      Optional<Article> intro) {
    this(publication, kind, taxonomy, page, pages, terms, intro, List.of());
  }

  /** Returns a whole publication as a list of one page. */
  public static ListPage of(Publication publication) {
    return new ListPage(publication, "home", "", 1, 1, List.of(), Optional.empty());
  }

  /**
   * Splits a list into pages of as many posts as the site shows on one.
   *
   * @param whole the title, the folder of the first page, and all posts of the list
   * @param intro the text of the first page
   */
  public static List<ListPage> split(
      Publication whole, String kind, String taxonomy, Optional<Article> intro) {
    int size = whole.site().pageItems();
    int count = count(whole.articles(), size);
    List<ListPage> pages = new ArrayList<>();
    for (int page = 1; page <= count; page++) {
      List<Article> those = part(whole.articles(), size, page);
      Publication list = new Publication(whole.site(), whole.title(), whole.folder(), those);
      Optional<Article> first = page == 1 ? intro : Optional.empty();
      pages.add(new ListPage(list, kind, taxonomy, page, count, List.of(), first));
    }
    return pages;
  }

  /**
   * Returns the number of pages of a list. Terms without an own page are no posts; a list of such
   * terms has one page, as the list of a taxonomy has.
   *
   * @param size the posts on one page
   */
  public static int count(List<Article> all, int size) {
    boolean terms = all.stream().anyMatch(article -> article.source().isEmpty());
    return terms ? 1 : Math.max(1, (all.size() + size - 1) / size);
  }

  /** Returns the part of a list that is on the page {@code number}. */
  public static List<Article> part(List<Article> all, int size, int number) {
    return all.subList((number - 1) * size, Math.min(all.size(), number * size));
  }

  /** Returns the same page of the list with another publication. */
  public ListPage with(Publication other) {
    return new ListPage(other, kind, taxonomy, page, pages, terms, intro, lists);
  }

  /** Returns the same page of the list with the lists that it leads to. */
  public ListPage with(List<Term> otherTerms, List<Term> otherLists) {
    return new ListPage(publication, kind, taxonomy, page, pages, otherTerms, intro, otherLists);
  }

  /** Returns the output folder of this page, such as {@code posts/page/2}. */
  public String folder() {
    return folder(page);
  }

  /** Returns the path of the page {@code number}, such as {@code /posts/page/2/}. */
  public String path(int number) {
    String folder = SitePath.encodeSigns(folder(number));
    return folder.isEmpty() ? "/" : "/" + folder + "/";
  }

  /** Returns the path of the previous page; an empty text for the first one. */
  public String newer() {
    return page > 1 ? path(page - 1) : "";
  }

  /** Returns the path of the next page; an empty text for the last one. */
  public String older() {
    return page < pages ? path(page + 1) : "";
  }

  private String folder(int number) {
    String first = publication.folder();
    if (number == 1) {
      return first;
    }
    return (first.isEmpty() ? "" : first + "/") + "page/" + number;
  }
}
