package press.offprint.deliver.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import press.offprint.catalog.delivery.DeliveryReceipt;

/**
 * The difference between the published files and one target: a comparison of the published files
 * with the receipts of the target.
 *
 * @param target the name of the target
 * @param send the new and changed files, in the order in which they are sent
 * @param delete the paths of files that are not published any more, deleted after the last file is
 *     sent
 * @param held the number of deletions that are too many to be made without permission; then {@code
 *     delete} is empty
 * @param known the number of files at the target
 */
public record DeliveryPlan(
    String target, List<DeliveryFile> send, List<String> delete, int held, int known) {
  /** The number of deletions that need no permission: about two posts with their editions. */
  private static final int FEW = 10;

  private static final int TENTH = 10;

  public DeliveryPlan {
    send = List.copyOf(send);
    delete = List.copyOf(delete);
  }

  /**
   * Compares files with receipts.
   *
   * @param receipts of the target, by path
   * @param allowDeletions true if a person allows any number of deletions
   */
  public static DeliveryPlan of(
      String target,
      Collection<DeliveryFile> files,
      Map<String, DeliveryReceipt> receipts,
      boolean allowDeletions) {
    List<DeliveryFile> send = new ArrayList<>();
    Set<String> published = new HashSet<>();
    for (DeliveryFile file : files) {
      published.add(file.path());
      if (!file.sha256().isEmpty() && !has(receipts.get(file.path()), file)) {
        send.add(file);
      }
    }
    send.sort(Comparator.comparing(DeliveryFile::phase).thenComparing(DeliveryFile::path));
    List<String> delete = receipts.keySet().stream().filter(p -> !published.contains(p)).toList();
    boolean many = delete.size() > FEW && (long) delete.size() * TENTH > receipts.size();
    return many && !allowDeletions
        ? new DeliveryPlan(target, send, List.of(), delete.size(), receipts.size())
        : new DeliveryPlan(target, send, delete, 0, receipts.size());
  }

  private static boolean has(DeliveryReceipt receipt, DeliveryFile file) {
    return receipt != null && receipt.sent() && receipt.sha256().equals(file.sha256());
  }

  /** Returns true if the target has all published files and no others, as far as is known. */
  public boolean isEmpty() {
    return send.isEmpty() && delete.isEmpty() && held == 0;
  }

  /** Returns the number of files that differ at the target. */
  public int waiting() {
    return send.size() + delete.size() + held;
  }
}
