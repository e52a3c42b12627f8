package press.offprint.pipeline.plan.collect;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import press.offprint.pipeline.canary.Canary;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.exec.EditionCalls;
import press.offprint.pipeline.guard.RunGuard;
import press.offprint.pipeline.plan.BuildPlan;
import press.offprint.pipeline.plan.BuildPlanner;
import press.offprint.pipeline.plan.Decision;
import press.offprint.pipeline.plan.PlanInputs;
import press.offprint.pipeline.plan.PostJob;
import press.offprint.pipeline.plan.ReadOutcomes;
import press.offprint.pipeline.plan.SiteIndexCache;
import press.offprint.pipeline.plan.SiteIndexes;
import press.offprint.pipeline.plan.SitePlaces;
import press.offprint.pipeline.plan.Visibility;
import press.offprint.pipeline.plan.input.EditionFingerprints;
import press.offprint.pipeline.plan.input.UpToDateCheck;
import press.offprint.pipeline.plan.scan.ScanResult;
import press.offprint.pipeline.plan.scan.ScannedPost;
import press.offprint.pipeline.plan.scan.SourceScanner;
import press.offprint.pipeline.post.EditionRoutes;
import press.offprint.pipeline.post.PostFileClaims;
import press.offprint.pipeline.record.ExchangeKey;
import press.offprint.pipeline.run.LargeWithdrawal;
import press.offprint.pipeline.run.RunRequest;
import press.offprint.pipeline.run.StopFlag;
import press.offprint.pipeline.state.CatalogCache;
import press.offprint.pipeline.state.RetrySchedule;

/**
 * Collects the inputs of a plan from disk and catalog, and has {@link BuildPlanner} decide. In
 * routes this bean is {@code planner}.
 */
public final class RunPlanner {
  private final PublishSettings settings;
  private final SourceScanner scanner;
  private final CatalogCache catalog;
  private final RetrySchedule retries;
  private final EditionFingerprints fingerprints;
  private final EditionRoutes editions;
  private final UpToDateCheck upToDate;
  private final SitePlaces places;
  private final boolean books;
  private final SiteIndexes siteIndexes;
  private final Supplier<Optional<Set<String>>> polled;
  private final Supplier<Map<String, String>> slow;
  private final RunGuard guard;
  private final PostFileClaims claims;
  private final Canary canary;
  private final EditionCalls calls;
  private final StopFlag stop;
  private final SiteIndexCache indexes = new SiteIndexCache();

  /**
   * Creates the planner.
   *
   * @param polled returns the sources that changed since the last run; empty if anything may have
   * @param slow returns the fingerprints of the posts that are read beside the runs, by source
   */
  public RunPlanner(
      PublishSettings settings,
      SourceScanner scanner,
      CatalogCache catalog,
      RetrySchedule retries,
      EditionFingerprints fingerprints,
      EditionRoutes editions,
      UpToDateCheck upToDate,
      SitePlaces places,
      boolean books,
      SiteIndexes siteIndexes,
      Supplier<Optional<Set<String>>> polled,
      Supplier<Map<String, String>> slow,
      RunGuard guard,
      PostFileClaims claims,
      Canary canary,
      EditionCalls calls,
      StopFlag stop) {
    this.canary = canary;
    this.places = places;
    this.books = books;
    this.guard = guard;
    this.claims = claims;
    this.settings = settings;
    this.scanner = scanner;
    this.catalog = catalog;
    this.retries = retries;
    this.fingerprints = fingerprints;
    this.editions = editions;
    this.upToDate = upToDate;
    this.siteIndexes = siteIndexes;
    this.polled = polled;
    this.slow = slow;
    this.calls = calls;
    this.stop = stop;
  }

  /**
   * Puts the plan of the run into the body. The body before is a {@link RunRequest}, a plan that
   * was made before Camel started, or anything else for a request of the watcher.
   */
  public void plan(Exchange exchange) {
    Object body = exchange.getMessage().getBody();
    BuildPlan plan =
        body instanceof BuildPlan made
            ? made
            : body instanceof RunRequest request
                ? plan(request, () -> {})
                : plan(RunRequest.WATCHED, () -> {}, polled.get());
    ExchangeKey.REQUEST.set(exchange, plan.request());
    exchange.getMessage().setBody(plan);
  }

  /**
   * Returns the plan for a request.
   *
   * @param changed called for each changed source as soon as it is found, by any thread
   */
  public BuildPlan plan(RunRequest request, Runnable changed) {
    return plan(request, changed, Optional.empty());
  }

  private BuildPlan plan(RunRequest request, Runnable changed, Optional<Set<String>> sources) {
    long startedAt = settings.clock().millis();
    // A run that did not end may have missed what the events named.
    boolean complete = !retries.isBroken();
    retries.begin();
    boolean same = fingerprints.refresh();
    upToDate.begin(sources.filter(known -> same && complete));
    ScanResult scan = scanner.scan(changed, sources.filter(known -> complete));
    // A run that a person asked for reads every post itself.
    boolean waits = request.equals(RunRequest.WATCHED);
    return plan(
        request,
        startedAt,
        scan,
        waits ? new ReadOutcomes(Set.of(), waiting(scan)) : ReadOutcomes.NONE);
  }

  // A post that is read beside the runs waits from the first plan on, so that no second is needed.
  private Set<String> waiting(ScanResult scan) {
    Map<String, String> unread = slow.get();
    return scan.posts().stream()
        .filter(post -> post.fingerprint().equals(unread.get(post.source())))
        .map(ScannedPost::source)
        .collect(Collectors.toSet());
  }

  /** Returns the plan for the same scan, with the catalog and the related posts of now. */
  public BuildPlan again(BuildPlan plan) {
    return again(plan, plan.outcomes());
  }

  /** Returns the plan for the same scan after posts were read. */
  public BuildPlan again(BuildPlan plan, ReadOutcomes outcomes) {
    return plan(plan.request(), plan.startedAt(), plan.scan(), outcomes);
  }

  private BuildPlan plan(
      RunRequest request, long startedAt, ScanResult scan, ReadOutcomes outcomes) {
    LargeWithdrawal withdrawals =
        settings.allowWithdrawals() ? LargeWithdrawal.ALLOW : request.withdrawals();
    PlanInputs inputs =
        new PlanInputs(
            request,
            startedAt,
            scan,
            fingerprints.data(),
            catalog.snapshot(),
            settings.content(),
            settings.paths(),
            editions.names("post"),
            new Visibility(settings.drafts(), settings.future(), settings.clock().instant()),
            settings.force(),
            settings.allowEmpty(),
            withdrawals,
            upToDate,
            places,
            books,
            catalog::siteRenditions,
            outcomes,
            indexes,
            catalog.held().keySet(),
            retries::hasFailed,
            retries::mayTry);
    BuildPlan plan = BuildPlanner.plan(inputs);
    Set<String> freed = guard.freed(plan);
    freed.addAll(claims.freed(plan));
    if (!freed.isEmpty()) {
      freed.forEach(retries::forget);
      plan = BuildPlanner.plan(inputs);
    }
    guard.requireUsualWithdrawals(plan, withdrawals);
    return plan;
  }

  /**
   * Returns the jobs of the posts that are tried before all others, because a template, a font or
   * Offprint itself changed; none if nothing of that kind changed.
   */
  public Iterator<PostJob> first(Exchange exchange) {
    BuildPlan plan = exchange.getMessage().getBody(BuildPlan.class);
    return jobs(plan, canary.first(plan));
  }

  /**
   * Returns the jobs of the plan in the body, for the route that splits it. They end early if
   * Offprint is stopping.
   */
  public Iterator<PostJob> jobs(Exchange exchange) {
    BuildPlan plan = exchange.getMessage().getBody(BuildPlan.class);
    return jobs(plan, canary.rest(plan));
  }

  private Iterator<PostJob> jobs(BuildPlan plan, List<Decision.Build> builds) {
    String index = builds.isEmpty() ? "" : siteIndexes.add(plan.siteIndex());
    // A post that made others wait before is behind them.
    return stop.until(
        builds.stream()
            .sorted(Comparator.comparingInt(build -> calls.postponements(build.source())))
            .map(build -> PostJob.of(build.post(), build.header(), index, build.editions())));
  }
}
