package press.offprint.web.page;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.model.Problem;
import press.offprint.pipeline.Publisher;
import press.offprint.web.catalog.CatalogItem;
import press.offprint.web.catalog.PublishedCatalog;
import press.offprint.web.http.ResponseBody;
import press.offprint.web.monitor.RunMonitor;
import press.offprint.web.upload.ContentService;

/**
 * The pages of the press itself: what it does now, what needs somebody, what a post was made from.
 */
public final class RunPage {
  private static final int SHOWN = 25;

  private final PageRenderer pages;
  private final Publisher publisher;
  private final ContentService contentService;
  private final PublishedCatalog catalog;
  private final RunMonitor monitor;

  public RunPage(
      PageRenderer pages,
      Publisher publisher,
      ContentService contentService,
      PublishedCatalog catalog,
      RunMonitor monitor) {
    this.pages = pages;
    this.publisher = publisher;
    this.contentService = contentService;
    this.catalog = catalog;
    this.monitor = monitor;
  }

  /** A receipt as the page shows it. */
  public record Line(
      String source,
      String status,
      List<Problem> problems,
      long millis,
      OffsetDateTime at,
      String path) {}

  /** Something that the press said. */
  public record Said(String text, OffsetDateTime at) {}

  /** What is set aside: the name to put it back by, and what a person knows it as. */
  public record Aside(String name, String source) {}

  /**
   * The press page, or only what changes on it.
   *
   * @param signedIn whether its buttons may be used
   */
  public ResponseBody now(boolean signedIn, boolean partOnly) {
    RunMonitor.State state = monitor.state();
    Map<String, Object> values = new HashMap<>();
    values.put("signedIn", signedIn);
    values.put("failures", failures());
    values.put("active", state.active());
    values.put("queue", state.queue());
    values.put("ready", state.ready());
    values.put("lines", state.last().stream().limit(SHOWN).map(this::line).toList());
    values.put("words", state.words().stream().map(w -> new Said(w.text(), time(w.at()))).toList());
    values.put("total", catalog.now().items().size());
    if (!partOnly) {
      values.put("aside", signedIn ? aside() : List.of());
      values.put("folder", folder());
    }
    return pages.page(partOnly ? "room/now.html" : "room/press.html", "press", values);
  }

  private List<RejectedPost> failures() {
    return publisher.entries().stream()
        .filter(entry -> entry.status() == EntryStatus.REJECTED)
        .sorted(Comparator.comparing(CatalogEntry::source))
        .map(RejectedPost::of)
        .toList();
  }

  private Line line(RunMonitor.Ended ended) {
    String source = ended.receipt().source();
    String path =
        publisher
            .find(source)
            .filter(e -> !e.renditions().isEmpty())
            .map(CatalogEntry::path)
            .orElse("");
    return new Line(
        source,
        ended.receipt().status().label(),
        ended.receipt().problems(),
        ended.receipt().millis(),
        time(ended.at()),
        path);
  }

  private List<Aside> aside() {
    return contentService.withdrawn().stream()
        .map(name -> new Aside(name, name.substring(name.indexOf('/') + 1)))
        .toList();
  }

  // Where new posts usually go in this site.
  private String folder() {
    Map<String, Integer> sections = new HashMap<>();
    for (CatalogItem item : catalog.now().items()) {
      int cut = item.source().indexOf('/');
      sections.merge(cut < 0 ? "" : item.source().substring(0, cut), 1, Integer::sum);
    }
    return sections.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("posts");
  }

  /** What the post at a site path was made from; empty where there is none. */
  public Optional<ResponseBody> made(String path, boolean signedIn) {
    return catalog
        .now()
        .at(path)
        .flatMap(item -> publisher.find(item.source()).map(entry -> made(item, entry, signedIn)));
  }

  private ResponseBody made(CatalogItem item, CatalogEntry entry, boolean signedIn) {
    Map<String, Object> values = new HashMap<>();
    values.put("signedIn", signedIn);
    values.put("item", item);
    values.put("entry", entry);
    values.put("published", time(entry.publishedAt()));
    return pages.page("room/made.html", "", values);
  }

  private static OffsetDateTime time(long millis) {
    return Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()).toOffsetDateTime();
  }
}
