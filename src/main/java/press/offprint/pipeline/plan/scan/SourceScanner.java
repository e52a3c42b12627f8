package press.offprint.pipeline.plan.scan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.content.frontmatter.FrontMatterReader;
import press.offprint.content.frontmatter.ReadResult;
import press.offprint.content.site.SiteLists;
import press.offprint.content.site.cascade.Cascades;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Metadata;
import press.offprint.model.Post;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.disk.source.ContentFolder;
import press.offprint.pipeline.disk.source.PostReadResult;
import press.offprint.pipeline.disk.source.SourceFile;
import press.offprint.pipeline.exec.Parallel;
import press.offprint.pipeline.state.CatalogCache;

/**
 * The scan of the content folder: a stat call for each source, and its front matter if the source
 * changed.
 */
public final class SourceScanner {
  private static final int MOST_CASCADES = 8;

  private final ContentFolder content;
  private final HeaderReader headers;
  private final CatalogCache catalog;
  private final MetadataCacheValidity cacheValidity;
  private final int maxBytes;
  private final int threads;
  private volatile List<SourceFile> last;

  // The cascades for which the cached front matter was valid, and those of later scans; empty if
  // it was never valid in this process.
  private volatile List<Cascades> sinceValid = List.of();

  /**
   * Creates the scanner.
   *
   * @param maxBytes a larger source is rejected unread
   * @param threads number of sources that are read at once
   */
  public SourceScanner(
      ContentFolder content,
      FrontMatterReader frontMatter,
      CatalogCache catalog,
      MetadataCacheValidity cacheValidity,
      int maxBytes,
      int threads) {
    this.content = content;
    this.headers = new HeaderReader(frontMatter);
    this.catalog = catalog;
    this.cacheValidity = cacheValidity;
    this.maxBytes = maxBytes;
    this.threads = threads;
  }

  /**
   * Scans all sources. Sections are first, from the outermost in, because posts are read with their
   * defaults.
   *
   * @param changed called for each source that is new or changed, by any thread
   * @param sources the only ones that changed since the last scan; empty to look at all files
   * @throws press.offprint.model.OffprintException if the content folder cannot be read
   */
  public ScanResult scan(Runnable changed, Optional<Set<String>> sources) {
    List<SourceFile> files = files(sources);
    last = files;
    List<SourceFile> sections = new ArrayList<>();
    files.stream().filter(file -> SiteLists.isSection(file.source())).forEach(sections::add);
    sections.sort(Comparator.comparingInt(file -> file.source().split("/", -1).length));
    Cascades cascades = headers.cascades();
    for (SourceFile file : sections) {
      Cascades outer = cascades;
      ScannedPost section = scan(file, outer, false, () -> {});
      cascades =
          section
              .header()
              .map(header -> outer.and(header.source(), header.metadata().fields()))
              .orElseGet(() -> earlier(file.source(), outer));
    }
    Cascades all = cascades;
    boolean cached = cacheValidity.isValidFor(all);
    List<Cascades> seen = seen(all, cached);
    return ScanResult.of(
        Parallel.map(
            threads,
            files,
            file -> scan(file, all, cached || isSame(file.source(), seen), changed)),
        content.unread(),
        all);
  }

  // Entries are from any of these cascades until the front matter of all is current again, which
  // may need several runs of a watched folder.
  private List<Cascades> seen(Cascades now, boolean cached) {
    List<Cascades> seen = new ArrayList<>(cached ? List.of() : sinceValid);
    if (cached || !seen.isEmpty()) {
      seen.remove(now);
      seen.add(now);
    }
    sinceValid = seen.size() > MOST_CASCADES ? List.of() : List.copyOf(seen);
    return sinceValid;
  }

  // One section must not make a run read the front matter of the whole site.
  private static boolean isSame(String source, List<Cascades> seen) {
    return !seen.isEmpty()
        && seen.stream().map(cascades -> cascades.of(source)).distinct().count() == 1;
  }

  private List<SourceFile> files(Optional<Set<String>> sources) {
    List<SourceFile> known = last;
    if (known == null || sources.isEmpty() || content.hasLinks()) {
      return content.scan();
    }
    List<SourceFile> files = new ArrayList<>(known);
    for (String source : sources.get()) {
      List<SourceFile> found = content.scan(source);
      if (!found.stream().allMatch(file -> file.source().equals(source))) {
        return content.scan(); // A folder has the name of a post.
      }
      replace(files, source, found);
    }
    return List.copyOf(files);
  }

  // The files are in the order of their sources.
  private static void replace(List<SourceFile> files, String source, List<SourceFile> found) {
    SourceFile wanted = new SourceFile(source, Path.of(""), FileStamp.MISSING, Optional.empty());
    int at = Collections.binarySearch(files, wanted, Comparator.comparing(SourceFile::source));
    if (at >= 0) {
      files.remove(at);
    }
    files.addAll(at >= 0 ? at : -at - 1, found);
  }

  // A section that is broken or being written gives what it gave before: its posts are not changed.
  private Cascades earlier(String section, Cascades outer) {
    return catalog
        .find(section)
        .flatMap(entry -> entry.metadata().read())
        .map(metadata -> outer.and(section, metadata.fields()))
        .orElse(outer);
  }

  private ScannedPost scan(SourceFile file, Cascades cascades, boolean cached, Runnable changed) {
    CatalogEntry previous = catalog.find(file.source()).orElse(null);
    if (SourcePath.underscored(file.source()).isPresent()) {
      return unread(file, List.of(), previous);
    }
    if (file.problem().isPresent()) {
      return unread(file, List.of(file.problem().get()), previous);
    }
    if (cached && previous != null && previous.stamp().equals(file.stamp())) {
      Optional<PostHeader> known = header(previous);
      if (known.isPresent()) {
        return fromCatalog(file, known, previous.fingerprint(), previous);
      }
    }
    PostReadResult reading = content.read(file, maxBytes);
    if (reading instanceof PostReadResult.Got got) {
      return read(file, got.post(), cascades, cached, previous, changed);
    }
    return unread(
        file,
        reading instanceof PostReadResult.Refused refused ? List.of(refused.problem()) : List.of(),
        previous);
  }

  private ScannedPost read(
      SourceFile file,
      Post post,
      Cascades cascades,
      boolean cached,
      CatalogEntry previous,
      Runnable changed) {
    String fingerprint = cascades.fingerprint(file.source(), post.fingerprint());
    boolean same = previous != null && previous.fingerprint().equals(fingerprint);
    if (!same) {
      changed.run();
    }
    if (cached && same) {
      Optional<PostHeader> known = header(previous);
      if (known.isPresent()) {
        return fromCatalog(file, known, fingerprint, previous);
      }
    }
    ReadResult<PostHeader> header = headers.read(file, post, cascades);
    return new ScannedPost(
        file,
        header.accepted(),
        header.rejections(),
        fingerprint,
        true,
        Optional.ofNullable(previous));
  }

  private static ScannedPost unread(
      SourceFile file, List<Problem> problems, CatalogEntry previous) {
    return new ScannedPost(
        file, Optional.empty(), problems, "", false, Optional.ofNullable(previous));
  }

  private static ScannedPost fromCatalog(
      SourceFile file, Optional<PostHeader> header, String fingerprint, CatalogEntry previous) {
    return new ScannedPost(file, header, List.of(), fingerprint, false, Optional.of(previous));
  }

  /** Returns the header of a post from its catalog entry; a rejected post has no valid one. */
  public static Optional<PostHeader> header(CatalogEntry entry) {
    return entry.status() == EntryStatus.REJECTED ? Optional.empty() : publishedHeader(entry);
  }

  /** Returns the header of the published version of a post, also if its present one is rejected. */
  public static Optional<PostHeader> publishedHeader(CatalogEntry entry) {
    if (entry.path().isEmpty()) {
      return Optional.empty();
    }
    Optional<Metadata> metadata = entry.metadata().read();
    return metadata.map(
        m -> new PostHeader(entry.source(), entry.path(), entry.aliases(), m, List.of()));
  }
}
