package press.offprint.pipeline.guard;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.catalog.history.GuardHistory;
import press.offprint.catalog.history.MeasuredRendition;
import press.offprint.content.site.SiteLists;
import press.offprint.content.site.config.key.GuardMode;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.guard.measure.SiteCounts;
import press.offprint.pipeline.plan.BuildPlan;
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
  private final GuardMode mode;
  private final CatalogCache catalog;
  private final GuardMemory memory;
  private final LongSupplier run;
  private final InstantSource clock;
  private final PostMeter meter;
  private final StagingQueue staging = new StagingQueue();

  @GuardedBy("this")
  private HeldRuns held;

  @GuardedBy("this")
  private RunTally tally = new RunTally();

  @GuardedBy("this")
  private final List<Problem> reports = new ArrayList<>();

  @GuardedBy("this")
  private boolean judged; // true if the rejections of the run under way are judged

  @GuardedBy("this")
  private int posts; // published at the begin of the run

  private final AtomicLong oddRuns = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private volatile boolean holdsSite;

  /**
   * Creates the guard.
   *
   * @param history opens the measures of earlier runs
   * @param run returns the number of the run under way in the history
   */
  public RunGuard(
      GuardMode mode,
      CatalogCache catalog,
      Supplier<GuardHistory> history,
      LongSupplier run,
      InstantSource clock) {
    this.mode = mode;
    this.clock = clock;
    this.catalog = catalog;
    this.memory = new GuardMemory(history, run);
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
    long count = PlannedWithdrawals.count(plan, catalog);
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

  private int publishedPosts() {
    return (int)
        catalog.all().stream()
            .filter(e -> !e.renditions().isEmpty() && !SiteLists.isSection(e.source()))
            .count();
  }

  @Override
  public synchronized void begin(BuildPlan plan) {
    tally = new RunTally();
    meter.begin();
    staging.begin();
    reports.clear();
    judged = false;
    if (staging.isTrial()) {
      holdsSite = true;
      return;
    }
    posts = publishedPosts();
    HeldCheck check = HeldCheck.of(plan, held);
    held.remove(source -> check.isSettled(source) || isMadeBook(source));
    holdsSite = holdsSite(plan);
    staging.judge(
        mode == GuardMode.HOLD
            && !plan.builds().isEmpty()
            && memory.baseline().filter(GuardBaseline::isKnown).isPresent());
  }

  /** Returns true if the files of the whole site stay as they are under this plan. */
  public synchronized boolean holdsSite(BuildPlan plan) {
    // A list must not show a post that was withdrawn.
    return PlannedWithdrawals.count(plan, catalog) == 0
        && HeldCheck.of(plan, held).holdsSite(held.runs());
  }

  /**
   * Returns the posts that wait with odd ones of their run which are odd no longer, because their
   * inputs changed. They can be made again.
   */
  public synchronized Set<String> freed(BuildPlan plan) {
    return HeldCheck.of(plan, held).freed(held.runs());
  }

  @Override
  public boolean isStaging() {
    return staging.isOpen();
  }

  @Override
  public boolean isTrial() {
    return staging.isTrial();
  }

  /** Returns true if posts that wait are judged at the end of the run. */
  boolean judges() {
    return mode == GuardMode.HOLD && !staging.isTrial();
  }

  /** Returns the posts that wait before they are put in place. */
  public StagingQueue staging() {
    return staging;
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
    staging.add(new StagedPost(post.job(), post.read(), kept, post.millis()));
  }

  @Override
  public void published(StagedPost post) {
    if (mode == GuardMode.OFF) {
      return;
    }
    boolean known;
    synchronized (this) {
      known = tally.hasPost(post.source());
      tally.addPlaced(post.source());
    }
    if (!known) {
      measure(post);
    }
  }

  @Override
  public void completed(StagedPost post) {
    if (mode == GuardMode.OFF) {
      return;
    }
    List<MeasuredRendition> all = meter.of(post);
    synchronized (this) {
      tally.addMeasures(post.source(), all);
      tally.addPlaced(post.source());
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
    if (wasPublished) {
      tally.addRejected(source);
    }
  }

  @Override
  public synchronized void withdrawn(String source) {
    if (!SiteLists.isSection(source)) {
      tally.addWithdrawn();
    }
  }

  private void measure(StagedPost post) {
    List<MeasuredRendition> all = meter.of(post);
    synchronized (this) {
      tally.addPost(post.source(), all);
    }
  }

  synchronized Optional<RunJudge> judge() {
    return memory.baseline().map(known -> new RunJudge(known, publishedPosts()));
  }

  /** Judges posts that wait. */
  synchronized RunVerdict judge(List<StagedPost> waiting) {
    judged = true;
    List<MeasuredRendition> measures = tally.of(waiting);
    int rejections = tally.rejected().size();
    RunVerdict verdict =
        judge()
            .map(known -> known.judge(measures, waiting.size(), rejections))
            .orElse(RunVerdict.ORDINARY);
    oddRuns.addAndGet(verdict.isOrdinary() ? 0 : 1);
    return verdict;
  }

  /**
   * Records posts that are held, and why. The posts that are rejected wait with those of a whole
   * run, so that the hold ends when they are corrected.
   */
  public synchronized HeldRun hold(
      Map<String, String> sources, Set<String> odd, List<String> reasons, boolean whole) {
    Map<String, String> all = new TreeMap<>(sources);
    Set<String> causes = new TreeSet<>(odd);
    if (whole) {
      tally.rejected().forEach(source -> all.put(source, HeldRuns.REJECTED));
      causes.addAll(tally.rejected());
    }
    HeldRun one =
        new HeldRun(
            run.getAsLong(),
            clock.millis(),
            whole,
            reasons,
            causes.isEmpty() ? all.keySet() : causes,
            all);
    tally.removePosts(sources.keySet());
    held.add(one);
    holdsSite = holdsSite || whole;
    return one;
  }

  /**
   * Judges a run in which posts were rejected and none waits for the end. If it is odd, the files
   * of the whole site stay as they are.
   */
  synchronized void judgeRejections() {
    int rejections = tally.rejected().size();
    if (judged || mode != GuardMode.HOLD || rejections == 0) {
      return;
    }
    judged = true;
    List<String> reasons =
        judge().map(judge -> judge.judge(List.of(), 0, rejections).run()).orElse(List.of());
    if (!reasons.isEmpty()) {
      oddRuns.incrementAndGet();
      HeldRun one = hold(Map.of(), Set.of(), reasons, true);
      reports.add(HeldMessages.ofRejections(one));
    }
  }

  /** Returns true if the files of the whole site wait with these inputs. */
  public synchronized boolean isHeldSite(String inputs) {
    return held.runs().stream().anyMatch(one -> inputs.equals(one.posts().get(HeldRuns.SITE)));
  }

  /** Returns true if a person let a post, a book or the files of the whole site through. */
  public synchronized boolean isReleased(String source, String inputs) {
    return held.isReleased(source, inputs);
  }

  /** Forgets that a book or the files of the whole site wait, because they are stored. */
  synchronized void stored(String source) {
    held.remove(source::equals);
    tally.addPlaced(source);
  }

  /** Returns the number of posts before and in this run, and withdrawals of it. */
  synchronized SiteCounts counts() {
    return new SiteCounts(posts, publishedPosts(), tally.withdrawn());
  }

  /** Reports something odd at the end of the run, and keeps numbers of the run. */
  synchronized void add(List<Problem> problems, Map<String, Double> facts) {
    reports.addAll(problems);
    oddRuns.addAndGet(problems.isEmpty() ? 0 : 1);
    tally.addFacts(facts);
  }

  void countOdd() {
    oddRuns.incrementAndGet();
  }

  /** Adds the measures of a book. */
  synchronized void add(String source, List<MeasuredRendition> measures) {
    tally.addBook(source, measures);
  }

  GuardMode mode() {
    return mode;
  }

  PostMeter meter() {
    return meter;
  }

  private boolean isMadeBook(String source) {
    return catalog.findBook(source).filter(e -> e.status() == EntryStatus.PUBLISHED).isPresent();
  }

  /** Takes up what was released in the catalog itself, while no run is under way. */
  public synchronized void refresh() {
    held = new HeldRuns(catalog::setting, catalog::setting);
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
    if (staging.isTrial()) {
      tally.forgetPosts();
      return List.of();
    }
    if (mode == GuardMode.OFF) {
      return List.of();
    }
    judgeRejections();
    List<Problem> problems = new ArrayList<>(reports);
    if (tally.isEmpty()) {
      return problems;
    }
    tally.keepPlaced();
    held.published(tally.placed());
    Optional<RunJudge> judge = judge();
    if (judge.isEmpty()) {
      return problems;
    }
    List<MeasuredRendition> ofPosts = tally.ofPosts();
    if (mode == GuardMode.WARN) {
      problems.addAll(warnings(judge.get(), ofPosts));
    }
    memory.add(tally.all(), tally.facts(judge.get().facts(ofPosts)));
    tally.forgetPosts();
    return problems;
  }

  @GuardedBy("this")
  private List<Problem> warnings(RunJudge judge, List<MeasuredRendition> all) {
    List<Problem> problems =
        HeldMessages.odd(
            judge.judge(all, tally.size(), tally.rejected().size()),
            judge.isMany(RunJudge.WITHDRAWN, tally.withdrawn()) ? tally.withdrawn() : 0);
    oddRuns.addAndGet(problems.isEmpty() ? 0 : 1);
    return problems;
  }
}
