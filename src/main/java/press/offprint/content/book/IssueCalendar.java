package press.offprint.content.book;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import press.offprint.model.Site;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.navigation.LanguageSettings;

/** The issues to close: those whose period is over and that have posts. Pure. */
public final class IssueCalendar {
  private final IssueSettings settings;
  private final Site site;

  /**
   * Creates the calendar.
   *
   * @param site its title is part of the titles of issues, and an issue has posts in one of its
   *     languages
   */
  public IssueCalendar(IssueSettings settings, Site site) {
    this.settings = settings;
    this.site = site;
  }

  // The parts of an issue share one language of the interface, one speech and one hyphenation.
  private boolean isInLanguage(String post) {
    List<LanguageSettings> languages = site.structure().languages();
    String own = settings.language().isEmpty() ? site.language() : settings.language();
    boolean isAny =
        own.equals(IssueSettings.ALL) || (settings.language().isEmpty() && languages.isEmpty());
    return isAny
        || post.equals(own)
        // A post in British English is in the issue of a site in English, unless that has both.
        || (LanguageSettings.main(post).equals(LanguageSettings.main(own))
            && languages.stream().noneMatch(each -> each.tag().equals(post)));
  }

  /** A post with its date. */
  private record Dated(String source, OffsetDateTime date) {
    LocalDate day() {
      return date.atZoneSameInstant(ZoneOffset.UTC).toLocalDate();
    }
  }

  /**
   * Returns the issues that close now, the oldest first. A post is in one issue only: one that
   * appears after its period is closed is in the next issue. A post without a date is in none.
   *
   * @param posts all published posts
   * @param closed the issues that are closed already, in the order of their numbers
   */
  public List<ClosedIssue> due(List<BookPost> posts, List<ClosedIssue> closed, Instant now) {
    Set<String> taken = new HashSet<>();
    closed.forEach(issue -> taken.addAll(issue.posts()));
    List<Dated> open =
        posts.stream()
            .filter(post -> !taken.contains(post.source()))
            .filter(post -> isInLanguage(post.metadata().language()))
            .flatMap(
                post ->
                    post.metadata().dates().date().stream()
                        .map(date -> new Dated(post.source(), date)))
            .filter(post -> post.day().toString().compareTo(settings.since()) >= 0)
            .filter(post -> !post.date().toInstant().isAfter(now))
            .sorted(Comparator.comparing(IssueCalendar::instant).thenComparing(Dated::source))
            .toList();
    int last = closed.isEmpty() ? 0 : closed.get(closed.size() - 1).number();
    List<ClosedIssue> due = new ArrayList<>();
    if (settings.closes() == IssueSettings.Closes.POSTS) {
      for (int i = settings.posts(); i <= open.size(); i += settings.posts()) {
        List<Dated> group = open.subList(i - settings.posts(), i);
        due.add(issue(++last, group.get(group.size() - 1).day(), group));
      }
      return due;
    }
    LocalDate first =
        closed.isEmpty() ? LocalDate.MIN : closed.get(closed.size() - 1).date().plusDays(1);
    Map<LocalDate, List<Dated>> periods = new TreeMap<>();
    for (Dated post : open) {
      LocalDate end = settings.end(post.day().isBefore(first) ? first : post.day());
      periods.computeIfAbsent(end, any -> new ArrayList<>()).add(post);
    }
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    for (Map.Entry<LocalDate, List<Dated>> period : periods.entrySet()) {
      if (period.getKey().isBefore(today)) {
        due.add(issue(++last, period.getKey(), period.getValue()));
      }
    }
    return due;
  }

  private static Instant instant(Dated post) {
    return post.date().toInstant();
  }

  private ClosedIssue issue(int number, LocalDate date, List<Dated> posts) {
    Map<String, String> values =
        Map.of(
            "number", Integer.toString(number),
            "year", Integer.toString(date.getYear()),
            "month", padded(date.getMonthValue()),
            "day", padded(date.getDayOfMonth()),
            "week", padded(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
            "site", site.title());
    String folder = IssueSettings.replace(settings.permalink(), values);
    return new ClosedIssue(
        number,
        date,
        IssueSettings.replace(settings.title(), values),
        Regex.replaceAll(folder, "^/|/$", ""),
        posts.stream().map(Dated::source).toList());
  }

  private static String padded(int number) {
    return String.format(Locale.ROOT, "%02d", number);
  }

  /** Returns the time at which the present period ends; empty for a number of posts. */
  public Optional<Instant> next(Instant now) {
    return settings.closes() == IssueSettings.Closes.POSTS
        ? Optional.empty()
        : Optional.of(
            settings
                .end(now.atZone(ZoneOffset.UTC).toLocalDate())
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant());
  }
}
