package press.offprint.content.book;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import press.offprint.model.interrupt.Regex;

/**
 * An issue that is closed: its facts never change.
 *
 * @param number from 1
 * @param date the last day of its period, or the day of its newest post
 * @param title plain text
 * @param folder the output folder of its files
 * @param posts their sources, by date
 */
public record ClosedIssue(
    int number, LocalDate date, String title, String folder, List<String> posts) {
  /** The beginning of the sources of issues, which no post has because of its extension. */
  private static final String SOURCE = "issues/";

  public ClosedIssue {
    posts = List.copyOf(posts);
  }

  /** Returns the name of its entry in the catalog. */
  public String source() {
    return SOURCE + number;
  }

  /** Returns the number of the issue of an entry in the catalog; 0 for another book. */
  public static int number(String source) {
    return Regex.matches(source, SOURCE + "[0-9]{1,9}")
        ? Integer.parseInt(source.substring(SOURCE.length()))
        : 0;
  }

  /**
   * Returns the definition of the book.
   *
   * @param site the title of the site, which is the collection of all issues
   */
  public BookSpec spec(String site, IssueSettings settings) {
    return new BookSpec(
        "issue-" + number,
        settings.file(),
        settings.line(),
        Map.of(
            "title",
            title,
            "date",
            date.toString(),
            "collection",
            site,
            "position",
            Integer.toString(number),
            BookSpec.ISSUE,
            Integer.toString(number)),
        List.of(),
        "date",
        new PartSpec("", 0, List.of(), Map.of(), List.of(), ""),
        "",
        false);
  }
}
