package press.offprint.pipeline.plan.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.catalog.entry.EntryStatus;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.catalog.entry.StampedDependency;
import press.offprint.catalog.entry.StoredRendition;
import press.offprint.content.resource.BundlePictures;
import press.offprint.content.site.Section;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Dependency;
import press.offprint.model.RenditionInfo;
import press.offprint.model.Site;
import press.offprint.pipeline.plan.scan.ScannedPost;

/**
 * The comparison of stored input hashes with the inputs of now. A rendition is stale if its input
 * hash differs, or if its file in the output folder is missing or has another size.
 */
public final class UpToDateCheck {
  private static final SiteIndex NO_POSTS = SiteIndex.of(List.of());

  private final Site site;
  private final PostInputs inputs;
  private final InputFiles files;
  private final Function<String, OptionalLong> publishedSize;
  private final IndexedDependencies memo;
  private final CurrentPosts current = new CurrentPosts();

  /** The files that posts refer to. */
  public interface InputFiles {
    /** Starts a run, in which each file is looked up once. */
    default void begin() {}

    /** Returns the stamp of a file; {@link FileStamp#MISSING} if it is missing. */
    FileStamp stamp(String path);

    /** Returns the names of the files directly in a folder, sorted. */
    List<String> names(String folder);

    /** Returns the SHA-256 of a file; empty if it cannot be read. */
    Optional<String> fingerprint(String path);

    /** Returns what the suggestions of a post depend on beside the site index. */
    default Object relatedKey(String source) {
      return source;
    }

    /** Returns the dependency of a post on the posts that it suggests now. */
    default Dependency related(Dependency known, SiteIndex siteIndex) {
      return known;
    }
  }

  private static final Set<String> EBOOKS = Set.of("pdf", "epub");

  /** Returns true for an edition that a post without words does not have. */
  public boolean isEbook(String edition) {
    return EBOOKS.contains(edition)
        || site.variants().stream()
            .anyMatch(variant -> variant.name().equals(edition) && !variant.isOfBooks());
  }

  /**
   * Creates the check.
   *
   * @param publishedSize returns the size in bytes of a file in the output folder; empty if it is
   *     missing
   */
  public UpToDateCheck(
      Site site,
      PostInputs inputs,
      InputFiles files,
      Function<String, OptionalLong> publishedSize) {
    this(site, inputs, files, publishedSize, new IndexedDependencies());
  }

  private UpToDateCheck(
      Site site,
      PostInputs inputs,
      InputFiles files,
      Function<String, OptionalLong> publishedSize,
      IndexedDependencies memo) {
    this.memo = memo;
    this.site = site;
    this.inputs = inputs;
    this.files = files;
    this.publishedSize = publishedSize;
  }

  /**
   * Starts a run.
   *
   * @param changed the only sources that changed since the last run; empty if anything may have
   */
  public void begin(Optional<Set<String>> changed) {
    files.begin();
    current.begin(changed);
  }

  /** Returns those of {@code editions} that are stale, sorted. */
  public Set<String> stale(
      ScannedPost post, PostHeader header, SiteIndex siteIndex, Set<String> editions) {
    Set<String> stale = new TreeSet<>(editions);
    CatalogEntry entry = post.previous().orElse(null);
    if (entry == null
        || entry.status() != EntryStatus.PUBLISHED
        || !entry.fingerprint().equals(post.fingerprint())) {
      return stale;
    }
    CurrentPosts.Found checked =
        new CurrentPosts.Found(
            entry, post.fingerprint(), header.path(), editions, files.relatedKey(post.source()));
    if (current.has(checked, siteIndex)) {
      return Set.of();
    }
    List<Dependency> now = dependencies(entry, siteIndex);
    for (StoredRendition rendition : entry.renditions()) {
      String edition = rendition.download().edition();
      if (stale.contains(edition)
          && rendition
              .inputHash()
              .equals(inputs.hash(edition, header.path(), post.fingerprint(), now))
          && isStored(rendition.download())) {
        stale.remove(edition);
      }
    }
    if (stale.isEmpty()) {
      current.add(checked, siteIndex);
    }
    return stale;
  }

  /**
   * Returns true if editions are stale only because the post suggests others now.
   *
   * @param editions the stale ones
   */
  public boolean isStaleByRelated(
      ScannedPost post, PostHeader header, SiteIndex siteIndex, Set<String> editions) {
    UpToDateCheck before =
        new UpToDateCheck(site, inputs, new KnownRelated(files), publishedSize, memo);
    return before.stale(post, header, siteIndex, editions).isEmpty();
  }

  /** The files of another source; the posts that a post suggests are those of its last reading. */
  private record KnownRelated(InputFiles files) implements InputFiles {
    @Override
    public FileStamp stamp(String path) {
      return files.stamp(path);
    }

    @Override
    public Optional<String> fingerprint(String path) {
      return files.fingerprint(path);
    }

    @Override
    public List<String> names(String folder) {
      return files.names(folder);
    }
  }

  /** Returns the input hash of the words of a published post, from its text of now. */
  public String termsHash(CatalogEntry entry, ScannedPost post, SiteIndex siteIndex) {
    String path = post.header().map(PostHeader::path).orElse(entry.path());
    return inputs.termsHash(path, post.fingerprint(), dependencies(entry, siteIndex));
  }

  /** Returns true if a source without editions was read from its present text and dependencies. */
  public boolean isRead(ScannedPost post, SiteIndex siteIndex) {
    CatalogEntry entry = post.previous().orElse(null);
    return entry != null
        && entry.status() == EntryStatus.PUBLISHED
        && entry.fingerprint().equals(post.fingerprint())
        && dependencies(entry, siteIndex)
            .equals(entry.dependencies().stream().map(StampedDependency::dependency).toList())
        && entry.downloads().stream().allMatch(this::isStored);
  }

  /**
   * Returns the dependencies of a post that was read before, with those on its surroundings of now;
   * empty if its text leads to other posts now.
   */
  public Optional<List<StampedDependency>> refreshed(
      String source, List<StampedDependency> dependencies, SiteIndex siteIndex) {
    List<StampedDependency> refreshed = new ArrayList<>();
    for (StampedDependency known : dependencies) {
      Dependency now =
          switch (known.dependency().kind()) {
            case FILE, PICTURES, RELATED -> known.dependency();
            default -> ofIndex(source, known, siteIndex);
          };
      if (!now.equals(known.dependency()) && !isAround(now)) {
        return Optional.empty();
      }
      refreshed.add(new StampedDependency(now, known.stamp()));
    }
    return Optional.of(refreshed);
  }

  /** Returns true if the dependencies of a post that was read before are the same now. */
  public boolean isCurrent(
      String source, List<StampedDependency> dependencies, SiteIndex siteIndex) {
    return dependencies.stream()
        .allMatch(
            known ->
                ofFiles(known, ofIndex(source, known, siteIndex), siteIndex)
                    .equals(known.dependency()));
  }

  private static boolean isAround(Dependency dependency) {
    return dependency.kind() == Dependency.Kind.SURROUNDINGS
        || dependency.kind() == Dependency.Kind.SECTION;
  }

  /** Returns the input hash of an attempt to make {@code editions} now. */
  public String attemptHash(
      ScannedPost post, PostHeader header, SiteIndex siteIndex, Set<String> editions) {
    List<Dependency> now =
        post.previous().map(entry -> dependencies(entry, siteIndex)).orElse(List.of());
    return inputs.attemptHash(editions, header.path(), post.fingerprint(), now);
  }

  /**
   * Returns the input hash of an attempt to make {@code editions} now; empty if it depends on other
   * posts, so that it differs with the site index.
   */
  public Optional<String> attemptHash(ScannedPost post, PostHeader header, Set<String> editions) {
    List<StampedDependency> known =
        post.previous().map(CatalogEntry::dependencies).orElse(List.of());
    if (!known.stream().allMatch(UpToDateCheck::isOfFiles)) {
      return Optional.empty();
    }
    List<Dependency> now =
        known.stream().map(each -> ofFiles(each, each.dependency(), NO_POSTS)).toList();
    return Optional.of(inputs.attemptHash(editions, header.path(), post.fingerprint(), now));
  }

  private static boolean isOfFiles(StampedDependency known) {
    return switch (known.dependency().kind()) {
      case FILE, PICTURES -> true;
      default -> false;
    };
  }

  private boolean isStored(RenditionInfo rendition) {
    return publishedSize.apply(rendition.path()).equals(OptionalLong.of(rendition.bytes()));
  }

  /** Returns true if a source is the text of a home page, which has no page besides. */
  public boolean isHome(String source, SiteIndex siteIndex) {
    return siteIndex.languages(site).isHome(source);
  }

  /** Returns the dependencies of an entry as they are now, in its order. */
  public List<Dependency> dependencies(CatalogEntry entry, SiteIndex siteIndex) {
    List<Dependency> indexed = memo.of(entry, siteIndex, this::ofIndex);
    List<Dependency> now = new ArrayList<>(indexed.size());
    for (int i = 0; i < indexed.size(); i++) {
      now.add(ofFiles(entry.dependencies().get(i), indexed.get(i), siteIndex));
    }
    return now;
  }

  private Dependency ofIndex(String source, StampedDependency known, SiteIndex siteIndex) {
    Dependency dependency = known.dependency();
    String name = dependency.name();
    return switch (dependency.kind()) {
      case POST ->
          new Dependency(
              dependency.kind(),
              name,
              siteIndex
                  .findBySource(name)
                  .map(PostHeader::dependency)
                  .map(Dependency::fingerprint)
                  .orElse(""));
      case SURROUNDINGS -> siteIndex.navigation(site).dependency(name).orElse(dependency);
      case SECTION -> Section.dependency(name, siteIndex, site).orElse(dependency);
      case PLACE, LINK, NOTE, LABEL -> siteIndex.dependency(dependency.kind(), source, name);
      case PICTURES, RELATED, FILE, CHAPTER -> dependency;
    };
  }

  private Dependency ofFiles(StampedDependency known, Dependency indexed, SiteIndex siteIndex) {
    Dependency dependency = known.dependency();
    String name = dependency.name();
    return switch (dependency.kind()) {
      case PICTURES -> BundlePictures.dependency(name, files::names);
      case RELATED ->
          siteIndex.findBySource(name).isEmpty()
              ? dependency
              : files.related(dependency, siteIndex);
      case FILE ->
          files.stamp(name).equals(known.stamp())
              ? dependency
              : new Dependency(dependency.kind(), name, files.fingerprint(name).orElse(""));
      default -> indexed;
    };
  }
}
