package press.offprint.pipeline;

import java.util.List;
import java.util.Optional;
import press.offprint.pipeline.config.RouteFile;
import press.offprint.pipeline.config.RouteFiles;
import press.offprint.pipeline.plan.BuildPlan;
import press.offprint.pipeline.plan.BuildPlanner;
import press.offprint.pipeline.record.ReceiptWriter;
import press.offprint.pipeline.run.RunRequest;
import press.offprint.pipeline.run.RunSummary;
import press.offprint.pipeline.site.SiteAssembler;
import press.offprint.pipeline.site.StaticFiles;

/**
 * A look at everything before Camel is started: where nothing is due, the run ends with it, sooner
 * than Camel would be ready. What else it found waits for the route that asks for it.
 */
final class UpToDateCheck {
  private final List<RouteFile> routes;
  private final BuildPlanner planner;
  private final SiteAssembler gatherer;
  private final StaticFiles statics;
  private final ReceiptWriter receipts;

  UpToDateCheck(
      List<RouteFile> routes,
      BuildPlanner planner,
      SiteAssembler gatherer,
      StaticFiles statics,
      ReceiptWriter receipts) {
    this.routes = List.copyOf(routes);
    this.planner = planner;
    this.gatherer = gatherer;
    this.statics = statics;
    this.receipts = receipts;
  }

  /**
   * A run in which nothing was due.
   *
   * @param untilMillis when the calendar may make something due, in milliseconds since 1970
   */
  record Nothing(RunSummary summary, long untilMillis) {}

  /**
   * The run in which nothing was due; empty where Camel has to do it.
   *
   * @param expecting run as soon as that can be told, maybe more than once and by any thread
   */
  Optional<Nothing> check(RunRequest request, Runnable expecting) {
    if (!routes.stream().allMatch(UpToDateCheck::isPlain)) {
      return Optional.empty();
    }
    BuildPlan plan = planner.prepare(request, expecting);
    boolean nothing =
        plan.jobs().isEmpty()
            && plan.gone().isEmpty()
            && !gatherer.isDue(request)
            && !statics.isDue();
    return nothing
        ? Optional.of(new Nothing(receipts.closeUntouched(), plan.untilMillis()))
        : Optional.empty();
  }

  /** True for a route whose part is known without Camel: an edition's, or one that came along. */
  private static boolean isPlain(RouteFile route) {
    boolean edition = route.isFor("post") || route.isFor("site");
    return edition ? !route.text().contains("autoStartup") : RouteFiles.isBuiltIn(route);
  }
}
