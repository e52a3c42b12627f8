package press.offprint.content.book;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The books of {@code books: auto}: series of three posts or more, and years that are over. */
public final class AutoBooks {
  private static final int POSTS_OF_A_SERIES = 3;

  private AutoBooks() {}

  /**
   * Returns the books, series first. A book whose name is taken is left out.
   *
   * @param year the current year, which is not over
   * @param site the title of the site, for the titles of years
   * @param taken the names of other books
   * @param names returns the name of a book for the title of a series
   */
  public static List<BookSpec> of(
      List<BookPost> posts, int year, String site, Set<String> taken, UnaryOperator<String> names) {
    Map<String, Integer> series = new TreeMap<>();
    Map<String, Integer> years = new TreeMap<>();
    for (BookPost post : posts) {
      post.metadata().series().stream()
          .filter(term -> !term.isBlank())
          .distinct()
          .forEach(term -> series.merge(term, 1, Integer::sum));
      post.values("year").forEach(one -> years.merge(one, 1, Integer::sum));
    }
    Set<String> used = new HashSet<>(taken);
    List<BookSpec> books = new ArrayList<>();
    series.forEach(
        (term, count) -> {
          String name = names.apply(term);
          if (count >= POSTS_OF_A_SERIES && !name.isEmpty() && used.add(name)) {
            books.add(spec(name, term, "weight", PartSpec.of("series", term)));
          }
        });
    years
        .keySet()
        .forEach(
            one -> {
              if (one.length() == 4 && Integer.parseInt(one) < year && used.add(one)) {
                books.add(spec(one, site + " " + one, "date", PartSpec.of("year", one)));
              }
            });
    return books;
  }

  private static BookSpec spec(String name, String title, String order, PartSpec content) {
    return new BookSpec(name, "", 0, Map.of("title", title), List.of(), order, content, "", false);
  }
}
