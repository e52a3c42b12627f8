package press.offprint.content.book;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * The setting {@code issue}: when an issue closes, and how it is named.
 *
 * @param closes the rule
 * @param posts the number of posts of an issue, for {@link Closes#POSTS}; else 0
 * @param title with tokens of {@link #TOKENS}
 * @param permalink with tokens of {@link #TOKENS}, of which one is {@code :number}
 * @param since the first day of a post that is in an issue, as {@code YYYY-MM-DD}; empty for all
 * @param language a tag of the posts in an issue, or {@link #ALL}; empty for the language of the
 *     site if it names several
 * @param file the file of the setting, for messages
 * @param line of the setting
 */
public record IssueSettings(
    Closes closes,
    int posts,
    String title,
    String permalink,
    String since,
    String language,
    String file,
    int line) {

  /** The end of an issue. */
  public enum Closes {
    /** The end of Sunday, in UTC. */
    WEEKLY,
    /** The end of a calendar month, in UTC. */
    MONTHLY,
    /** The publication of the last one of a number of posts. */
    POSTS
  }

  /** The value of the language of issues that hold posts in all languages. */
  public static final String ALL = "all";

  /** The rules as text; a number of posts is the first group. */
  public static final String CLOSES = "weekly|monthly|every ([1-9][0-9]{0,3}) posts";

  /** The pattern of a permalink. */
  public static final String PERMALINK = "(?=.*:number)(/[a-z0-9:_-]+)+/?";

  public static final String DEFAULT_TITLE = ":site :number";
  public static final String DEFAULT_PERMALINK = "/issues/:number/";

  /** The names after a colon in titles and permalinks. */
  public static final String TOKENS = "number|year|month|day|week|site";

  private static final Pattern TOKEN = Pattern.compile(":(" + TOKENS + ")(?![a-z])");

  /** Returns the last day of the issue that a day is in; of no use for a number of posts. */
  LocalDate end(LocalDate day) {
    return closes == Closes.WEEKLY
        ? day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY))
        : day.with(TemporalAdjusters.lastDayOfMonth());
  }

  /** Returns a text with the values of its tokens; other names after a colon stay. */
  public static String replace(String text, Map<String, String> values) {
    return Regex.matcher(TOKEN, text)
        .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "")));
  }
}
