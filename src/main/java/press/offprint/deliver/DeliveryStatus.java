package press.offprint.deliver;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.catalog.delivery.DeliveryAttempt;
import press.offprint.catalog.delivery.DeliveryLog;
import press.offprint.catalog.delivery.DeliveryReceipt;
import press.offprint.catalog.entry.CatalogException;
import press.offprint.model.delivery.DeliveryTarget;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.ProjectOperations;
import press.offprint.pipeline.config.PublishSettings;

/**
 * The receipts and the last deliveries of the targets that the configuration names.
 *
 * @param targets in the order of the configuration
 */
public record DeliveryStatus(List<TargetState> targets) {
  /** The status of a project without targets. */
  public static final DeliveryStatus NONE = new DeliveryStatus(List.of());

  public DeliveryStatus {
    targets = List.copyOf(targets);
  }

  /**
   * One target.
   *
   * @param receipts by path
   * @param last the last delivery; empty if there was none
   */
  public record TargetState(
      DeliveryTarget target,
      Map<String, DeliveryReceipt> receipts,
      Optional<DeliveryAttempt> last) {
    /** Returns the number of files that are known to be at the target. */
    public long files() {
      return receipts.values().stream().filter(DeliveryReceipt::sent).count();
    }
  }

  /**
   * Reads the receipts, also while another process delivers.
   *
   * @throws CatalogException if they cannot be read
   */
  public static DeliveryStatus of(PublishSettings settings) {
    List<DeliveryTarget> targets = targets(settings);
    if (targets.isEmpty()) {
      return NONE;
    }
    try (DeliveryLog log = DeliveryLog.find(ProjectOperations.state(settings)).orElse(null)) {
      Map<String, DeliveryAttempt> attempts = log == null ? Map.of() : log.attempts();
      List<TargetState> states = new ArrayList<>();
      for (DeliveryTarget target : targets) {
        states.add(
            new TargetState(
                target,
                log == null ? Map.of() : log.receipts(target.name()),
                Optional.ofNullable(attempts.get(target.name()))));
      }
      return new DeliveryStatus(states);
    }
  }

  private static List<DeliveryTarget> targets(PublishSettings settings) {
    try {
      return ProjectOperations.targets(settings);
    } catch (OffprintException e) {
      // The next run reports the configuration; the catalog can be read without it.
      return List.of();
    }
  }

  /** Returns the receipts of some files, target by target. */
  public List<DeliveryReceipt> of(Collection<String> paths) {
    List<DeliveryReceipt> found = new ArrayList<>();
    for (TargetState state : targets) {
      for (String path : paths) {
        Optional.ofNullable(state.receipts().get(path)).ifPresent(found::add);
      }
    }
    return found;
  }
}
