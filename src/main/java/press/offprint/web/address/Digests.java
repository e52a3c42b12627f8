package press.offprint.web.address;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import press.offprint.catalog.address.DigestIssue;
import press.offprint.catalog.address.SecretAddress;
import press.offprint.catalog.address.SecretAddresses;
import press.offprint.web.catalog.CatalogItem;
import press.offprint.web.catalog.CatalogQuery;
import press.offprint.web.catalog.PublishedCatalog;

/**
 * The digests of readers. A digest has one issue in each period, if there are posts that are new to
 * its reader. The posts of an issue are chosen at its first fetch and stay the same; they are new
 * until the file was sent to its end. Days begin at midnight of UTC. Thread-safe.
 */
public final class Digests {
  /** The digests that there may be at once. */
  static final int MOST = 1_000;

  /** The time for which a digest exists that was never fetched, so that they cannot pile up. */
  static final Duration UNUSED = Duration.ofDays(7);

  /** The time for which a digest exists after its last fetch. */
  static final Duration USED = Duration.ofDays(180);

  private final SecretAddresses addresses;
  private final PublishedCatalog catalog;
  private final InstantSource clock;
  private final int mostPosts;

  /**
   * @param mostPosts of an issue; the others are in the next one
   */
  public Digests(
      SecretAddresses addresses, PublishedCatalog catalog, InstantSource clock, int mostPosts) {
    this.addresses = addresses;
    this.catalog = catalog;
    this.clock = clock;
    this.mostPosts = mostPosts;
  }

  /**
   * Adds a digest.
   *
   * @param since older posts are not new to its reader
   * @return empty if there are too many digests
   */
  public Optional<SecretAddresses.Created> create(
      CatalogQuery query, DigestRhythm rhythm, LocalDate since) {
    long now = clock.millis();
    Optional<SecretAddresses.Created> created =
        addresses.add(
            SecretAddress.Kind.DIGEST,
            query.onPage(1).with("sort", "").url(),
            rhythm.name(),
            now,
            now + UNUSED.toMillis(),
            MOST);
    created.ifPresent(
        digest -> {
          List<String> old =
              matching(digest.address()).stream()
                  .filter(item -> isBefore(item, since))
                  .map(CatalogItem::source)
                  .toList();
          addresses.addSeen(digest.address().id(), old);
        });
    return created;
  }

  private static boolean isBefore(CatalogItem item, LocalDate day) {
    return item.date()
        .filter(date -> date.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate().isBefore(day))
        .isPresent();
  }

  /** Returns the query of a digest. */
  public static CatalogQuery query(SecretAddress digest) {
    Map<String, String> parts = new HashMap<>();
    for (String part : digest.target().replaceFirst("^\\?", "").split("&", -1)) {
      int cut = part.indexOf('=');
      if (cut > 0) {
        parts.put(
            part.substring(0, cut),
            URLDecoder.decode(part.substring(cut + 1), StandardCharsets.UTF_8));
      }
    }
    return CatalogQuery.of(name -> parts.getOrDefault(name, ""));
  }

  /** Returns the rhythm of a digest. */
  public static DigestRhythm rhythm(SecretAddress digest) {
    return DigestRhythm.of(digest.rhythm())
        .orElseThrow(() -> new IllegalStateException("No rhythm: " + digest.rhythm()));
  }

  /** Returns the posts that fit a digest, the oldest first. */
  private List<CatalogItem> matching(SecretAddress digest) {
    return catalog.find(query(digest).with("sort", "oldest"), Integer.MAX_VALUE).items();
  }

  /**
   * Returns the issue of the present period, which is chosen now if it is the first fetch in it; if
   * no post is new, the last issue; empty if there was never one.
   */
  public synchronized Optional<DigestIssue> latest(SecretAddress digest) {
    String period = period(digest);
    Optional<DigestIssue> last =
        issues(digest).stream().findFirst().filter(issue -> !issue.sources().isEmpty());
    if (last.filter(issue -> issue.period().equals(period)).isPresent()) {
      return last;
    }
    List<String> fresh =
        addresses.unseen(digest.id(), matching(digest).stream().map(CatalogItem::source).toList());
    if (fresh.isEmpty()) {
      return last;
    }
    int known =
        addresses.issues(digest.id()).stream().findFirst().map(DigestIssue::number).orElse(0);
    // The posts of an issue that never arrived are in the next one, which takes its number.
    boolean replaces = last.filter(issue -> !issue.fetched()).isPresent();
    DigestIssue next =
        new DigestIssue(
            replaces ? known : known + 1,
            period,
            false,
            fresh.subList(0, Math.min(mostPosts, fresh.size())));
    addresses.put(digest.id(), next);
    return Optional.of(next);
  }

  private String period(SecretAddress digest) {
    LocalDate today = Instant.ofEpochMilli(clock.millis()).atOffset(ZoneOffset.UTC).toLocalDate();
    return rhythm(digest).begin(today).toString();
  }

  /** Returns the last issues, the newest first, with those of their posts that are published. */
  public List<DigestIssue> issues(SecretAddress digest) {
    Set<String> published = new HashSet<>();
    catalog.now().items().forEach(item -> published.add(item.source()));
    return addresses.issues(digest.id()).stream()
        .map(
            issue ->
                new DigestIssue(
                    issue.number(),
                    issue.period(),
                    issue.fetched(),
                    issue.sources().stream().filter(published::contains).toList()))
        .toList();
  }

  /** Records that an issue was sent to its end. */
  public void fetched(SecretAddress digest, DigestIssue issue) {
    addresses.fetched(digest.id(), issue);
    long now = clock.millis();
    addresses.used(digest.id(), now, now + USED.toMillis());
  }

  /** Ends a digest. */
  public void end(SecretAddress digest) {
    addresses.remove(digest.id(), clock.millis());
  }
}
