package press.offprint.web.page;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import press.offprint.catalog.address.SecretAddress;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.catalog.version.HeldPost;
import press.offprint.catalog.version.PostVersion;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.inspect.LastInspection;
import press.offprint.pipeline.run.Hidden;
import press.offprint.web.catalog.CatalogItem;
import press.offprint.web.catalog.PublishedCatalog;
import press.offprint.web.http.ResponseBody;
import press.offprint.web.monitor.RunMonitor;
import press.offprint.web.upload.ContentService;

/** The publishing page: the current run, rejected posts, and the inputs of each post. */
public final class RunPage {
  private static final int SHOWN = 25;

  private final PageRenderer pages;
  private final LineagePages lineage;
  private final Publisher publisher;
  private final ContentService contentService;
  private final PublishedCatalog catalog;
  private final RunMonitor monitor;
  private final Supplier<List<SecretAddress>> links;

  /**
   * @param links returns the links to drafts
   */
  public RunPage(
      PageRenderer pages,
      Publisher publisher,
      ContentService contentService,
      PublishedCatalog catalog,
      RunMonitor monitor,
      Supplier<List<SecretAddress>> links) {
    this.pages = pages;
    this.lineage = new LineagePages(pages, publisher);
    this.publisher = publisher;
    this.contentService = contentService;
    this.catalog = catalog;
    this.monitor = monitor;
    this.links = links;
  }

  /**
   * A receipt.
   *
   * @param path the permalink, empty if the post is not published
   */
  public record Line(
      String source,
      String status,
      List<Problem> problems,
      long millis,
      OffsetDateTime at,
      String path) {}

  /** A message of Offprint. */
  public record Notice(String text, OffsetDateTime at) {}

  /** A link to a draft with the days on which it was made and ends. */
  public record LinkLine(long id, String source, OffsetDateTime created, OffsetDateTime expires) {}

  /** A withdrawn post: the name with which it is restored, and its source. */
  public record Withdrawn(String name, String source) {}

  /**
   * Renders the page.
   *
   * @param signedIn true if the client may use its buttons
   */
  public ResponseBody page(boolean signedIn) {
    Map<String, Object> values = state(signedIn);
    values.put("aside", signedIn ? withdrawn() : List.of());
    values.put("folder", largestFolder());
    values.put("links", signedIn ? links() : List.of());
    values.put(
        "looks",
        signedIn
            ? LastInspection.of(ProjectOperations.state(publisher.settings())).posts().size()
            : 0);
    return pages.page("room/press.html", "press", values);
  }

  /** Renders the part of the page that changes, with which a script updates an open page. */
  public ResponseBody part(boolean signedIn) {
    return pages.page("room/now.html", "press", state(signedIn));
  }

  private Map<String, Object> state(boolean signedIn) {
    RunMonitor.State state = monitor.state();
    Map<String, Object> values = new HashMap<>();
    values.put("signedIn", signedIn);
    values.put("failures", rejected());
    values.put(
        "heldRuns",
        publisher.guard().heldRuns().stream()
            .map(
                run ->
                    Map.of(
                        "run", run.run(),
                        "posts", run.posts().size(),
                        "reasons", String.join("; ", run.reasons())))
            .toList());
    values.put(
        "heldPosts",
        new TreeMap<>(publisher.holds().posts())
            .values().stream()
                .map(post -> Map.of("source", post.source(), "version", post.number()))
                .toList());
    values.put("hidden", hidden());
    values.put("active", state.active());
    values.put("queue", state.queue());
    values.put("ready", state.ready());
    values.put("lines", state.last().stream().limit(SHOWN).map(this::line).toList());
    values.put(
        "words",
        state.notices().stream()
            .map(notice -> new Notice(notice.text(), time(notice.at())))
            .toList());
    values.put("total", catalog.now().items().size());
    return values;
  }

  private List<RejectedPost> rejected() {
    return publisher.entries().stream()
        .filter(entry -> entry.status() == EntryStatus.REJECTED)
        .sorted(Comparator.comparing(CatalogEntry::source))
        .map(RejectedPost::of)
        .toList();
  }

  private List<HiddenPost> hidden() {
    Map<String, Hidden> reasons = publisher.hidden();
    return reasons.keySet().stream()
        .sorted()
        .map(source -> new HiddenPost(source, reasons.get(source)))
        .toList();
  }

  private Line line(RunMonitor.Ended ended) {
    String source = ended.receipt().source();
    String path =
        publisher
            .find(source)
            .filter(entry -> !entry.renditions().isEmpty())
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

  private List<LinkLine> links() {
    return links.get().stream()
        .map(
            link ->
                new LinkLine(
                    link.id(), link.target(), time(link.createdAt()), time(link.expiresAt())))
        .toList();
  }

  private List<Withdrawn> withdrawn() {
    return contentService.withdrawn().stream()
        .map(name -> new Withdrawn(name, name.substring(name.indexOf('/') + 1)))
        .toList();
  }

  /** Returns the top-level folder with the most posts, the default for uploads. */
  private String largestFolder() {
    Map<String, Integer> sizes = new HashMap<>();
    for (CatalogItem item : catalog.now().items()) {
      int cut = item.source().indexOf('/');
      sizes.merge(cut < 0 ? "" : item.source().substring(0, cut), 1, Integer::sum);
    }
    return sizes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("posts");
  }

  /** Renders the inputs of the post at a permalink. Returns empty if there is no such post. */
  public Optional<ResponseBody> inputs(String path, boolean signedIn) {
    return catalog
        .now()
        .findByPath(path)
        .flatMap(item -> publisher.find(item.source()).map(entry -> inputs(item, entry, signedIn)));
  }

  private ResponseBody inputs(CatalogItem item, CatalogEntry entry, boolean signedIn) {
    Map<String, Object> values = new HashMap<>();
    HeldPost held = publisher.holds().posts().get(entry.source());
    List<PostVersion> versions =
        publisher.holds().versions(entry.source()).stream()
            .filter(version -> !version.renditions().isEmpty())
            .toList();
    values.put("held", held == null ? 0 : held.number());
    values.put(
        "shown",
        held != null
            ? held.number()
            : versions.isEmpty() ? 0 : versions.get(versions.size() - 1).number());
    values.put(
        "versions",
        versions.stream()
            .map(
                version ->
                    Map.of(
                        "number", version.number(),
                        "at", time(version.at()),
                        "files", version.files().size()))
            .toList());
    values.put("reasons", lineage.reasons(entry.source()));
    values.put("results", lineage.results(entry.source()));
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
