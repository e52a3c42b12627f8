package press.offprint.content.site.permalink;

import java.time.OffsetDateTime;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.Metadata;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.text.Urlizer;

/** Permalink patterns with the tokens of Hugo and Jekyll, such as {@code /:year/:month/:slug/}. */
public final class PermalinkPattern {
  /** The name in Jekyll's {@code :title}: the slug, else the file name without its date. */
  public static final String JEKYLL_TITLE = "jekyll_title";

  private static final Pattern TOKEN =
      Pattern.compile(":([a-z_]+|2006|06|01|02)(\\[[^\\]]{0,20}\\])?");

  // Tokens that Hugo has not.
  private static final Pattern OF_JEKYLL =
      Pattern.compile(
          ":(?:categories|slugified_categories|output_ext|collection|short_year|[a-z]+_month|i_day"
              + "|[a-z]+_day|y_day|w_year|week|hour|minute|second)(?![a-z_])");
  private static final Map<String, String> JEKYLL_STYLES =
      Map.of(
          "date", "/:categories/:year/:month/:day/:title.html",
          "pretty", "/:categories/:year/:month/:day/:title/",
          "ordinal", "/:categories/:year/:y_day/:title.html",
          "weekdate", "/:categories/:year/W:week/:short_day/:title.html",
          "none", "/:categories/:title.html");

  private static final Map<String, Function<OffsetDateTime, String>> DATES =
      Map.ofEntries(
          Map.entry("year", d -> pad(d.getYear(), 4)),
          Map.entry("short_year", d -> pad(d.getYear() % 100, 2)),
          Map.entry("month", d -> pad(d.getMonthValue(), 2)),
          Map.entry("i_month", d -> String.valueOf(d.getMonthValue())),
          Map.entry("monthname", d -> d.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)),
          Map.entry("long_month", d -> d.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)),
          Map.entry(
              "short_month", d -> d.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH)),
          Map.entry("day", d -> pad(d.getDayOfMonth(), 2)),
          Map.entry("i_day", d -> String.valueOf(d.getDayOfMonth())),
          Map.entry("2006", d -> pad(d.getYear(), 4)),
          Map.entry("06", d -> pad(d.getYear() % 100, 2)),
          Map.entry("01", d -> pad(d.getMonthValue(), 2)),
          Map.entry("02", d -> pad(d.getDayOfMonth(), 2)),
          Map.entry("week", d -> pad(d.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2)),
          Map.entry("w_year", d -> pad(d.get(IsoFields.WEEK_BASED_YEAR), 4)),
          Map.entry("w_day", d -> String.valueOf(d.getDayOfWeek().getValue())),
          Map.entry(
              "short_day", d -> d.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH)),
          Map.entry(
              "long_day", d -> d.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)),
          Map.entry("weekday", d -> String.valueOf(d.getDayOfWeek().getValue() % 7)),
          Map.entry(
              "weekdayname", d -> d.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)),
          Map.entry("yearday", d -> String.valueOf(d.getDayOfYear())),
          Map.entry("y_day", d -> pad(d.getDayOfYear(), 3)),
          Map.entry("hour", d -> pad(d.getHour(), 2)),
          Map.entry("minute", d -> pad(d.getMinute(), 2)),
          Map.entry("second", d -> pad(d.getSecond(), 2)));

  private static final Set<String> NAMES =
      Set.of(
          Regex.split(
              """
          section sections title jekyll_title slug slugorfilename slugorcontentbasename
          contentbasename filename basename name path categories slugified_categories
          collection output_ext""",
              "\\s+",
              -1));

  private PermalinkPattern() {}

  /** Returns the unknown tokens of a pattern, in order. */
  public static List<String> unknown(String pattern) {
    List<String> unknown = new ArrayList<>();
    Matcher token = Regex.matcher(TOKEN, pattern);
    while (token.find()) {
      if (!DATES.containsKey(token.group(1)) && !NAMES.contains(token.group(1))) {
        unknown.add(":" + token.group(1));
      }
    }
    return unknown;
  }

  /** Returns all tokens in alphabetical order, for a hint. */
  public static String known() {
    Set<String> all = new TreeSet<>(NAMES);
    all.remove(JEKYLL_TITLE);
    all.addAll(DATES.keySet());
    return ":" + String.join(" :", all);
  }

  /** Returns the names of Jekyll's patterns in alphabetical order. */
  public static List<String> styles() {
    return JEKYLL_STYLES.keySet().stream().sorted().toList();
  }

  /** Returns a regular expression, valid in ECMAScript too, of patterns without unknown tokens. */
  public static String expression() {
    Set<String> words = new TreeSet<>(NAMES);
    words.remove(JEKYLL_TITLE);
    DATES.keySet().stream().filter(word -> Regex.matches(word, "[a-z_]+")).forEach(words::add);
    return "(?:[^:]|:(?![a-z_])|:(?:" + String.join("|", words) + ")(?![a-z_]))*";
  }

  /** Returns true if a token of the pattern is a part of the date. */
  static boolean needsDate(String pattern) {
    Matcher token = Regex.matcher(TOKEN, style(pattern));
    while (token.find()) {
      if (DATES.containsKey(token.group(1))) {
        return true;
      }
    }
    return false;
  }

  /** Returns the pattern with each token replaced; the value of a token may hold slashes. */
  static String expand(
      String written, SourcePath name, Metadata metadata, Optional<OffsetDateTime> date) {
    String pattern =
        isJekyll(written, name)
            ? Regex.replaceAll(style(written), ":title(?![a-z_])", ":" + JEKYLL_TITLE)
            : written;
    return Regex.matcher(TOKEN, pattern)
        .replaceAll(
            token ->
                Matcher.quoteReplacement(
                    Optional.ofNullable(DATES.get(token.group(1)))
                        .map(part -> date.map(part).orElse(""))
                        .orElseGet(() -> named(token.group(1), token.group(2), name, metadata))));
  }

  /** Returns true if the text is the name of a pattern of Jekyll, such as {@code pretty}. */
  public static boolean isStyle(String written) {
    return JEKYLL_STYLES.containsKey(written);
  }

  /** Returns true if the pattern is read as Jekyll reads it. */
  static boolean isJekyll(String written, SourcePath name) {
    return name.isOfJekyll()
        || JEKYLL_STYLES.containsKey(written.strip())
        || Regex.matcher(OF_JEKYLL, written).find();
  }

  private static String style(String written) {
    return JEKYLL_STYLES.getOrDefault(written.strip(), written);
  }

  private static String named(String token, String slice, SourcePath name, Metadata metadata) {
    Optional<String> slug = metadata.address().slug();
    List<String> folders =
        name.role() == SourcePath.Role.BUNDLE && !name.folders().isEmpty()
            ? name.folders().subList(0, name.folders().size() - 1)
            : name.folders();
    return switch (token) {
      case "section" -> folders.isEmpty() ? "" : one(folders.get(0));
      case "sections" -> joined(Slice.of(slice == null ? "" : slice, folders));
      case "path" -> joined(folders) + "/" + one(name.undated());
      case JEKYLL_TITLE -> Urlizer.of(slug.orElse(name.undated()).replace('/', ' '), false);
      case "title" -> one(metadata.title());
      case "slug" -> one(slug.orElse(metadata.title()));
      case "slugorfilename", "slugorcontentbasename" -> one(slug.orElse(name.dated()));
      case "contentbasename", "filename" -> one(name.dated());
      case "basename", "name" -> one(name.undated());
      case "categories", "slugified_categories" -> joined(categories(name, metadata));
      case "output_ext" -> ".html";
      default -> "";
    };
  }

  // In Jekyll, the folders around _posts are categories.
  private static List<String> categories(SourcePath name, Metadata metadata) {
    Set<String> all = new LinkedHashSet<>();
    int posts = name.folders().indexOf("_posts");
    all.addAll(name.folders().subList(0, Math.max(0, posts)));
    metadata.categories().forEach(category -> all.add(category.toLowerCase(Locale.ROOT)));
    return List.copyOf(all);
  }

  private static String one(String text) {
    return Urlizer.of(text.replace('/', ' '), true);
  }

  private static String joined(List<String> names) {
    return String.join("/", names.stream().map(PermalinkPattern::one).toList());
  }

  private static String pad(int number, int width) {
    return String.format(Locale.ROOT, "%0" + width + "d", number);
  }

  /** The slices of {@code :sections} in Hugo, such as {@code [1:]} and {@code [last]}. */
  private static final class Slice {
    static List<String> of(String slice, List<String> all) {
      if (slice.isEmpty()) {
        return all;
      }
      String inner = slice.substring(1, slice.length() - 1);
      int colon = inner.indexOf(':');
      if (colon < 0) {
        int at = index(inner, all.size(), 0);
        return at < all.size() ? all.subList(at, at + 1) : List.of();
      }
      int from = Math.min(all.size(), index(inner.substring(0, colon), all.size(), 0));
      int to = Math.min(all.size(), index(inner.substring(colon + 1), all.size(), all.size()));
      return from < to ? all.subList(from, to) : List.of();
    }

    private static int index(String text, int size, int otherwise) {
      if (text.equals("last")) {
        return Math.max(0, size - 1);
      }
      return Regex.matches(text, "\\d{1,3}") ? Integer.parseInt(text) : otherwise;
    }
  }
}
