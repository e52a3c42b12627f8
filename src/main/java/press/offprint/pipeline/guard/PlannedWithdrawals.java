package press.offprint.pipeline.guard;

import press.offprint.content.site.SiteLists;
import press.offprint.pipeline.plan.BuildPlan;
import press.offprint.pipeline.plan.Decision;
import press.offprint.pipeline.state.CatalogCache;

/** The number of posts that a plan withdraws. */
final class PlannedWithdrawals {
  private PlannedWithdrawals() {}

  static long count(BuildPlan plan, CatalogCache catalog) {
    long hidden =
        plan.all(Decision.Hide.class)
            .filter(hide -> hide.post().isPublished() && !SiteLists.isSection(hide.source()))
            .count();
    long removed =
        plan.removed().stream()
            .filter(source -> !plan.request().sources().contains(source))
            .filter(
                source -> catalog.find(source).filter(e -> !e.renditions().isEmpty()).isPresent())
            .filter(source -> !SiteLists.isSection(source))
            .count();
    // A post whose file was renamed is removed and new.
    long added =
        plan.builds().stream()
            .filter(build -> !build.post().isPublished() && !SiteLists.isSection(build.source()))
            .count();
    return Math.max(0, hidden + removed - added);
  }
}
