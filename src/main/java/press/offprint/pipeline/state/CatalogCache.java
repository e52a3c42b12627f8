package press.offprint.pipeline.state;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.CatalogException;
import press.offprint.catalog.entry.SiteRendition;
import press.offprint.catalog.version.HeldPost;
import press.offprint.catalog.version.Making;
import press.offprint.catalog.version.PostVersion;

/**
 * The catalog in memory. Entries may be written to disk in batches: an entry that a crash loses is
 * made again with the same result. Safe for many threads.
 */
public final class CatalogCache {
  /** The number of entries of a batch if this process makes all posts. */
  private static final int BATCH = 256;

  private static final String SITE_EDITION = "site-edition ";

  private final Catalog catalog;
  private final int batch;
  private final Consumer<Set<String>> written;
  private final Map<String, CatalogEntry> entries = new ConcurrentHashMap<>();
  private final Map<String, CatalogEntry> books = new ConcurrentHashMap<>();
  private final Map<String, HeldPost> held;
  private final Map<String, PostVersion> lastVersions = new ConcurrentHashMap<>();

  private final CatalogOwners owners = new CatalogOwners();

  // Null until it is first read.
  @GuardedBy("this")
  private Map<String, SiteRendition> site;

  @GuardedBy("unwritten")
  private final List<CatalogEntry> unwritten = new ArrayList<>();

  @GuardedBy("unwritten")
  private final List<PostVersion> versions = new ArrayList<>();

  @GuardedBy("unwritten")
  private final List<Making> makings = new ArrayList<>();

  private CatalogCache(Catalog catalog, int batch, Consumer<Set<String>> written) {
    this.catalog = catalog;
    this.batch = batch;
    this.written = written;
    this.held = new ConcurrentHashMap<>(catalog.versions().held());
    catalog.entries().forEach((source, entry) -> of(entry).put(source, entry));
  }

  /**
   * Returns a cache that writes an entry when a batch is full, because each writing takes time.
   *
   * @param written receives the paths of the files of entries that are on disk
   */
  public static CatalogCache inBatches(Catalog catalog, Consumer<Set<String>> written) {
    return new CatalogCache(catalog, BATCH, written);
  }

  /**
   * Returns a cache that writes each entry before anybody reads of it.
   *
   * @param written receives the paths of the files of entries that are on disk
   */
  public static CatalogCache atOnce(Catalog catalog, Consumer<Set<String>> written) {
    return new CatalogCache(catalog, 1, written);
  }

  private Map<String, CatalogEntry> of(CatalogEntry entry) {
    return entry.isBook() ? books : entries;
  }

  /** Returns the live entries of all books. */
  public Collection<CatalogEntry> books() {
    return books.values();
  }

  /** Returns the entries of all sources and books as they are now. */
  public Collection<CatalogEntry> everything() {
    return Stream.concat(entries.values().stream(), books.values().stream()).toList();
  }

  /** Returns the entry of a book; empty if it was never made. */
  public Optional<CatalogEntry> findBook(String source) {
    return Optional.ofNullable(books.get(source));
  }

  /** Returns the key of the setting that holds the input hash of a site edition. */
  static String siteEditionKey(String edition) {
    return SITE_EDITION + edition;
  }

  /** Returns the entry of a source; empty if it was never seen. */
  public Optional<CatalogEntry> find(String source) {
    return Optional.ofNullable(entries.get(source));
  }

  /** Returns the live entries of all sources; books are none. */
  public Collection<CatalogEntry> all() {
    return entries.values();
  }

  /** Returns the entries as they are now, by source. */
  public Map<String, CatalogEntry> snapshot() {
    return Map.copyOf(entries);
  }

  /** Stores an entry in memory, and the batch on disk when it is full. */
  public void put(CatalogEntry entry) {
    put(entry, Optional.empty(), List.of());
  }

  /** Stores an entry as {@link #put(CatalogEntry)} does, with what is known of its making. */
  public void put(CatalogEntry entry, Optional<PostVersion> version, List<Making> made) {
    CatalogEntry before = of(entry).put(entry.source(), entry);
    owners.replace(before, entry);
    version.ifPresent(one -> lastVersions.put(one.source(), one));
    synchronized (unwritten) {
      unwritten.add(entry);
      version.ifPresent(versions::add);
      makings.addAll(made);
      if (unwritten.size() % batch == 0) {
        try {
          flush();
        } catch (CatalogException e) {
          // A full disk must not end the run: the end of the run writes the batch again and
          // reports the failure.
        }
      }
    }
  }

  /** Adds a version of a source without a change of its entry. */
  public void put(PostVersion version) {
    lastVersions.put(version.source(), version);
    synchronized (unwritten) {
      versions.add(version);
    }
  }

  /** Removes entries from memory and disk. */
  public void remove(Collection<String> sources) {
    flush();
    sources.forEach(source -> owners.replace(entries.remove(source), null));
    sources.forEach(source -> owners.replace(books.remove(source), null));
    catalog.remove(sources);
  }

  /**
   * Writes all entries to disk.
   *
   * @throws CatalogException if the disk cannot be written
   */
  public void flush() {
    synchronized (unwritten) {
      if (!unwritten.isEmpty() || !versions.isEmpty()) {
        catalog.put(List.copyOf(unwritten), List.copyOf(versions), List.copyOf(makings));
        Set<String> paths = new HashSet<>();
        unwritten.forEach(entry -> paths.addAll(entry.paths()));
        unwritten.clear();
        versions.clear();
        makings.clear();
        written.accept(paths);
      }
    }
  }

  /** Returns the last version of a source, also one that is not on disk yet. */
  public Optional<PostVersion> lastVersion(String source) {
    return Optional.ofNullable(lastVersions.get(source)).or(() -> catalog.versions().last(source));
  }

  /** Returns the number of the last version of a source, 0 if there is none. */
  public int lastVersionNumber(String source) {
    PostVersion last = lastVersions.get(source);
    return last == null ? catalog.versions().lastNumber(source) : last.number();
  }

  /** Returns the number of all versions on disk. */
  public int versionCount() {
    return catalog.versions().count();
  }

  /** Returns the last makings of a source. */
  public List<Making> makings(String source) {
    return catalog.makings().of(source);
  }

  /** Returns the posts that show an earlier version, by source. */
  public Map<String, HeldPost> held() {
    return held;
  }

  /** Takes up what was changed in the catalog itself, while no run is under way. */
  public void refresh() {
    catalog
        .entries()
        .forEach((source, entry) -> owners.replace(of(entry).put(source, entry), entry));
    held.clear();
    held.putAll(catalog.versions().held());
    lastVersions.clear();
  }

  /** Returns the versions of a source, the oldest first. */
  public List<PostVersion> versions(String source) {
    return catalog.versions().of(source);
  }

  /** Shows the present version of a source again. */
  public void release(String source) {
    if (held.remove(source) != null) {
      catalog.versions().release(List.of(source));
    }
  }

  /** Returns the files of the whole site, in the order of their paths. */
  public synchronized List<SiteRendition> siteRenditions() {
    return List.copyOf(site().values());
  }

  @GuardedBy("this")
  private Map<String, SiteRendition> site() {
    if (site == null) {
      site = new TreeMap<>();
      catalog.siteRenditions().forEach(rendition -> site.put(rendition.path(), rendition));
    }
    return site;
  }

  /** Removes files of the whole site from the catalog. */
  public synchronized void removeSite(Collection<String> paths) {
    if (!paths.isEmpty()) {
      catalog.removeSite(paths);
      for (String path : Set.copyOf(paths)) {
        owners.replace(site().remove(path), null);
      }
    }
  }

  /** Stores files of the whole site. */
  public synchronized void putSite(Collection<SiteRendition> renditions) {
    if (!renditions.isEmpty()) {
      catalog.putSite(renditions);
      renditions.forEach(
          rendition -> owners.replace(site().put(rendition.path(), rendition), rendition));
    }
  }

  /**
   * Returns the file of a post or a book that cannot exist beside one with this path; see {@link
   * FileOwners#rival}.
   */
  public Optional<FileOwners.Owned> rival(String path, Predicate<FileOwners.Owned> counts) {
    return owners.rival(path, counts, this::everything);
  }

  /**
   * Returns the file of the whole site that cannot exist beside one with this path. Its owner is
   * {@link SiteRendition#owner}.
   */
  public synchronized Optional<FileOwners.Owned> siteRival(
      String path, Predicate<FileOwners.Owned> counts) {
    return owners.siteRival(path, counts, this::siteRenditions);
  }

  /** Returns the paths of all files in the output folder that belong to posts and books. */
  public Set<String> postFiles() {
    Set<String> files = files(entries.values());
    books.values().forEach(book -> files.addAll(book.paths()));
    return files;
  }

  /** Returns the paths of all files in the output folder that the catalog lists. */
  public Set<String> files() {
    Set<String> files = postFiles();
    siteRenditions().forEach(rendition -> files.add(rendition.path()));
    return files;
  }

  /** Returns the paths of all files in the output folder that a catalog lists. */
  static Set<String> files(Catalog catalog) {
    Set<String> files = files(catalog.entries().values());
    catalog.siteRenditions().forEach(rendition -> files.add(rendition.path()));
    return files;
  }

  private static Set<String> files(Collection<CatalogEntry> entries) {
    Set<String> files = new HashSet<>();
    entries.forEach(entry -> files.addAll(entry.paths()));
    return files;
  }

  /** Returns the stored value of {@code key}; empty text if there is none. */
  public String setting(String key) {
    return catalog.setting(key).orElse("");
  }

  /** Stores a value under {@code key}. */
  public void setting(String key, String value) {
    catalog.set(key, value);
  }

  /** Returns the input hash of the last complete run of a site edition; empty text if none. */
  public String siteEditionHash(String edition) {
    return setting(siteEditionKey(edition));
  }

  /** Stores the input hash of a site edition. */
  public void siteEditionHash(String edition, String inputHash) {
    setting(siteEditionKey(edition), inputHash);
  }
}
