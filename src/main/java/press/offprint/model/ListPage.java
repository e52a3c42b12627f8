package press.offprint.model;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list of posts: of the whole site, a section, or a term; or a taxonomy, which lists
 * its terms.
 *
 * @param publication its title, its folder without the page, and the posts of this page
 * @param kind what it lists: "home", "section", "term" or "taxonomy"
 * @param taxonomy such as {@code tags}, for a term and a taxonomy; else empty
 * @param page from 1
 * @param pages how many there are, at least 1
 * @param terms of a taxonomy
 * @param intro what the site or section says of itself in its {@code _index.md}
 */
public record ListPage(
    Publication publication,
    String kind,
    String taxonomy,
    int page,
    int pages,
    List<Term> terms,
    Optional<Article> intro) {

  public ListPage {
    terms = List.copyOf(terms);
  }

  /** A whole publication as a list of one page. */
  public static ListPage of(Publication publication) {
    return new ListPage(publication, "home", "", 1, 1, List.of(), Optional.empty());
  }

  /** The output folder of this page, such as {@code posts/page/2}. */
  public String folder() {
    return folder(page);
  }

  /** The site path of the page {@code number}, such as {@code /posts/page/2/}. */
  public String path(int number) {
    String folder = folder(number);
    return folder.isEmpty() ? "/" : "/" + folder + "/";
  }

  /** The page before this one; an empty text for the first. */
  public String newer() {
    return page > 1 ? path(page - 1) : "";
  }

  /** The page behind this one; an empty text for the last. */
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
