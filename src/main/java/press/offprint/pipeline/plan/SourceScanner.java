package press.offprint.pipeline.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.content.frontmatter.FrontMatterReader;
import press.offprint.content.frontmatter.ReadResult;
import press.offprint.content.site.Cascades;
import press.offprint.content.site.PostHeader;
import press.offprint.content.site.SiteLists;
import press.offprint.model.Metadata;
import press.offprint.model.Post;
import press.offprint.model.Problem;
import press.offprint.model.Site;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.disk.source.ContentFolder;
import press.offprint.pipeline.disk.source.PostReadResult;
import press.offprint.pipeline.disk.source.SourceFile;
import press.offprint.pipeline.state.CatalogCache;
import press.offprint.pipeline.state.RetrySchedule;

/** Looks at sources: by a stat alone where nothing changed, else by their front matter. */
public final class SourceScanner {
  private final ContentFolder content;
  private final FrontMatterReader frontMatter;
  private final CatalogCache catalog;
  private final Site site;
  private final RetrySchedule retries;
  private final MetadataCacheValidity cacheValidity;

  public SourceScanner(
      Publisher.Room room, FrontMatterReader frontMatter, MetadataCacheValidity cacheValidity) {
    this.content = room.content();
    this.frontMatter = frontMatter;
    this.catalog = room.catalog();
    this.site = room.site();
    this.retries = room.retries();
    this.cacheValidity = cacheValidity;
  }

  /**
   * What a look at all sources told.
   *
   * @param cascades what sections hand down, with which the posts were read
   */
  record All(List<ScannedPost> scannedPosts, Cascades cascades) {}

  /**
   * Looks at all sources: sections first, from the outermost in, since they hand down what posts
   * are read with.
   *
   * @param changed run for each source that is new or other than it was, by any thread
   */
  All survey(List<SourceFile> files, Runnable changed) {
    Map<Boolean, List<SourceFile>> kinds =
        files.stream().collect(Collectors.partitioningBy(f -> SiteLists.isSection(f.source())));
    Cascades cascades = Cascades.NONE;
    List<SourceFile> sections = new ArrayList<>(kinds.get(true));
    sections.sort(Comparator.comparingInt(file -> file.source().split("/", -1).length));
    for (SourceFile file : sections) {
      Cascades outer = cascades;
      ScannedPost scanned = survey(file, outer, false, () -> {});
      cascades = scanned.header().map(outer::and).orElse(outer);
    }
    Cascades all = cascades;
    boolean trusting = cacheValidity.isValidFor(all);
    return new All(
        files.parallelStream().map(file -> survey(file, all, trusting, changed)).toList(), all);
  }

  private ScannedPost survey(
      SourceFile file, Cascades cascades, boolean trusting, Runnable changed) {
    Optional<CatalogEntry> previous = catalog.find(file.source());
    if (file.problem().isPresent()) {
      return new ScannedPost(
          file, Optional.empty(), List.of(file.problem().get()), "", false, previous);
    }
    if (previous.isPresent() && previous.get().stamp().equals(file.stamp())) {
      Optional<PostHeader> known = trusting ? card(previous.get()) : Optional.empty();
      if (known.isPresent()) {
        return new ScannedPost(
            file, known, List.of(), previous.get().fingerprint(), false, previous);
      }
    }
    PostReadResult reading = content.read(file, site.limits().readBytes());
    if (reading instanceof PostReadResult.Got got) {
      String now = cascades.fingerprint(file.source(), got.post().fingerprint());
      boolean same = previous.filter(e -> e.fingerprint().equals(now)).isPresent();
      if (!same) {
        changed.run();
      }
      Optional<PostHeader> known = trusting && same ? card(previous.get()) : Optional.empty();
      return known.isPresent()
          ? new ScannedPost(file, known, List.of(), now, false, previous)
          : front(file, got.post(), now, previous, cascades);
    }
    // What went, or is still being written, has no problem: it is looked at again in the next run.
    retries.markUnsettled();
    List<Problem> problems =
        reading instanceof PostReadResult.Refused refused ? List.of(refused.problem()) : List.of();
    return new ScannedPost(file, Optional.empty(), problems, "", false, previous);
  }

  private ScannedPost front(
      SourceFile file,
      Post post,
      String fingerprint,
      Optional<CatalogEntry> previous,
      Cascades cascades) {
    ReadResult<PostHeader> reading = frontMatter.read(post, cascades.of(file.source()));
    return new ScannedPost(
        file, reading.accepted(), reading.rejections(), fingerprint, true, previous);
  }

  // A rejected post has no card that could be trusted; it is looked at again.
  private static Optional<PostHeader> card(CatalogEntry entry) {
    if (entry.status() == EntryStatus.REJECTED || entry.path().isEmpty()) {
      return Optional.empty();
    }
    Optional<Metadata> metadata = entry.metadata().read();
    return metadata.map(
        m -> new PostHeader(entry.source(), entry.path(), entry.aliases(), m, List.of()));
  }
}
