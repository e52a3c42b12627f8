package press.offprint.content.site.config.key;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.book.BookValues;
import press.offprint.content.book.IssueSettings;
import press.offprint.content.book.IssueSettings.Closes;
import press.offprint.content.data.LocatedValue.Entry;
import press.offprint.content.data.LocatedValue.Mapping;
import press.offprint.content.site.permalink.Languages;
import press.offprint.model.interrupt.Regex;

/** The setting {@code issue}: a rule, or a map with the rule, a title and a permalink. */
public final class IssueKeys {
  private static final String KEY = "issue";
  private static final String RULES = "weekly, monthly, or every 10 posts";
  private static final Pattern CLOSES = Pattern.compile(IssueSettings.CLOSES);
  private static final Pattern TOKEN =
      Pattern.compile(":(?!(?:" + IssueSettings.TOKENS + ")(?![a-z]))\\w+");

  private static final Setting RULE =
      Setting.text(
              "closes",
              "When an issue closes: weekly, monthly, or every 10 posts",
              "",
              IssueSettings.CLOSES)
          .asRequired();
  private static final Setting TITLE =
      Setting.text(
          "title",
          "The title of an issue, with :site, :number, :year, :month, :week and :day",
          IssueSettings.DEFAULT_TITLE);
  private static final Setting PERMALINK =
      Setting.text(
          "permalink",
          "The address of an issue, with :number, :year, :month, :week and :day",
          IssueSettings.DEFAULT_PERMALINK,
          IssueSettings.PERMALINK);
  private static final Setting SINCE =
      Setting.text("since", "The first day of a post that is in an issue", "", BookValues.DAY);
  private static final Setting LANGUAGE =
      Setting.text(
          "language",
          "The language of the posts in an issue, or all",
          "",
          "all|[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*");

  static final Setting ISSUE =
      Setting.textOrMap(
          KEY,
          "The issues of a periodical: weekly, monthly, every 10 posts, or a map",
          IssueSettings.CLOSES,
          List.of(RULE, TITLE, PERMALINK, SINCE, LANGUAGE));

  private IssueKeys() {}

  /** Returns the rule; empty if there is none, or if it is wrong. */
  public static Optional<IssueSettings> read(SettingsMap root, String file) {
    Entry entry = root.entries().get(KEY);
    if (entry == null || entry.value().isNothing()) {
      return Optional.empty();
    }
    if (!(entry.value() instanceof Mapping)) {
      String rule = root.scalar(KEY, RULES).map(scalar -> scalar.text().strip()).orElse("");
      return rule.isEmpty() ? Optional.empty() : settings(root, KEY, rule, root.none(), file);
    }
    SettingsMap map = root.map(KEY);
    map.allow(Setting.names(ISSUE.inner()));
    String rule = map.text(RULE);
    if (rule.isEmpty()) {
      root.wrong(KEY, "issue has no key closes", "closes: and " + RULES);
      return Optional.empty();
    }
    return settings(map, RULE.key(), rule, map, file);
  }

  private static Optional<IssueSettings> settings(
      SettingsMap at, String key, String rule, SettingsMap map, String file) {
    Matcher matcher = Regex.matcher(CLOSES, rule);
    if (!matcher.matches()) {
      at.wrong(key, "The rule for issues is \"" + rule + "\"", RULES);
      return Optional.empty();
    }
    String count = matcher.group(1);
    Closes closes =
        count != null ? Closes.POSTS : rule.equals("weekly") ? Closes.WEEKLY : Closes.MONTHLY;
    String since = map.text(SINCE);
    if (!since.isEmpty() && !BookValues.isDay(since)) {
      map.wrong(SINCE.key(), "since is \"" + since + "\"", "a day, such as 2024-05-17");
      return Optional.empty();
    }
    String written = map.text(LANGUAGE);
    String language = Languages.normalise(written).orElse(written);
    if (!written.isEmpty() && !Regex.matches(written, LANGUAGE.pattern())) {
      map.wrong(
          LANGUAGE.key(), "language is \"" + written + "\"", "a tag such as en or pt-BR, or all");
      return Optional.empty();
    }
    String title = map.text(TITLE);
    String permalink = map.text(PERMALINK);
    Matcher unknown = Regex.matcher(TOKEN, permalink);
    if (unknown.find()) {
      map.wrong(
          PERMALINK.key(),
          "permalink has the token " + unknown.group() + ", which issues do not have",
          "one of :number, :year, :month, :week, :day");
      return Optional.empty();
    }
    if (!Regex.matches(permalink, IssueSettings.PERMALINK)
        || IssueSettings.replace(permalink, Map.of()).contains(":")
        || permalink.contains(":site")) {
      map.wrong(
          PERMALINK.key(),
          "permalink is \"" + permalink + "\"",
          "a folder with :number, such as /letters/:number/, in small letters, digits and hyphens");
      return Optional.empty();
    }
    return Optional.of(
        new IssueSettings(
            closes,
            count == null ? 0 : Integer.parseInt(count),
            title,
            permalink,
            since,
            language,
            file,
            at.entries().get(key).line()));
  }
}
