package press.offprint.pipeline.plan;

import java.util.List;
import java.util.Optional;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.content.site.Cascades;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.run.StopFlag;
import press.offprint.pipeline.state.CatalogCache;

/**
 * Whether what the ledger knows of front matter was read by the same rules, and with the same
 * things handed down by sections, as now. That is noted once a run filed everything it read: a run
 * that was killed before has left entries of both kinds.
 */
public final class MetadataCacheValidity {
  private static final String KEY = "reading-rules";

  /** Raised whenever the same front matter would be read in another way. */
  private static final String RULES = "1";

  private final CatalogCache catalog;
  private final StopFlag stop;
  private final String rules;
  private Optional<Reading> reading = Optional.empty();

  /** What was read, for a run that is under way. */
  private record Reading(String rules, List<ScannedPost> scannedPosts) {}

  public MetadataCacheValidity(Publisher.Room room) {
    this.catalog = room.catalog();
    this.stop = room.stop();
    this.rules = RULES + " " + room.site().fingerprint();
  }

  /** Whether what is known may be taken for what would be read now. */
  boolean isValidFor(Cascades cascades) {
    return catalog.setting(KEY).equals(name(cascades));
  }

  /**
   * A run begins. Where what is known is of another kind, it will be mixed from now on.
   *
   * @param scannedPosts of every source there is
   * @param whole whether all of them will be filed
   */
  synchronized void begin(Cascades cascades, List<ScannedPost> scannedPosts, boolean whole) {
    reading = Optional.empty();
    if (!isValidFor(cascades)) {
      catalog.setting(KEY, "");
      reading = Optional.of(new Reading(name(cascades), scannedPosts)).filter(read -> whole);
    }
  }

  /** The run came to its end. */
  public synchronized void end() {
    reading
        .filter(read -> !stop.isRequested() && read.scannedPosts().stream().allMatch(this::isFiled))
        .ifPresent(read -> catalog.setting(KEY, read.rules()));
    reading = Optional.empty();
  }

  // A rejected one is read again in any case.
  private boolean isFiled(ScannedPost scanned) {
    Optional<CatalogEntry> entry = catalog.find(scanned.source());
    return entry.isEmpty()
        || entry.get().status() == EntryStatus.REJECTED
        || (entry.get().fingerprint().equals(scanned.fingerprint())
            && scanned.header().filter(c -> c.path().equals(entry.get().path())).isPresent());
  }

  private String name(Cascades cascades) {
    return rules + " " + cascades.fingerprint();
  }
}
