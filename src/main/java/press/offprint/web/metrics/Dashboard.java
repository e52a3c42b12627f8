package press.offprint.web.metrics;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.catalog.history.PublishHistory;
import press.offprint.catalog.history.PublishHistory.Ended;
import press.offprint.catalog.history.PublishHistory.Made;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.Severity;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.guard.HeldRun;
import press.offprint.pipeline.queue.QueueFigures;
import press.offprint.pipeline.version.VersionStorage;
import press.offprint.web.http.ResponseBody;
import press.offprint.web.page.PageRenderer;

/** The dashboard: lead times, throughput, rejections and sizes of the last thirty days. */
public final class Dashboard {
  private static final long DAYS_30 = 30L * 24 * 3_600_000;
  private static final int MOST_ENDED = 20_000;
  private static final int MOST_MADE = 20_000;
  private static final int MOST_DOTS = 1_200;
  private static final int MOST_ODD = 12;
  private static final int MOST_ASKED = 12;

  private final PageRenderer pages;
  private final Publisher publisher;
  private final PublishHistory history;
  private final StorageFigures storage;
  private final FileRequests requests;

  public Dashboard(
      PageRenderer pages,
      Publisher publisher,
      PublishHistory history,
      StorageFigures storage,
      FileRequests requests) {
    this.requests = requests;
    this.storage = storage;
    this.pages = pages;
    this.publisher = publisher;
    this.history = history;
  }

  /** Renders the page. */
  public ResponseBody page() {
    long now = publisher.settings().clock().millis();
    List<Ended> ended = history.ended(now - DAYS_30, MOST_ENDED);
    List<Made> made = history.made(now - DAYS_30, MOST_MADE);
    List<String> editions = List.copyOf(new TreeSet<>(made.stream().map(Made::edition).toList()));
    DashboardStatistics statistics = new DashboardStatistics(ZoneId.systemDefault(), now);
    List<Long> leads = ended.stream().map(Ended::lead).filter(lead -> lead >= 0).toList();
    List<DashboardStatistics.Odd> odd = UnusualChanges.of(made);
    List<Made> shown = made.subList(Math.max(0, made.size() - MOST_DOTS), made.size());
    Map<String, Object> values = new HashMap<>();
    values.put("empty", ended.isEmpty());
    values.put("published", count(ended, "published"));
    values.put("rejected", count(ended, "rejected"));
    values.put("withdrawn", count(ended, "withdrawn"));
    values.put("leads", leads.size());
    values.put("half", DashboardStatistics.seconds(DashboardStatistics.percentile(leads, 0.5)));
    values.put("most", DashboardStatistics.seconds(DashboardStatistics.percentile(leads, 0.95)));
    values.put("lead", statistics.lead(leads));
    values.put("throughput", statistics.throughput(ended));
    values.put("reasons", DashboardStatistics.reasons(ended, stillRejected()));
    values.put("costs", DashboardStatistics.costs(made, editions));
    values.put("sizes", statistics.sizes(shown, odd, editions));
    values.put("pages", statistics.pages(shown, odd, editions));
    values.put("odd", latest(odd));
    values.put("asked", requests.most(MOST_ASKED));
    values.put("held", publisher.guard().heldRuns().stream().map(Dashboard::held).toList());
    Optional<QueueFigures> queue = publisher.queue();
    values.put("queued", queue.isPresent());
    values.put("jobs", queue.map(QueueFigures::underWay).orElse(0));
    values.put("workers", queue.map(Dashboard::workers).orElse(List.of()));
    VersionStorage stored = storage.latest();
    values.put("versions", stored.versions());
    values.put("storedFiles", stored.files());
    values.put("storedBytes", DashboardStatistics.bytes(stored.bytes()));
    return pages.page("room/dashboard.html", "dashboard", values);
  }

  private static Map<String, Object> held(HeldRun run) {
    return Map.of(
        "run", run.run(),
        "posts", run.posts().size(),
        "reasons", String.join("; ", run.reasons()));
  }

  private static List<Map<String, Object>> workers(QueueFigures queue) {
    List<Map<String, Object>> workers = new ArrayList<>();
    queue
        .workers()
        .forEach(
            (name, work) ->
                workers.add(
                    Map.of(
                        "name", name,
                        "posts", work.posts(),
                        "mean", DashboardStatistics.seconds(work.millis() / work.posts()))));
    return workers;
  }

  private static List<DashboardStatistics.Odd> latest(List<DashboardStatistics.Odd> odd) {
    List<DashboardStatistics.Odd> out =
        new ArrayList<>(odd.subList(Math.max(0, odd.size() - MOST_ODD), odd.size()));
    Collections.reverse(out);
    return out;
  }

  private static long count(List<Ended> ended, String status) {
    return ended.stream().filter(each -> each.status().equals(status)).count();
  }

  private Map<String, Long> stillRejected() {
    Map<String, Long> counts = new TreeMap<>();
    for (CatalogEntry entry : publisher.entries()) {
      if (entry.status() == EntryStatus.REJECTED) {
        entry.problems().stream()
            .filter(problem -> problem.severity() == Severity.ERROR)
            .map(Problem::code)
            .findFirst()
            .ifPresent(code -> counts.merge(code.name(), 1L, Long::sum));
      }
    }
    return counts;
  }
}
