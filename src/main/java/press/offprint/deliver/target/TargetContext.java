package press.offprint.deliver.target;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import press.offprint.model.Site;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.output.DiskOperations;

/**
 * The values that the beans of targets need beside the files.
 *
 * @param state a folder for what is kept between deliveries, one below it for each target
 * @param tookOver true if the last process that delivered was killed, so that a target may have
 *     unfinished files
 * @param disk tests let some of its operations fail
 * @param environment returns the value of an environment variable, null if it is not set
 */
public record TargetContext(
    PublishSettings settings,
    Site site,
    Path state,
    boolean tookOver,
    DiskOperations disk,
    UnaryOperator<String> environment) {
  /** Returns the folder of a target, for what is kept between deliveries. */
  Path folder(String target) {
    return state.resolve(target);
  }

  /** Returns the folder of the records of deliveries. */
  Path stateFolder() {
    return state.getParent();
  }

  Path project() {
    return settings.project();
  }
}
