package press.offprint.web.metrics;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import press.offprint.catalog.history.PublishHistory.Ended;
import press.offprint.catalog.history.PublishHistory.Made;

/** The numbers and charts of the dashboard, computed from the publishing history. */
final class DashboardStatistics {
  private static final long[] LEAD_STEPS = {
    100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, Long.MAX_VALUE
  };
  private static final List<String> LEAD_NAMES =
      List.of("0.1", "0.2", "0.5", "1", "2", "5", "10", "30", "60", "more");
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final int SERIES = 4;
  private static final int TIMES = 4;

  private final ZoneId zone;
  private final long now;

  DashboardStatistics(ZoneId zone, long now) {
    this.zone = zone;
    this.now = now;
  }

  /** A rendition whose size or page count changed much since its previous version. */
  public record Odd(
      String source,
      String edition,
      String what,
      String before,
      String after,
      String change,
      Instant at) {}

  /** The work for one edition: the number of renditions, and milliseconds. */
  public record Cost(
      String edition, String kind, long count, long half, long most, long total, int share) {}

  /**
   * A reason for rejections.
   *
   * @param standing the number of posts that are rejected for it now
   */
  public record Reason(String code, long count, long standing, int share) {}

  /** Returns the value that {@code part} of all values do not exceed, 0 if there are none. */
  static long percentile(List<Long> values, double part) {
    List<Long> sorted = values.stream().sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(part * sorted.size()) - 1);
  }

  Chart lead(List<Long> leads) {
    long[] counts = new long[LEAD_STEPS.length];
    for (long lead : leads) {
      int step = 0;
      while (lead > LEAD_STEPS[step]) {
        step++;
      }
      counts[step]++;
    }
    List<Chart.Column> columns = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      String name = LEAD_NAMES.get(i);
      String range = name.equals("more") ? "longer than 60 s" : "up to " + name + " s";
      columns.add(
          new Chart.Column(
              name, range + ": " + counts[i], List.of(new Chart.Part("series1", counts[i]))));
    }
    return Chart.ofColumns(
        "Lead times of "
            + leads.size()
            + " posts, from half at most "
            + seconds(percentile(leads, 0.5))
            + " to 95 of 100 at most "
            + seconds(percentile(leads, 0.95))
            + ".",
        columns);
  }

  /** Returns a chart of the posts published and rejected in each interval. */
  Chart throughput(List<Ended> ended) {
    long first = ended.isEmpty() ? now : ended.get(0).at();
    long span = now - first;
    long step =
        span < 10 * MINUTE
            ? MINUTE / 2
            : span < 2 * HOUR ? 5 * MINUTE : span < 2 * DAY ? HOUR : DAY;
    long zoneShift =
        step == DAY
            ? zone.getRules().getOffset(Instant.ofEpochMilli(now)).getTotalSeconds() * SECOND
            : 0;
    Map<Long, long[]> counts = new TreeMap<>();
    long last = (now + zoneShift) / step;
    for (long interval = Math.max((first + zoneShift) / step, last - 47);
        interval <= last;
        interval++) {
      counts.put(interval, new long[2]);
    }
    for (Ended each : ended) {
      long[] count = counts.get((each.at() + zoneShift) / step);
      if (count != null) {
        if (each.status().equals("published")) {
          count[0]++;
        } else if (each.status().equals("rejected")) {
          count[1]++;
        }
      }
    }
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern(
                step == DAY ? "d MMM" : step < MINUTE ? "HH:mm:ss" : "HH:mm", Locale.ENGLISH)
            .withZone(zone);
    List<Chart.Column> columns = new ArrayList<>();
    counts.forEach(
        (interval, count) -> {
          String time = format.format(Instant.ofEpochMilli(interval * step - zoneShift));
          columns.add(
              new Chart.Column(
                  time,
                  time + ": " + count[0] + " published, " + count[1] + " rejected",
                  List.of(
                      new Chart.Part("series1", count[0]), new Chart.Part("series2", count[1]))));
        });
    long published = counts.values().stream().mapToLong(c -> c[0]).sum();
    return Chart.ofColumns(
        published
            + " posts published in "
            + counts.size()
            + " intervals of "
            + (step == DAY ? "a day" : step == HOUR ? "an hour" : seconds(step))
            + ".",
        columns);
  }

  static List<Reason> reasons(List<Ended> ended, Map<String, Long> standing) {
    Map<String, Long> counts = new TreeMap<>();
    ended.stream()
        .filter(each -> !each.reason().isEmpty())
        .forEach(each -> counts.merge(each.reason(), 1L, Long::sum));
    standing.keySet().forEach(code -> counts.putIfAbsent(code, 0L));
    long most = Math.max(1, counts.values().stream().mapToLong(Long::longValue).max().orElse(1));
    return counts.entrySet().stream()
        .map(
            e ->
                new Reason(
                    e.getKey(),
                    e.getValue(),
                    standing.getOrDefault(e.getKey(), 0L),
                    (int) (e.getValue() * 100 / most)))
        .sorted(Comparator.comparingLong(Reason::count).reversed().thenComparing(Reason::code))
        .toList();
  }

  static List<Cost> costs(List<Made> made, List<String> editions) {
    Map<String, List<Long>> millis = new LinkedHashMap<>();
    editions.forEach(edition -> millis.put(edition, new ArrayList<>()));
    made.forEach(each -> millis.get(each.edition()).add(each.millis()));
    long all = Math.max(1, made.stream().mapToLong(Made::millis).sum());
    List<Cost> costs = new ArrayList<>();
    millis.forEach(
        (edition, values) -> {
          long total = values.stream().mapToLong(Long::longValue).sum();
          costs.add(
              new Cost(
                  edition,
                  kind(editions, edition),
                  values.size(),
                  percentile(values, 0.5),
                  percentile(values, 0.95),
                  total,
                  (int) Math.round(total * 100.0 / all)));
        });
    return costs;
  }

  static String kind(List<String> editions, String edition) {
    return "series" + (editions.indexOf(edition) % SERIES + 1);
  }

  static Odd odd(Made made, String what, String was, String is, long before, long after) {
    long percent = Math.round((after - before) * 100.0 / Math.max(1, before));
    return new Odd(
        made.source(),
        made.edition(),
        what,
        was,
        is,
        (percent > 0 ? "+" : "−") + Math.abs(percent) + " %",
        Instant.ofEpochMilli(made.at()));
  }

  Chart sizes(List<Made> made, List<Odd> odd, List<String> editions) {
    List<Chart.Point> points = new ArrayList<>();
    for (Made each : made) {
      points.add(point(each, (double) each.bytes(), bytes(each.bytes()), odd, "size", editions));
    }
    return dots(
        "Sizes of " + points.size() + " renditions over time.", points, v -> bytes((long) v));
  }

  Chart pages(Collection<Made> made, List<Odd> odd, List<String> editions) {
    List<Chart.Point> points = new ArrayList<>();
    for (Made each : made) {
      if (each.pages() > 0) {
        String value = each.pages() == 1 ? "1 page" : each.pages() + " pages";
        points.add(point(each, each.pages(), value, odd, "pages", editions));
      }
    }
    return dots("Page counts of " + points.size() + " PDFs over time.", points, Chart::whole);
  }

  private static Chart.Point point(
      Made made, double value, String text, List<Odd> odd, String what, List<String> editions) {
    boolean isOdd =
        odd.stream()
            .anyMatch(
                o ->
                    o.what().equals(what)
                        && o.source().equals(made.source())
                        && o.edition().equals(made.edition())
                        && o.at().toEpochMilli() == made.at());
    String title = made.source() + ", " + made.edition().toUpperCase(Locale.ROOT) + ": " + text;
    return new Chart.Point(made.at(), value, kind(editions, made.edition()), isOdd, title);
  }

  private Chart dots(String about, List<Chart.Point> points, Chart.NumberFormat format) {
    long from = points.isEmpty() ? now - HOUR : points.get(0).at();
    from = Math.min(from, now - MINUTE);
    DateTimeFormatter times =
        DateTimeFormatter.ofPattern(
                now - from > 2 * DAY ? "d MMM" : now - from < 10 * MINUTE ? "HH:mm:ss" : "HH:mm",
                Locale.ENGLISH)
            .withZone(zone);
    List<Chart.Label> labels = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      long at = from + (now - from) * (2 * i + 1) / (2 * TIMES);
      double x =
          Chart.LEFT + (2 * i + 1) / (2.0 * TIMES) * (Chart.WIDTH - Chart.LEFT - Chart.RIGHT);
      labels.add(new Chart.Label(Chart.whole(x), times.format(Instant.ofEpochMilli(at))));
    }
    return Chart.ofPoints(about, points, format, labels, from, now);
  }

  static String seconds(long millis) {
    return millis < SECOND
        ? millis + " ms"
        : millis < 10 * SECOND
            ? String.format(Locale.ROOT, "%.1f s", millis / (double) SECOND)
            : millis < 2 * MINUTE
                ? Math.round(millis / (double) SECOND) + " s"
                : Math.round(millis / (double) MINUTE) + " min";
  }

  static String bytes(long bytes) {
    return bytes < 1_000
        ? bytes + " B"
        : bytes < 1_000_000 ? bytes / 1_000 + " kB" : bytes / 1_000_000 + " MB";
  }
}
