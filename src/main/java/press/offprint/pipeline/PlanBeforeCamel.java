package press.offprint.pipeline;

import java.util.List;
import java.util.Optional;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.RouteFile;
import press.offprint.pipeline.config.RouteFiles;
import press.offprint.pipeline.plan.BuildPlan;
import press.offprint.pipeline.plan.Decision;
import press.offprint.pipeline.plan.WithdrawalException;
import press.offprint.pipeline.run.RunRequest;
import press.offprint.pipeline.run.RunSummary;

/** The plan that is made before Camel starts, because a run without changes needs no Camel. */
final class PlanBeforeCamel {
  private final PublishSettings settings;
  private final List<RouteFile> routes;
  private final PipelineFactory factory;
  private final LazyCamelEngine camel;

  PlanBeforeCamel(
      PublishSettings settings,
      List<RouteFile> routes,
      PipelineFactory factory,
      LazyCamelEngine camel) {
    this.settings = settings;
    this.routes = routes;
    this.factory = factory;
    this.camel = camel;
  }

  /**
   * Returns the plan for a request; empty if Camel has to be started first.
   *
   * @throws WithdrawalException if so many posts would be withdrawn that a person has to allow it
   */
  Optional<BuildPlan> make(RunRequest request) {
    // If a route may be stopped, only Camel knows the editions.
    if (camel.isStarted() || !routes.stream().allMatch(PlanBeforeCamel::isAlwaysStarted)) {
      return Optional.empty();
    }
    try {
      return Optional.of(factory.reading().planner().plan(request, this::expectWork));
    } catch (WithdrawalException e) {
      factory.records().reporter().reportFailure(e.getMessage(), true);
      throw e;
    }
  }

  private static boolean isAlwaysStarted(RouteFile route) {
    if (route.isDelivery()) {
      return true; // It takes no part in a run.
    }
    return route.isEdition() ? !route.text().contains("autoStartup") : RouteFiles.isBuiltIn(route);
  }

  // Camel starts on another core while the rest is planned.
  private void expectWork() {
    if (settings.threads() > 1) {
      camel.startInBackground();
    }
  }

  /** Returns true if neither a post nor a file of the site is stale. */
  boolean isUnchanged(BuildPlan plan) {
    return plan.isEmpty()
        && !factory.reading().related().isStale(plan)
        && !factory.copies().areOutstanding(plan)
        && !factory.records().dropped().exist(plan)
        && (factory.records().guard().holdsSite(plan) || !isSiteStale(plan));
  }

  private boolean isSiteStale(BuildPlan plan) {
    return factory.site().site().isStale(plan)
        || factory.site().books().isStale(plan)
        || factory.site().statics().isStale()
        || factory.site().bundleFiles().isStale();
  }

  /** Records a plan in which nothing is stale. */
  RunSummary end(BuildPlan plan) {
    factory.records().receipts().apply(plan);
    factory.site().books().report(plan);
    return factory.records().receipts().endUnchanged();
  }

  /** Returns true if the next run has the same output as long as no input changes. */
  boolean isRepeatable(BuildPlan plan) {
    return plan.decisions().stream().allMatch(PlanBeforeCamel::hasNoError)
        && factory.site().books().isAccepted()
        && factory.records().receipts().isSettled();
  }

  private static boolean hasNoError(Decision decision) {
    return decision instanceof Decision.UpToDate
        || decision instanceof Decision.Hide
        || decision instanceof Decision.Keep;
  }
}
