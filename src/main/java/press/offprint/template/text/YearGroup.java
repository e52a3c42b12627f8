package press.offprint.template.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import press.offprint.model.Article;

/**
 * The posts of one year in a list.
 *
 * @param year such as {@code 2026}; empty for posts without a date
 */
public record YearGroup(String year, List<Article> posts) {

  /** Returns the groups in the order of their first posts. */
  public static List<YearGroup> of(Collection<?> posts) {
    Map<String, List<Article>> years = new LinkedHashMap<>();
    for (Object post : posts) {
      if (post instanceof Article article) {
        String year =
            article
                .metadata()
                .dates()
                .date()
                .map(date -> Integer.toString(date.getYear()))
                .orElse("");
        years.computeIfAbsent(year, y -> new ArrayList<>()).add(article);
      }
    }
    return years.entrySet().stream()
        .map(year -> new YearGroup(year.getKey(), List.copyOf(year.getValue())))
        .toList();
  }
}
