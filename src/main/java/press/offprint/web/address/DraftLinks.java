package press.offprint.web.address;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import press.offprint.catalog.address.SecretAddress;
import press.offprint.catalog.address.SecretAddresses;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.run.RunRequest;

/**
 * The links to drafts. They may be added and ended by other commands while the server runs, so the
 * server looks for changes and makes a draft as soon as it has a link. Thread-safe.
 */
public final class DraftLinks implements AutoCloseable {
  /** The links that there may be at once. */
  public static final int MOST = 1_000;

  /** The days after which a link ends by default, and the most that can be chosen. */
  public static final int DAYS = 14;

  public static final int MOST_DAYS = 365;

  private static final Logger LOG = Logger.getLogger(DraftLinks.class.getName());

  private final SecretAddresses addresses;
  private final InstantSource clock;
  private final ExecutorService runs =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "offprint-draft-links");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Set<String> sources;

  public DraftLinks(SecretAddresses addresses, InstantSource clock) {
    this.addresses = addresses;
    this.clock = clock;
    this.sources = read();
  }

  private Set<String> read() {
    return all().stream().map(SecretAddress::target).collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the links, the oldest first. */
  public List<SecretAddress> all() {
    return addresses.all(SecretAddress.Kind.DRAFT, clock.millis());
  }

  /** Returns true if a draft has a link. */
  public boolean has(String source) {
    return sources.contains(source);
  }

  /** Looks for changes, and lets the publisher make the drafts that have a link since then. */
  public void update(Publisher publisher) {
    Set<String> now = read();
    Set<String> before = sources;
    if (now.equals(before)) {
      return;
    }
    sources = now;
    List<String> added = now.stream().filter(source -> !before.contains(source)).toList();
    if (!added.isEmpty()) {
      runs.execute(() -> make(publisher, added));
    }
  }

  private static void make(Publisher publisher, List<String> added) {
    try {
      publisher.publish(new RunRequest(Set.of(), added, false).askedBy("draft link"));
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING, "Drafts with a new link are made in the next run: {0}", e.getMessage());
    }
  }

  /**
   * Adds a link.
   *
   * @return empty if there are too many
   */
  public Optional<SecretAddresses.Created> create(String source, int days) {
    return create(addresses, source, days, clock.millis());
  }

  /**
   * Adds a link to the addresses of a project.
   *
   * @param now in milliseconds since 1970
   * @return empty if there are too many
   */
  public static Optional<SecretAddresses.Created> create(
      SecretAddresses addresses, String source, int days, long now) {
    return addresses.add(
        SecretAddress.Kind.DRAFT,
        source,
        "",
        now,
        now + Duration.ofDays(Math.max(1, Math.min(days, MOST_DAYS))).toMillis(),
        MOST);
  }

  /**
   * Ends a link to a draft, and no other address. Returns false if there is none of this number.
   */
  public boolean end(long id) {
    return addresses.remove(SecretAddress.Kind.DRAFT, id, clock.millis());
  }

  /** Records a use of a link; it ends at the same time nevertheless. */
  public void used(SecretAddress link) {
    addresses.used(link.id(), clock.millis(), link.expiresAt());
  }

  @Override
  public void close() {
    runs.shutdownNow();
  }
}
