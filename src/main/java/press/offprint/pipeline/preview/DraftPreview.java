package press.offprint.pipeline.preview;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.SiteLists;
import press.offprint.content.site.reference.LinkMemory;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Rendition;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.disk.output.OutputFolder;
import press.offprint.pipeline.disk.state.PrivateFolder;
import press.offprint.pipeline.plan.BuildPlan;
import press.offprint.pipeline.plan.Decision;
import press.offprint.pipeline.plan.PostJob;
import press.offprint.pipeline.plan.SiteIndexCache;
import press.offprint.pipeline.plan.SiteIndexes;
import press.offprint.pipeline.plan.input.EditionFingerprints;
import press.offprint.pipeline.plan.input.InputHash;
import press.offprint.pipeline.plan.input.UpToDateCheck;
import press.offprint.pipeline.post.EditionRoutes;
import press.offprint.pipeline.post.RenditionStore;
import press.offprint.pipeline.record.BranchFailures;
import press.offprint.pipeline.record.BranchResults;
import press.offprint.pipeline.record.ExchangeKey;
import press.offprint.pipeline.record.ReadPost;
import press.offprint.pipeline.run.Hidden;
import press.offprint.pipeline.run.HiddenReason;
import press.offprint.pipeline.run.StopFlag;
import press.offprint.pipeline.state.PostRejection;

/**
 * The drafts and future posts of a preview. The editions of each are made as those of published
 * posts, but stored in a folder of the state, so that no list, feed or search names them and no
 * host gets them. Nothing is made before {@link #open}. In routes this bean is {@code drafts}.
 *
 * <p>A run leaves its plan here and ends. The route {@code preview-drafts} makes the drafts of one
 * plan after another on a separate thread, so that no draft makes a published post wait. Other
 * threads may read the drafts meanwhile.
 */
public final class DraftPreview implements AutoCloseable {
  private static final Set<HiddenReason> SHOWN = Set.of(HiddenReason.DRAFT, HiddenReason.FUTURE);

  private final Path state;
  private final EditionFingerprints fingerprints;
  private final EditionRoutes editions;
  private final UpToDateCheck upToDate;
  private final SiteIndexes siteIndexes;
  private final SiteIndexCache indexes = new SiteIndexCache();
  private final StopFlag stop;
  private final Consumer<String> notices;
  private final Map<String, Draft> drafts = new ConcurrentSkipListMap<>();
  private final Map<String, Attempt> attempts = new ConcurrentHashMap<>();
  private final Map<String, Made> known = new ConcurrentHashMap<>();
  private final AtomicLong version = new AtomicLong();

  @GuardedBy("plans")
  private final Deque<BuildPlan> plans = new ArrayDeque<>();

  private volatile Predicate<String> wanted = source -> true;

  // Null if there is no preview.
  private volatile OutputFolder folder;

  /** The inputs of a draft that a job is about to make, as of the plan. */
  private record Attempt(Hidden hidden, String fingerprint, String editions) {}

  /** The inputs of a draft as of its last job. */
  private record Made(
      String fingerprint, String path, String editions, List<StampedDependency> dependencies) {}

  /**
   * Creates a preview that makes nothing until it is opened.
   *
   * @param state the state folder of the project
   * @param upToDate a separate check, because runs use theirs at the same time
   * @param siteIndexes those of the jobs of drafts alone, for the same reason
   * @param notices gets a line about each draft that cannot be shown
   */
  public DraftPreview(
      Path state,
      EditionFingerprints fingerprints,
      EditionRoutes editions,
      UpToDateCheck upToDate,
      SiteIndexes siteIndexes,
      StopFlag stop,
      Consumer<String> notices) {
    this.state = state.resolve("preview");
    this.fingerprints = fingerprints;
    this.editions = editions;
    this.upToDate = upToDate;
    this.siteIndexes = siteIndexes;
    this.stop = stop;
    this.notices = notices;
  }

  /**
   * Lets the following runs make drafts. The files of an earlier preview are removed.
   *
   * @param wanted returns true for the source of a draft that is shown; asked at each run
   * @throws press.offprint.pipeline.disk.StoreException if the folder cannot be written
   */
  public void open(Predicate<String> wanted) {
    this.wanted = wanted;
    PrivateFolder.empty(state);
    folder = OutputFolder.open(folder(), state);
  }

  /** Returns the folder of the files of drafts; it may be missing. */
  public Path folder() {
    return state.resolve("files");
  }

  /** Returns the drafts whose editions were made, sorted by source. */
  public Collection<Draft> drafts() {
    return List.copyOf(drafts.values());
  }

  /** Returns a number that changes with each change of a draft. */
  public long version() {
    return version.get();
  }

  /** Returns true if there is a preview. */
  public boolean hasPreview() {
    return folder != null;
  }

  /** Takes the plan of a run. The plan of a whole folder replaces those before it. */
  public void add(Exchange exchange) {
    BuildPlan plan = ExchangeKey.PLAN.get(exchange);
    if (plan != null) {
      synchronized (plans) {
        if (plan.complete()) {
          plans.clear();
        }
        plans.add(plan);
      }
    }
  }

  /** Returns the jobs of the drafts of the next plan that are stale. For one thread. */
  public Iterator<PostJob> jobs() {
    BuildPlan plan;
    synchronized (plans) {
      plan = plans.poll();
    }
    if (folder == null || plan == null || stop.isRequested()) {
      return Collections.emptyIterator();
    }
    upToDate.begin(Optional.empty());
    List<Decision.Hide> all = plan.all(Decision.Hide.class).filter(DraftPreview::isShown).toList();
    List<Decision.Hide> shown = all.stream().filter(each -> wanted.test(each.source())).toList();
    removeOthers(plan, shown);
    if (shown.isEmpty()) {
      return Collections.emptyIterator();
    }
    SiteIndex siteIndex = withDrafts(plan, all);
    String hash = editionsHash();
    List<Decision.Hide> stale =
        shown.stream().filter(each -> isStale(each, hash, siteIndex)).toList();
    if (stale.isEmpty()) {
      return Collections.emptyIterator();
    }
    stale.forEach(
        each ->
            attempts.put(
                each.source(), new Attempt(each.hidden(), each.post().fingerprint(), hash)));
    String index = siteIndexes.add(siteIndex);
    Set<String> names = Set.copyOf(editions.names("post"));
    return stop.until(
        stale.stream()
            .map(
                each -> PostJob.of(each.post(), each.post().header().orElseThrow(), index, names)));
  }

  private static boolean isShown(Decision.Hide hide) {
    String source = hide.source();
    return SHOWN.contains(hide.hidden().reason())
        && hide.post().header().isPresent()
        && hide.post().problems().isEmpty()
        && !SiteLists.isSection(source)
        && !SiteLists.mayBeHome(source);
  }

  // A draft that was published, deleted or rejected is no draft any more.
  private void removeOthers(BuildPlan plan, List<Decision.Hide> shown) {
    Set<String> gone = new HashSet<>();
    if (plan.complete()) {
      gone.addAll(drafts.keySet());
    } else {
      plan.decisions().forEach(decision -> gone.add(decision.source()));
    }
    plan.all(Decision.Wait.class).forEach(decision -> gone.remove(decision.source()));
    shown.forEach(hide -> gone.remove(hide.source()));
    for (String source : gone) {
      known.remove(source);
      attempts.remove(source);
      Draft draft = drafts.remove(source);
      if (draft != null) {
        draft.files().keySet().forEach(folder::remove);
        version.incrementAndGet();
      }
    }
  }

  private boolean isStale(Decision.Hide hide, String hash, SiteIndex siteIndex) {
    Made made = known.get(hide.source());
    return made == null
        || !made.fingerprint().equals(hide.post().fingerprint())
        || !made.path().equals(hide.post().header().orElseThrow().path())
        || !made.editions().equals(hash)
        || !upToDate.isCurrent(hide.source(), made.dependencies(), siteIndex);
  }

  private String editionsHash() {
    InputHash hash = new InputHash();
    editions
        .names("post")
        .forEach(edition -> hash.add(edition).add(fingerprints.of("post-" + edition)));
    return hash.hash();
  }

  // Drafts link to one another as they will when they are published.
  private SiteIndex withDrafts(BuildPlan plan, List<Decision.Hide> shown) {
    List<PostHeader> headers = new ArrayList<>(plan.siteIndex().headers());
    shown.forEach(hide -> hide.post().header().ifPresent(headers::add));
    try {
      return indexes.of(headers, plan.scan().cascades(), LinkMemory.NONE, fingerprints.data());
    } finally {
      indexes.end();
    }
  }

  /** Stores the {@link BranchResults} in the body, or records why there are none. */
  public void store(Exchange exchange) {
    PostJob job = ExchangeKey.JOB.get(exchange);
    ReadPost post = ExchangeKey.READ.get(exchange, ReadPost.NOTHING);
    Object body = exchange.getMessage().getBody();
    List<Rendition> made = List.of();
    List<Problem> problems = List.of();
    if (body instanceof PostRejection rejection) {
      problems = rejection.problems();
    } else if (body instanceof BranchResults results) {
      made = results.renditions();
      problems = BranchFailures.of(results.failures()).problems();
    }
    if (!made.isEmpty()) {
      RenditionStore.store(folder, made);
    }
    keep(job, post, made, problems);
  }

  private void keep(PostJob job, ReadPost post, List<Rendition> made, List<Problem> problems) {
    Map<String, String> files = new TreeMap<>();
    Map<String, String> byEdition = new TreeMap<>();
    for (Rendition rendition : made) {
      rendition.companions().forEach(each -> files.put(each.path(), each.mediaType()));
      files.put(rendition.path(), rendition.mediaType());
      byEdition.put(rendition.edition(), rendition.path());
    }
    String source = job.source();
    Draft before = drafts.get(source);
    if (made.isEmpty() && before != null) {
      // An open reader keeps what it shows while the draft is broken.
      files.putAll(before.files());
      byEdition.putAll(before.editions());
    }
    Attempt attempt = attempts.get(source);
    // A draft that met a fault before it was read is made again after an edit.
    String fingerprint = post.fingerprint().isEmpty() ? attempt.fingerprint() : post.fingerprint();
    known.put(
        source,
        new Made(fingerprint, job.header().path(), attempt.editions(), post.dependencies()));
    drafts.put(
        source,
        new Draft(
            source,
            job.header().path(),
            Optional.ofNullable(post.metadata()).orElse(job.header().metadata()).title(),
            attempt.hidden(),
            files,
            byEdition,
            problems));
    if (before != null) {
      before.files().keySet().stream()
          .filter(path -> !files.containsKey(path))
          .forEach(folder::remove);
    }
    version.incrementAndGet();
    for (Problem problem : problems) {
      String line = problem.line() > 0 ? ":" + problem.line() : "";
      String text = problem.message() + " " + problem.hint();
      notices.accept("The preview does not show " + source + line + ": " + text.strip());
    }
  }

  /** Records a draft that failed on its way; the others are made nevertheless. */
  public void failed(Exchange exchange, Throwable reason) {
    PostJob job = ExchangeKey.JOB.get(exchange);
    if (job != null && !stop.isRequested()) {
      List<Problem> problems = BranchFailures.of(List.of(reason)).problems();
      keep(job, ExchangeKey.READ.get(exchange, ReadPost.NOTHING), List.of(), problems);
    }
  }

  @Override
  public void close() {
    OutputFolder open = folder;
    if (open != null) {
      open.close();
      PrivateFolder.empty(state);
    }
  }
}
