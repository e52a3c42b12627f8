package press.offprint.pipeline.guard;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import press.offprint.catalog.entry.CatalogException;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.catalog.history.GuardHistory;
import press.offprint.catalog.history.MeasuredRendition;
import press.offprint.content.site.SiteLists;
import press.offprint.content.site.config.key.GuardMode;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;
import press.offprint.pipeline.plan.BuildPlan;
import press.offprint.pipeline.plan.Decision;
import press.offprint.pipeline.plan.WithdrawalException;
import press.offprint.pipeline.record.BranchResults;
import press.offprint.pipeline.record.RunInspector;
import press.offprint.pipeline.record.StagedPost;
import press.offprint.pipeline.run.LargeWithdrawal;
import press.offprint.pipeline.run.RunListener;
import press.offprint.pipeline.state.CatalogCache;

/**
 * Measures what each run makes, and compares it with the runs before. It is called by one thread at
 * a time for a run, and by many for its posts. If the history cannot be used, nothing is odd.
 */
public final class RunGuard implements RunInspector, RunListener {
  private static final Logger LOG = System.getLogger(RunGuard.class.getName());

  private final GuardMode mode;
  private final CatalogCache catalog;
  private final Supplier<GuardHistory> history;
  private final LongSupplier run;
  private final PostMeter meter;

  @GuardedBy("this")
  private final HeldRuns held;

  @GuardedBy("this")
  private final Map<String, List<MeasuredRendition>> measured = new TreeMap<>();

  @GuardedBy("this")
  private final List<StagedPost> staged = new ArrayList<>();

  @GuardedBy("this")
  private final Set<String> placed = new HashSet<>();

  @GuardedBy("this")
  private int rejected;

  @GuardedBy("this")
  private int withdrawn;

  @GuardedBy("this")
  private GuardBaseline baseline; // null before it is needed

  private final AtomicLong oddRuns = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private volatile boolean staging;
  private volatile boolean canary;
  private volatile boolean trial;
  private volatile boolean holdsSite;

  /**
   * Creates the guard.
   *
   * @param history opens the measures of earlier runs
   * @param run returns the number of the run under way in the history
   */
  public RunGuard(
      GuardMode mode, CatalogCache catalog, Supplier<GuardHistory> history, LongSupplier run) {
    this.mode = mode;
    this.catalog = catalog;
    this.history = history;
    this.run = run;
    this.meter = new PostMeter(history);
    this.held = new HeldRuns(catalog::setting, catalog::setting);
  }

  /**
   * Checks the withdrawals of a plan before anything is changed.
   *
   * @param treatment {@link LargeWithdrawal#ALLOW} if a person allowed them
   * @throws WithdrawalException if they are many for this site, and odd runs are held
   */
  public void requireUsualWithdrawals(BuildPlan plan, LargeWithdrawal treatment) {
    if (mode != GuardMode.HOLD || treatment == LargeWithdrawal.ALLOW) {
      return;
    }
    long count = withdrawals(plan);
    if (count > 1 && judge().filter(j -> j.isMany(RunJudge.WITHDRAWN, (int) count)).isPresent()) {
      // A watcher repeats the run until the posts are back.
      oddRuns.addAndGet(refused.getAndSet(count) == count ? 0 : 1);
      throw new WithdrawalException(
          "The run is held, because it would withdraw "
              + count
              + " of "
              + publishedPosts()
              + " published posts, which is odd for this site. Nothing was changed. To withdraw"
              + " these posts, add --allow-withdrawals.");
    }
  }

  private long withdrawals(BuildPlan plan) {
    long hidden =
        plan.all(Decision.Hide.class)
            .filter(hide -> hide.post().isPublished() && !SiteLists.isSection(hide.source()))
            .count();
    long removed =
        plan.removed().stream()
            .filter(source -> !plan.request().sources().contains(source))
            .filter(source -> isPublished(source) && !SiteLists.isSection(source))
            .count();
    // A post whose file was renamed is removed and new.
    long added =
        plan.builds().stream()
            .filter(build -> !build.post().isPublished() && !SiteLists.isSection(build.source()))
            .count();
    return Math.max(0, hidden + removed - added);
  }

  private boolean isPublished(String source) {
    return catalog.find(source).filter(entry -> !entry.renditions().isEmpty()).isPresent();
  }

  private int publishedPosts() {
    return (int)
        catalog.all().stream()
            .filter(e -> !e.renditions().isEmpty() && !SiteLists.isSection(e.source()))
            .count();
  }

  @Override
  public synchronized void begin(BuildPlan plan) {
    measured.clear();
    meter.begin();
    staged.clear();
    placed.clear();
    rejected = 0;
    withdrawn = 0;
    Set<String> decided = new HashSet<>();
    plan.decisions().stream()
        .filter(decision -> !(decision instanceof Decision.Defer))
        .filter(decision -> !(decision instanceof Decision.Wait))
        .map(Decision::source)
        .forEach(decided::add);
    canary = false;
    if (trial) {
      holdsSite = true;
      return;
    }
    held.remove(decided::contains);
    holdsSite = holdsSite(plan);
    staging =
        mode == GuardMode.HOLD
            && !plan.builds().isEmpty()
            && baseline().filter(GuardBaseline::isKnown).isPresent();
  }

  /** Returns true if the files of the whole site stay as they are under this plan. */
  public synchronized boolean holdsSite(BuildPlan plan) {
    Set<String> deferred = new HashSet<>();
    plan.all(Decision.Defer.class).map(Decision.Defer::source).forEach(deferred::add);
    // A list must not show a post that was withdrawn.
    return withdrawals(plan) == 0
        && held.runs().stream()
            .filter(HeldRun::whole)
            .flatMap(one -> one.posts().keySet().stream())
            .anyMatch(source -> deferred.contains(source) || !plan.complete());
  }

  /**
   * Returns the posts that wait with odd ones of their run which are odd no longer, because their
   * inputs changed. They can be made again.
   */
  public synchronized Set<String> freed(BuildPlan plan) {
    Set<String> deferred = new HashSet<>();
    plan.all(Decision.Defer.class).map(Decision.Defer::source).forEach(deferred::add);
    Set<String> freed = new HashSet<>();
    for (HeldRun one : plan.complete() ? held.runs() : List.<HeldRun>of()) {
      if (one.odd().stream().noneMatch(deferred::contains)) {
        one.posts().keySet().stream().filter(deferred::contains).forEach(freed::add);
      }
    }
    return freed;
  }

  @Override
  public boolean isStaging() {
    return staging || canary || trial;
  }

  /** Returns true if posts that wait are judged at the end of the run. */
  boolean judges() {
    return mode == GuardMode.HOLD && !trial;
  }

  /** Lets the posts that are made from now on wait, until it is called with false. */
  public void stageCanary(boolean wait) {
    canary = wait;
  }

  /** Begins or ends a run of which nothing is published and nothing recorded. */
  public void tryOut(boolean only) {
    trial = only;
  }

  /** Returns the posts that wait. */
  public synchronized List<StagedPost> staged() {
    return List.copyOf(staged);
  }

  /** Returns true if a person let a post through with these inputs. */
  public synchronized boolean isReleased(String source, String inputs) {
    return held.isReleased(source, inputs);
  }

  @Override
  public boolean holdsSite() {
    return holdsSite;
  }

  @Override
  public void made(String source, String edition, long time, int pages) {
    meter.made(source, edition, time);
  }

  @Override
  public void stage(StagedPost post, BranchResults kept) {
    measure(post);
    synchronized (this) {
      staged.add(new StagedPost(post.job(), post.read(), kept, post.millis()));
    }
  }

  /** Returns the posts that wait, and forgets them. */
  public synchronized List<StagedPost> takeStaged() {
    List<StagedPost> all = List.copyOf(staged);
    staged.clear();
    return all;
  }

  @Override
  public void published(StagedPost post) {
    if (mode == GuardMode.OFF) {
      return;
    }
    boolean known;
    synchronized (this) {
      known = measured.containsKey(post.source());
      placed.add(post.source());
    }
    if (!known) {
      measure(post);
    }
  }

  @Override
  public synchronized void rejected(String source) {
    boolean wasPublished =
        catalog
            .find(source)
            .filter(entry -> entry.status() == EntryStatus.PUBLISHED)
            .filter(entry -> !entry.renditions().isEmpty())
            .isPresent();
    rejected += wasPublished ? 1 : 0;
  }

  @Override
  public synchronized void withdrawn(String source) {
    withdrawn += SiteLists.isSection(source) ? 0 : 1;
  }

  private void measure(StagedPost post) {
    List<MeasuredRendition> all = meter.of(post);
    synchronized (this) {
      measured.put(post.source(), all);
    }
  }

  @GuardedBy("this")
  private Optional<GuardBaseline> baseline() {
    if (baseline == null) {
      try {
        baseline = GuardBaseline.of(history.get());
      } catch (CatalogException e) {
        LOG.log(
            Level.WARNING,
            "The measures of earlier runs cannot be read, so that no run is odd: {0}",
            e.getMessage());
        return Optional.empty();
      }
    }
    return Optional.of(baseline);
  }

  private synchronized Optional<RunJudge> judge() {
    return baseline().map(known -> new RunJudge(known, publishedPosts()));
  }

  /** Judges the posts that wait; released ones are not odd. */
  synchronized RunVerdict judge(List<StagedPost> posts, ReleaseCheck released) {
    List<MeasuredRendition> judged = new ArrayList<>();
    int count = 0;
    for (StagedPost post : posts) {
      if (!released.isReleased(post, held)) {
        count++;
        judged.addAll(measured.getOrDefault(post.source(), List.of()));
      }
    }
    Optional<RunJudge> judge = judge();
    RunVerdict verdict =
        judge.isPresent() ? judge.get().judge(judged, count, rejected) : RunVerdict.ORDINARY;
    oddRuns.addAndGet(verdict.isOrdinary() ? 0 : 1);
    return verdict;
  }

  /** Checks if a person let a post through with the inputs that it has. */
  interface ReleaseCheck {
    boolean isReleased(StagedPost post, HeldRuns held);
  }

  /** Records posts that are held, and why. */
  public synchronized HeldRun hold(
      Map<String, String> posts, Set<String> odd, List<String> reasons, boolean whole, long at) {
    HeldRun one = new HeldRun(run.getAsLong(), at, whole, reasons, odd, posts);
    for (String source : posts.keySet()) {
      measured.remove(source);
    }
    held.add(one);
    holdsSite = holdsSite || whole;
    return one;
  }

  /** Returns the held runs, the oldest first. */
  public synchronized List<HeldRun> heldRuns() {
    return held.runs();
  }

  /** Returns the number of odd runs since the start of this process. */
  public long oddRuns() {
    return oddRuns.get();
  }

  @Override
  public synchronized List<Problem> end() {
    if (trial) {
      measured.clear();
      return List.of();
    }
    if (mode == GuardMode.OFF || (measured.isEmpty() && rejected == 0 && withdrawn == 0)) {
      return List.of();
    }
    measured.keySet().retainAll(placed);
    List<MeasuredRendition> all = measured.values().stream().flatMap(List::stream).toList();
    held.published(Set.copyOf(placed));
    List<Problem> problems = new ArrayList<>();
    try {
      Optional<RunJudge> judge = judge();
      if (judge.isEmpty()) {
        return List.of();
      }
      if (mode == GuardMode.WARN) {
        problems.addAll(warnings(judge.get(), all));
      }
      Map<String, Double> facts = new TreeMap<>(judge.get().facts(all));
      facts.put(GuardBaseline.POSTS, (double) measured.size());
      facts.put(RunJudge.REJECTED, (double) rejected);
      facts.put(RunJudge.WITHDRAWN, (double) withdrawn);
      history.get().add(run.getAsLong(), all, facts);
      baseline.add(all, facts);
    } catch (CatalogException e) {
      LOG.log(Level.WARNING, "The measures of this run cannot be written: {0}", e.getMessage());
    }
    measured.clear();
    return problems;
  }

  @GuardedBy("this")
  private List<Problem> warnings(RunJudge judge, List<MeasuredRendition> all) {
    List<Problem> problems = new ArrayList<>();
    RunVerdict verdict = judge.judge(all, measured.size(), rejected);
    if (judge.isMany(RunJudge.WITHDRAWN, withdrawn)) {
      problems.add(odd(withdrawn + " posts were withdrawn"));
    }
    verdict.run().forEach(reason -> problems.add(odd(reason)));
    if (verdict.run().isEmpty()) {
      verdict
          .posts()
          .forEach(
              (source, reasons) -> problems.add(odd(source + ", " + String.join(", ", reasons))));
    }
    oddRuns.addAndGet(problems.isEmpty() ? 0 : 1);
    return problems;
  }

  private static Problem odd(String reason) {
    return Problem.warning(
        ProblemCode.RESULT_ODD,
        0,
        "This is odd for the site: " + reason + ".",
        "To hold such runs until a person releases them, set guard: hold.");
  }
}
