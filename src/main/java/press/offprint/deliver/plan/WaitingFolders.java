package press.offprint.deliver.plan;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The folders of files that did not arrive, so that no page is sent without a picture of its
 * folder. A file in a folder without a page, such as {@code images}, counts also for the nearest
 * folder above it whose page is about to be sent.
 */
public final class WaitingFolders {
  private final Set<String> pages = new HashSet<>();
  private final Map<DeliveryPhase, Set<String>> failed = new EnumMap<>(DeliveryPhase.class);

  /**
   * @param files all files that are about to be sent
   */
  public WaitingFolders(List<DeliveryFile> files) {
    for (DeliveryFile file : files) {
      if (file.phase() == DeliveryPhase.PAGES) {
        pages.add(folder(file.path()));
      }
    }
  }

  /** Adds the folder of a file that did not arrive. */
  public void add(DeliveryFile file) {
    Set<String> folders = failed.computeIfAbsent(file.phase(), phase -> new HashSet<>());
    String folder = folder(file.path());
    folders.add(folder);
    while (!folder.isEmpty() && !pages.contains(folder)) {
      folder = folder(folder);
    }
    if (pages.contains(folder)) {
      folders.add(folder);
    }
  }

  /** Returns true if a file of an earlier phase did not arrive in the folder of this file. */
  public boolean holds(DeliveryFile file) {
    String folder = folder(file.path());
    return failed.entrySet().stream()
        .anyMatch(e -> e.getKey().compareTo(file.phase()) < 0 && e.getValue().contains(folder));
  }

  private static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
