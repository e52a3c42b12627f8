package press.offprint.pipeline.post;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.model.Publication;
import press.offprint.pipeline.exec.EditionCalls;
import press.offprint.pipeline.plan.BuildPlan;
import press.offprint.pipeline.plan.Decision;
import press.offprint.pipeline.plan.PostJob;
import press.offprint.pipeline.plan.SiteIndexes;
import press.offprint.pipeline.plan.input.PostInputs;
import press.offprint.pipeline.plan.scan.ScannedPost;
import press.offprint.pipeline.record.CopiesRecorder;
import press.offprint.pipeline.record.ExchangeKey;
import press.offprint.pipeline.record.ReadPost;
import press.offprint.pipeline.record.RunInspector;
import press.offprint.pipeline.run.RunRequest;
import press.offprint.pipeline.run.StopFlag;
import press.offprint.pipeline.state.CatalogCache;
import press.offprint.pipeline.state.PostRejection;

/**
 * The narrower copies of the pictures of pages, if they follow the pages ({@code copies: later}). A
 * page is published with the copies that the cache has. After everything else of the run is stored,
 * the pages that wait for others are made again by the same routes. In routes this bean is {@code
 * copies}.
 *
 * <p>While a folder is watched, copies are made beside the runs, and only a run without a post to
 * publish takes them.
 */
public final class PictureCopies {
  private static final String PAGE = "html";

  private final boolean later;
  private final CatalogCache catalog;
  private final PostInputs inputs;
  private final SiteIndexes siteIndexes;
  private final EditionRoutes editions;
  private final EditionCalls calls;
  private final RunInspector inspector;
  private final CopiesRecorder recorder;
  private final StopFlag stop;
  private volatile boolean behind;
  private volatile boolean watching;

  // The posts whose pages waited for copies at the end of the last run.
  private volatile Set<String> waiting = Set.of();

  /**
   * Creates the step.
   *
   * @param later true if pages do not wait for copies; pages that an earlier process left without
   *     them get them in any case
   */
  public PictureCopies(
      boolean later,
      CatalogCache catalog,
      PostInputs inputs,
      SiteIndexes siteIndexes,
      EditionRoutes editions,
      EditionCalls calls,
      RunInspector inspector,
      CopiesRecorder recorder,
      StopFlag stop) {
    this.later = later;
    this.catalog = catalog;
    this.inputs = inputs;
    this.siteIndexes = siteIndexes;
    this.editions = editions;
    this.calls = calls;
    this.inspector = inspector;
    this.recorder = recorder;
    this.stop = stop;
  }

  /** Leaves the copies of all further runs to those of a watched folder. */
  public void comeBehind() {
    behind = true;
  }

  /** Switches to watch mode. */
  public void watchMode() {
    watching = true;
  }

  /**
   * Lets the page of the {@link Publication} in the body be made without copies that are missing.
   * For a job that brings these copies, the body becomes an empty rejection if the post was changed
   * since it was published: the next run makes it.
   */
  public void admit(Exchange exchange) {
    PostJob job = ExchangeKey.JOB.get(exchange);
    Object body = exchange.getMessage().getBody();
    if (job.copies()) {
      if (!(body instanceof Publication) || !isCurrent(job.source(), exchange)) {
        recorder.leave(job.source());
        exchange.getMessage().setBody(new PostRejection(List.of()));
      }
    } else if (later && !inspector.isStaging() && body instanceof Publication publication) {
      // Posts that are judged before they are put in place are compared as they will be.
      exchange.getMessage().setBody(publication.withCopiesLater());
    }
  }

  private boolean isCurrent(String source, Exchange exchange) {
    ReadPost read = ExchangeKey.READ.get(exchange, ReadPost.NOTHING);
    String hash =
        inputs.hash(
            PAGE,
            read.path(),
            read.fingerprint(),
            read.dependencies().stream().map(StampedDependency::dependency).toList());
    return catalog.find(source).map(CatalogEntry::renditions).orElse(List.of()).stream()
        .filter(rendition -> rendition.download().edition().equals(PAGE))
        .anyMatch(rendition -> rendition.inputHash().equals(hash));
  }

  /** Returns true if a page waits for copies that a run of this plan would bring. */
  public boolean areOutstanding(BuildPlan plan) {
    return !outstanding(plan).isEmpty();
  }

  /** Returns the jobs of the pages that get their copies in this run. */
  public Iterator<PostJob> jobs(Exchange exchange) {
    BuildPlan plan = ExchangeKey.PLAN.get(exchange);
    Map<String, ScannedPost> posts = inspector.isTrial() ? Map.of() : outstanding(plan);
    waiting = Set.copyOf(posts.keySet());
    List<String> sources = sources(plan, posts);
    if (sources.isEmpty()) {
      return stop.until(Stream.empty());
    }
    recorder.begin();
    String index = siteIndexes.add(plan.siteIndex());
    return stop.until(sources.stream().map(posts::get).map(post -> job(post, index)));
  }

  private static PostJob job(ScannedPost post, String index) {
    return PostJob.of(post, post.header().orElseThrow(), index, Set.of(PAGE)).forCopies();
  }

  private List<String> sources(BuildPlan plan, Map<String, ScannedPost> posts) {
    List<String> all = posts.keySet().stream().sorted().toList();
    if (!behind) {
      return all;
    }
    boolean idle = watching && RunRequest.WATCHED.equals(plan.request()) && plan.builds().isEmpty();
    return idle ? calls.nextCopies(all) : List.of();
  }

  // A post of the plan that was edited since then, or is held, is no longer what its page shows.
  private Map<String, ScannedPost> outstanding(BuildPlan plan) {
    if (!editions.names("post").contains(PAGE) || !plan.request().wants(PAGE)) {
      return Map.of();
    }
    List<ScannedPost> planned = new ArrayList<>();
    plan.all(Decision.UpToDate.class).forEach(decision -> planned.add(decision.post()));
    plan.all(Decision.Build.class).forEach(decision -> planned.add(decision.post()));
    Map<String, ScannedPost> posts = new HashMap<>();
    for (ScannedPost post : planned) {
      boolean outstanding =
          catalog
              .find(post.source())
              .filter(entry -> isOutstanding(entry) && post.header().isPresent())
              .filter(entry -> entry.fingerprint().equals(post.fingerprint()))
              .isPresent();
      if (outstanding) {
        posts.put(post.source(), post);
      }
    }
    return posts;
  }

  private boolean isOutstanding(CatalogEntry entry) {
    return !entry.outstanding().isEmpty()
        && entry.status() == EntryStatus.PUBLISHED
        && recorder.mayTry(entry);
  }

  /** Returns true if a run can bring copies that an earlier one left. */
  public boolean isDue() {
    Set<String> left = new HashSet<>(waiting);
    left.removeIf(source -> catalog.find(source).filter(this::isOutstanding).isEmpty());
    return behind
        && !left.isEmpty()
        && !calls.nextCopies(left.stream().sorted().toList()).isEmpty();
  }
}
