package press.offprint.pipeline.plan.scan;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.List;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.content.site.cascade.Cascades;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.pipeline.run.StopFlag;
import press.offprint.pipeline.state.CatalogCache;

/**
 * The check whether cached front matter may be used: it was parsed with the current rules and the
 * current section cascades. The rules are stored only after a complete run, because a killed run
 * leaves entries of both versions.
 */
public final class MetadataCacheValidity {
  private static final String KEY = "reading-rules";

  /** Raise it if the same front matter would be parsed in another way. */
  private static final String RULES = "5";

  private final CatalogCache catalog;
  private final StopFlag stop;
  private final String rules;

  // Null if the run under way cannot make the cache valid.
  @GuardedBy("this")
  private ScanResult scan;

  /**
   * Creates the check.
   *
   * @param site fingerprint of the site's settings
   */
  public MetadataCacheValidity(CatalogCache catalog, StopFlag stop, String site) {
    this.catalog = catalog;
    this.stop = stop;
    this.rules = RULES + " " + site;
  }

  /** Returns true if cached front matter was parsed with the current rules and these cascades. */
  boolean isValidFor(Cascades cascades) {
    return catalog.setting(KEY).equals(rules(cascades));
  }

  /**
   * Starts a run. If the cached front matter was parsed under other rules, clears the stored rules,
   * because from now on the catalog holds entries of both versions.
   *
   * @param complete true if every source was requested
   */
  public synchronized void begin(ScanResult scanned, boolean complete) {
    scan = null;
    if (!isValidFor(scanned.cascades())) {
      catalog.setting(KEY, "");
      scan = complete ? scanned : null;
    }
  }

  /** Ends a run. Stores the rules if every entry was parsed with them. */
  public synchronized void end() {
    if (scan != null && !stop.isRequested() && isStored(scan.posts())) {
      catalog.setting(KEY, rules(scan.cascades()));
    }
    scan = null;
  }

  private boolean isStored(List<ScannedPost> posts) {
    return posts.stream().allMatch(this::isStored);
  }

  // The front matter of a rejected post is never used from the cache.
  private boolean isStored(ScannedPost post) {
    CatalogEntry entry = catalog.find(post.source()).orElse(null);
    return entry == null
        || entry.status() == EntryStatus.REJECTED
        || SourcePath.underscored(post.source()).isPresent()
        || (entry.fingerprint().equals(post.fingerprint())
            && post.header().filter(h -> h.path().equals(entry.path())).isPresent());
  }

  private String rules(Cascades cascades) {
    return rules + " " + cascades.fingerprint();
  }
}
