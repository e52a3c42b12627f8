package press.offprint.content.site;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.content.site.cascade.Cascades;
import press.offprint.content.site.language.SiteLanguages;
import press.offprint.content.site.reference.LabelIndex;
import press.offprint.content.site.reference.LinkMemory;
import press.offprint.content.site.reference.PathRivals;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.content.site.reference.ReferenceIndex;
import press.offprint.model.Dependency;
import press.offprint.model.Metadata;
import press.offprint.model.Site;

/**
 * An index of all posts of a site by source, permalink, alias, file name and title. Immutable; no
 * result depends on the order in which the headers were given.
 */
public final class SiteIndex {
  private final Map<String, PostHeader> bySource = new LinkedHashMap<>();
  private final ReferenceIndex references;
  private final PathRivals rivals;
  private final Cascades cascades;
  private final LinkMemory memory;
  private final Map<String, Object> data;

  // Made at its first use, because few sites need it.
  @GuardedBy("this")
  private LabelIndex labels;

  // Made at its first use, because many runs need none. Equal sites give equal navigations.
  @GuardedBy("this")
  private SiteNavigation navigation;

  private SiteIndex(
      List<PostHeader> headers, Cascades cascades, LinkMemory memory, Map<String, Object> data) {
    this.cascades = cascades;
    this.memory = memory;
    this.data = data;
    this.references = new ReferenceIndex(headers, memory);
    headers.forEach(header -> bySource.put(header.source(), header));
    this.rivals = new PathRivals(headers);
  }

  /** Indexes the posts of a whole site whose sections have no cascades. */
  public static SiteIndex of(Collection<PostHeader> headers) {
    return of(headers, Cascades.NONE);
  }

  /** Indexes the posts of a whole site. */
  public static SiteIndex of(Collection<PostHeader> headers, Cascades cascades) {
    return of(headers, cascades, LinkMemory.NONE, Map.of());
  }

  /**
   * Indexes the posts of a whole site, of which earlier runs published some.
   *
   * @param data the files of the folder {@code data/}, by their names
   */
  public static SiteIndex of(
      Collection<PostHeader> headers,
      Cascades cascades,
      LinkMemory memory,
      Map<String, Object> data) {
    return new SiteIndex(
        headers.stream().sorted(Comparator.comparing(PostHeader::source)).toList(),
        cascades,
        memory,
        data);
  }

  /**
   * Returns true if {@link #of(Collection, Cascades, LinkMemory, Map)} would return an equal index.
   * The image that became the cover of a post does not matter, because the index does not show it.
   */
  public boolean isOf(
      Collection<PostHeader> headers,
      Cascades others,
      LinkMemory links,
      Map<String, Object> values) {
    return headers.size() == bySource.size()
        && cascades.equals(others)
        && data.equals(values)
        && memory.equals(links)
        && headers.stream().allMatch(this::hasEqual);
  }

  private boolean hasEqual(PostHeader header) {
    PostHeader known = bySource.get(header.source());
    return known != null
        && known.path().equals(header.path())
        && known.aliases().equals(header.aliases())
        && isEqual(known.metadata(), header.metadata());
  }

  private static boolean isEqual(Metadata one, Metadata two) {
    return one == two || one.withCover(Optional.empty()).equals(two.withCover(Optional.empty()));
  }

  /** Returns the files of the folder {@code data/}, by their names. */
  Map<String, Object> data() {
    return data;
  }

  /** Returns the surroundings of the pages of a site with these posts. */
  public synchronized SiteNavigation navigation(Site site) {
    if (navigation == null || navigation.site() != site) {
      navigation = new SiteNavigation(site, this);
    }
    return navigation;
  }

  /**
   * Returns the languages of a site with these posts.
   *
   * @param site the settings of the whole site, not those of one language
   */
  public SiteLanguages languages(Site site) {
    return navigation(site).languages();
  }

  /** Returns the front matter defaults that sections give to their posts. */
  public Cascades cascades() {
    return cascades;
  }

  /** Returns all posts in the order of their sources. */
  public Collection<PostHeader> headers() {
    return Collections.unmodifiableCollection(bySource.values());
  }

  /** Returns the post with exactly this source. */
  public Optional<PostHeader> findBySource(String source) {
    return Optional.ofNullable(bySource.get(source));
  }

  /**
   * Returns the post with this permalink, such as {@code /posts/hello/}; case and Unicode form do
   * not matter.
   */
  public Optional<PostHeader> findByPermalink(String path) {
    return references.byPermalink(path);
  }

  /**
   * Returns the post that a reference in the style of a plain link, Hugo's {@code ref} or Obsidian
   * refers to: the path of a source or of its folder, with or without an extension, relative to the
   * post or to the content folder; a permalink or alias; or a file name. If several posts could be
   * meant, it is the one that it meant before, else the first in {@link PostHeader#ORDER}.
   *
   * @param fromSource source of the post that holds the reference
   * @param reference without fragment and query; may be percent-encoded
   */
  public Optional<PostHeader> findByReference(String fromSource, String reference) {
    return references.match(Dependency.Kind.LINK, fromSource, reference).post();
  }

  /** Returns the post that a wikilink refers to: by a reference, else by its title. */
  public Optional<PostHeader> findByNoteName(String fromSource, String name) {
    return references.match(Dependency.Kind.NOTE, fromSource, name).post();
  }

  /**
   * Returns the posts that a reference could mean if there are several, in their order; else an
   * empty list.
   *
   * @param kind {@link Dependency.Kind#LINK} or {@code NOTE}
   */
  public List<PostHeader> rivals(Dependency.Kind kind, String fromSource, String reference) {
    List<PostHeader> rivals = references.match(kind, fromSource, reference).rivals();
    return rivals.size() < 2 ? List.of() : rivals;
  }

  /**
   * Returns the posts whose texts may have a label that the text of another post refers to: those
   * in its folder and its language first.
   *
   * @param fromSource source of the post with the reference
   * @param label such as {@code fig-soil}
   */
  public List<PostHeader> findByLabel(String fromSource, String label) {
    return labels().find(fromSource, label);
  }

  private synchronized LabelIndex labels() {
    if (labels == null) {
      labels = new LabelIndex(bySource);
    }
    return labels;
  }

  /** Returns the paths that more than one source wants, with the sources in order. */
  public Map<String, List<String>> conflicts() {
    return Collections.unmodifiableMap(rivals.groups());
  }

  /** Returns true if a source is in a folder that the configuration trusts. */
  public boolean trusts(String source) {
    return cascades.trusts(source);
  }

  /** Returns true if a post needs a folder that has the name of a file of another post. */
  public boolean needsFolderOfFile(String source) {
    return rivals.needsFolder(source);
  }

  /**
   * Returns the aliases of a post that lead to it: not those that are a permalink, nor those that
   * an earlier source has too.
   */
  public List<String> usableAliases(PostHeader header) {
    return header.aliases().stream()
        .filter(alias -> references.byPermalink(alias).isEmpty())
        .filter(
            alias ->
                references
                    .byAlias(alias)
                    .filter(owner -> !owner.source().equals(header.source()))
                    .isEmpty())
        .toList();
  }

  /** Returns the post with the permalink {@code path}, else the first one with this alias. */
  public Optional<PostHeader> findByPath(String path) {
    return findByPermalink(path).or(() -> references.byAlias(path));
  }

  /**
   * Returns a dependency on the post that a reference leads to. Its fingerprint changes if the
   * reference leads to another post, to one that is new, or to none.
   *
   * @param kind {@link Dependency.Kind#PLACE} for a path, {@code NOTE} for the name in a wikilink,
   *     {@code LABEL} for a label, or {@code LINK}
   * @param fromSource source of the post that holds the reference
   */
  public Dependency dependency(Dependency.Kind kind, String fromSource, String reference) {
    if (kind == Dependency.Kind.LABEL) {
      return labels().dependency(fromSource, reference);
    }
    ReferenceIndex.Match match =
        kind == Dependency.Kind.PLACE
            ? new ReferenceIndex.Match(findByPath(reference), List.of())
            : references.match(kind, fromSource, reference);
    String fingerprint =
        match.post().map(post -> LinkMemory.fingerprint(post, match.rivals())).orElse("");
    return new Dependency(kind, reference, fingerprint);
  }
}
