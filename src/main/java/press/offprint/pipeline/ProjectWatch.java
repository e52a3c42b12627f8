package press.offprint.pipeline;

import press.offprint.content.site.config.SiteConfigResult;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.config.EditionSelection;
import press.offprint.pipeline.config.ProjectInputs;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.RouteFiles;
import press.offprint.pipeline.config.SiteConfigLoader;
import press.offprint.pipeline.guard.StagingSteps;
import press.offprint.pipeline.run.RunListener;

/**
 * The check whether the configuration or a route changed since the publisher was opened. Only a new
 * publisher takes up such a change; one with errors is reported and has no other effect. For one
 * thread.
 */
final class ProjectWatch {
  private final PublishSettings settings;
  private final RunListener listener;
  private final String opened;
  private String seen;
  private boolean announced;
  private volatile Runnable reopen;

  /** Creates the watch; create it before the files are read. */
  ProjectWatch(PublishSettings settings, RunListener listener) {
    this.settings = settings;
    this.listener = listener;
    this.opened = ProjectInputs.fingerprint(settings);
    this.seen = opened;
  }

  /** Lets a valid change be announced to {@code action}, which opens a new publisher. */
  void onChange(Runnable action) {
    reopen = action;
  }

  /** Returns true if a new publisher is about to be opened. */
  boolean isChanged() {
    String now = ProjectInputs.fingerprint(settings);
    if (now.equals(seen)) {
      return announced;
    }
    seen = now;
    if (now.equals(opened) && !announced) {
      return false;
    }
    try {
      requireValid();
    } catch (OffprintException e) {
      listener.notice(
          "The change of the configuration or a route has errors, so the former one stays in use. "
              + e.getMessage());
      return announced;
    }
    if (reopen == null) {
      listener.notice(
          "The configuration or a route has changed. Start the command again to use the change.");
      return false;
    }
    announced = true;
    reopen.run();
    return true;
  }

  private void requireValid() {
    SiteConfigResult configuration = SiteConfigLoader.load(settings);
    var routes = RouteFiles.of(settings.project());
    EditionSelection.requireSeparateFiles(settings.project(), configuration.site(), routes);
    StagingSteps.require(configuration, settings.project(), routes);
    CamelEngine.describe(routes);
  }
}
