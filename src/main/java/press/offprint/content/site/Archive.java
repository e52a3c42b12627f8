package press.offprint.content.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.model.Article;
import press.offprint.model.Publication;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.list.ListPage;
import press.offprint.model.list.Term;

/** The archive: a page of all posts by year, and a page for each year. */
public final class Archive {
  private static final String FOLDER = "archive";

  /** The posts up to which the page of all years names them; beyond, it names the years only. */
  private static final int MOST_POSTS = 1_000;

  private Archive() {}

  /** Returns true if a path without outer slashes may be that of the archive. */
  static boolean holds(String path) {
    return Regex.matches(path, FOLDER + "(/\\d{4})?");
  }

  /**
   * Returns the pages of the archive; a page whose path a post has is left out. The page of all
   * posts is there without posts, too, because pages link to it.
   */
  public static List<ListPage> pages(SiteLists lists) {
    Publication whole = lists.whole();
    String archive = whole.site().home().substring(1) + FOLDER;
    Map<String, List<Article>> years = new LinkedHashMap<>();
    for (Article post : lists.listed()) {
      post.metadata()
          .dates()
          .date()
          .ifPresent(
              date ->
                  years
                      .computeIfAbsent(Integer.toString(date.getYear()), y -> new ArrayList<>())
                      .add(post));
    }
    List<ListPage> pages = new ArrayList<>();
    List<Term> terms = new ArrayList<>();
    years.forEach(
        (year, posts) -> {
          String folder = archive + "/" + year;
          if (lists.isFree("/" + folder + "/")) {
            terms.add(new Term(year, "/" + folder + "/", posts.size()));
            Publication list = new Publication(whole.site(), year, folder, posts);
            pages.add(new ListPage(list, "year", "", 1, 1, List.of(), Optional.empty()));
          }
        });
    if (lists.isFree("/" + archive + "/")) {
      List<Article> shown = lists.listed().size() <= MOST_POSTS ? lists.listed() : List.of();
      Publication all = new Publication(whole.site(), SiteLists.title(FOLDER), archive, shown);
      pages.add(0, new ListPage(all, FOLDER, "", 1, 1, terms, Optional.empty()));
    }
    return pages;
  }
}
