package press.offprint.content.site;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import press.offprint.content.site.language.SiteLanguages;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.model.Dependency;
import press.offprint.model.Metadata;
import press.offprint.model.Site;
import press.offprint.model.text.SitePath;
import press.offprint.model.text.Uris;

/**
 * An index of all posts of a site by source, permalink, alias, file name and title. Immutable; no
 * result depends on the order in which the headers were given.
 */
public final class SiteIndex {
  /**
   * The order of posts that want the same permalink or name, if none of them had it before: by
   * date, then those without a date, then by source.
   */
  public static final Comparator<PostHeader> ORDER =
      Comparator.comparing(
              (PostHeader header) ->
                  header
                      .metadata()
                      .dates()
                      .date()
                      .map(OffsetDateTime::toInstant)
                      .orElse(Instant.MAX))
          .thenComparing(PostHeader::source);

  private final Map<String, PostHeader> bySource = new LinkedHashMap<>();
  private final Map<String, List<PostHeader>> byFile = new HashMap<>();
  private final Map<String, PostHeader> byPermalink = new HashMap<>();
  private final Map<String, PostHeader> byAlias = new HashMap<>();
  private final Map<String, List<PostHeader>> byName = new HashMap<>();
  private final Map<String, List<PostHeader>> byTitle = new HashMap<>();
  private final Map<String, List<String>> conflicts = new TreeMap<>();
  private final Cascades cascades;
  private final LinkMemory memory;
  private final Map<String, Object> data;

  // Made at its first use, because many runs need none. Equal sites give equal navigations.
  @GuardedBy("this")
  private SiteNavigation navigation;

  /**
   * The post that a reference leads to.
   *
   * @param post empty if there is none
   * @param rivals all posts that the reference could mean; one or none if it is clear
   */
  record Match(Optional<PostHeader> post, List<PostHeader> rivals) {
    static final Match NONE = new Match(Optional.empty(), List.of());
  }

  private SiteIndex(
      List<PostHeader> headers, Cascades cascades, LinkMemory memory, Map<String, Object> data) {
    this.cascades = cascades;
    this.memory = memory;
    this.data = data;
    for (PostHeader header : headers) {
      bySource.put(header.source(), header);
      SourcePath name = SourcePath.of(header.source());
      Stream.of(header.source(), logical(name))
          .map(SiteIndex::key)
          .distinct()
          .forEach(file -> byFile.computeIfAbsent(file, k -> new ArrayList<>(1)).add(header));
      byPermalink.putIfAbsent(key(header.path()), header);
      byTitle
          .computeIfAbsent(PathSegments.fold(header.metadata().title()), k -> new ArrayList<>(1))
          .add(header);
      byName.computeIfAbsent(PathSegments.fold(ownName(name)), k -> new ArrayList<>(1)).add(header);
      Stream.of(header.path(), renditions(header.path()))
          .map(PathSegments::fold)
          .distinct()
          .forEach(
              place ->
                  conflicts.computeIfAbsent(place, k -> new ArrayList<>(1)).add(header.source()));
    }
    for (PostHeader header : headers) {
      header.aliases().forEach(alias -> byAlias.merge(key(alias), header, this::holder));
    }
    conflicts.values().removeIf(sources -> sources.size() < 2);
    Set<List<String>> known = new HashSet<>();
    conflicts.values().removeIf(sources -> !known.add(sources));
  }

  // A post keeps its alias although one with an earlier source wants it, too.
  private PostHeader holder(PostHeader first, PostHeader second) {
    return !hadAliasOf(second, first) && hadAliasOf(first, second) ? second : first;
  }

  // True if second had an alias that first has, too.
  private boolean hadAliasOf(PostHeader first, PostHeader second) {
    Set<String> keys = new HashSet<>();
    first.aliases().forEach(alias -> keys.add(key(alias)));
    return second.aliases().stream()
        .filter(alias -> keys.contains(key(alias)))
        .anyMatch(alias -> memory.isTarget(Dependency.Kind.PLACE, second.source(), alias, second));
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
    return Optional.ofNullable(byPermalink.get(key(path)));
  }

  /**
   * Returns the post that a reference in the style of a plain link, Hugo's {@code ref} or Obsidian
   * refers to: the path of a source or of its folder, with or without an extension, relative to the
   * post or to the content folder; a permalink or alias; or a file name. If several posts could be
   * meant, it is the one that it meant before, else the first in {@link #ORDER}.
   *
   * @param fromSource source of the post that holds the reference
   * @param reference without fragment and query; may be percent-encoded
   */
  public Optional<PostHeader> findByReference(String fromSource, String reference) {
    return match(Dependency.Kind.LINK, fromSource, reference).post();
  }

  /** Returns the post that a wikilink refers to: by a reference, else by its title. */
  public Optional<PostHeader> findByNoteName(String fromSource, String name) {
    return match(Dependency.Kind.NOTE, fromSource, name).post();
  }

  /**
   * Returns the posts that a reference could mean if there are several, in their order; else an
   * empty list.
   *
   * @param kind {@link Dependency.Kind#LINK} or {@code NOTE}
   */
  public List<PostHeader> rivals(Dependency.Kind kind, String fromSource, String reference) {
    List<PostHeader> rivals = match(kind, fromSource, reference).rivals();
    return rivals.size() < 2 ? List.of() : rivals;
  }

  private Match match(Dependency.Kind kind, String from, String reference) {
    List<Supplier<List<PostHeader>>> tiers = new ArrayList<>(tiers(from, reference));
    if (kind == Dependency.Kind.NOTE) {
      tiers.add(() -> byTitle.getOrDefault(PathSegments.fold(reference.strip()), List.of()));
    }
    boolean known = memory.has(kind, from, reference);
    List<PostHeader> nearest = List.of();
    for (Supplier<List<PostHeader>> tier : tiers) {
      List<PostHeader> found = tier.get();
      Optional<PostHeader> before =
          found.stream()
              .filter(post -> known && memory.isTarget(kind, from, reference, post))
              .findFirst();
      nearest = nearest.isEmpty() ? found : nearest;
      if (before.isPresent()) {
        return new Match(
            before,
            Stream.concat(nearest.stream(), before.stream()).distinct().sorted(ORDER).toList());
      }
      if (!known && !nearest.isEmpty()) {
        break;
      }
    }
    if (nearest.size() < 2) {
      return nearest.isEmpty() ? Match.NONE : new Match(Optional.of(nearest.get(0)), nearest);
    }
    List<PostHeader> rivals = nearest.stream().sorted(ORDER).toList();
    Optional<PostHeader> reached =
        rivals.stream().filter(post -> memory.isReached(reference, post)).findFirst();
    return new Match(reached.or(() -> Optional.of(rivals.get(0))), rivals);
  }

  // The ways to read a reference; the first with a result counts.
  private List<Supplier<List<PostHeader>>> tiers(String from, String reference) {
    String target = Uris.decodeLeniently(reference.strip());
    if (target.isEmpty() || target.indexOf('\\') >= 0 || target.contains("//")) {
      return List.of();
    }
    if (target.startsWith("/")) {
      return List.of(
          () -> files(target),
          () -> permalinks(target),
          () -> findByAlias(target).stream().toList());
    }
    Optional<String> beside = normalise(SourcePath.folder(from) + target);
    List<Supplier<List<PostHeader>>> tiers = new ArrayList<>();
    tiers.add(() -> beside.map(this::files).orElse(List.of()));
    tiers.add(() -> beside.map(this::permalinks).orElse(List.of()));
    // A browser resolves a relative link against the permalink of the page.
    tiers.add(
        () ->
            findBySource(from)
                .flatMap(header -> normalise(SitePath.folder(header.path()) + target))
                .flatMap(path -> Optional.ofNullable(byPermalink.get(key(path))))
                .stream()
                .toList());
    if (!target.startsWith("../") && !target.startsWith("./")) {
      tiers.add(() -> files("/" + target));
      tiers.add(() -> permalinks("/" + target));
      tiers.add(() -> names(from, target));
    }
    return tiers;
  }

  private List<PostHeader> files(String path) {
    return byFile.getOrDefault(key(path), List.of());
  }

  // A host shows the page /a.html also at /a.
  private List<PostHeader> permalinks(String path) {
    String key = key(path);
    return Optional.ofNullable(byPermalink.get(key))
        .or(() -> Optional.ofNullable(byPermalink.get(key + ".html")))
        .stream()
        .toList();
  }

  // The path of the PDF and of the ebook without extension; it is no permalink. So the posts /a/
  // and
  // /a/a.html are rivals for the file /a/a.pdf.
  private static String renditions(String path) {
    String files = SitePath.files(path);
    String trimmed = files.substring(0, files.length() - 1);
    return SitePath.isFile(path)
        ? trimmed
        : files + trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }

  /** Returns the paths that more than one source wants, with the sources in order. */
  public Map<String, List<String>> conflicts() {
    return Collections.unmodifiableMap(conflicts);
  }

  /**
   * Returns the aliases of a post that lead to it: not those that are a permalink, nor those that
   * an earlier source has too.
   */
  public List<String> usableAliases(PostHeader header) {
    return header.aliases().stream()
        .filter(alias -> !byPermalink.containsKey(key(alias)))
        .filter(
            alias -> {
              PostHeader owner = byAlias.get(key(alias));
              return owner == null || owner.source().equals(header.source());
            })
        .toList();
  }

  /** Returns the post with the permalink {@code path}, else the first one with this alias. */
  public Optional<PostHeader> findByPath(String path) {
    return findByPermalink(path).or(() -> findByAlias(path));
  }

  /**
   * Returns a dependency on the post that a reference leads to. Its fingerprint changes if the
   * reference leads to another post, to one that is new, or to none.
   *
   * @param kind {@link Dependency.Kind#PLACE} for a path, {@code NOTE} for the name in a wikilink,
   *     or {@code LINK}
   * @param fromSource source of the post that holds the reference
   */
  public Dependency dependency(Dependency.Kind kind, String fromSource, String reference) {
    Match match =
        kind == Dependency.Kind.PLACE
            ? new Match(findByPath(reference), List.of())
            : match(kind, fromSource, reference);
    String fingerprint =
        match.post().map(post -> LinkMemory.fingerprint(post, match.rivals())).orElse("");
    return new Dependency(kind, reference, fingerprint);
  }

  private Optional<PostHeader> findByAlias(String path) {
    return Optional.ofNullable(byAlias.get(key(path)));
  }

  private List<PostHeader> names(String from, String target) {
    SourcePath name = SourcePath.of(target);
    List<PostHeader> found = byName.getOrDefault(PathSegments.fold(ownName(name)), List.of());
    String folders = key(String.join("/", name.folders()));
    List<PostHeader> fitting =
        found.stream()
            .filter(
                header ->
                    folders.isEmpty()
                        || key(logical(SourcePath.of(header.source()))).endsWith(key(target)))
            .toList();
    if (fitting.size() < 2) {
      return fitting;
    }
    // Among translations of one post, the one in the language of the link is meant.
    Optional<String> language = SourcePath.of(from).language();
    List<PostHeader> translated =
        fitting.stream()
            .filter(header -> SourcePath.of(header.source()).language().equals(language))
            .toList();
    return translated.isEmpty() ? fitting : translated;
  }

  /** Returns the path without extension and index, like Hugo's logical paths. */
  static String logical(SourcePath name) {
    String folders = String.join("/", name.folders());
    String path = name.role() == SourcePath.Role.PAGE ? folders + "/" + name.base() : folders;
    return name.suffix().isPresent() ? path + "." + name.suffix().get() : path;
  }

  private static String ownName(SourcePath name) {
    if (name.role() == SourcePath.Role.PAGE || name.folders().isEmpty()) {
      return name.base();
    }
    return name.folders().get(name.folders().size() - 1);
  }

  private static Optional<String> normalise(String path) {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : path.split("/", -1)) {
      if (segment.equals("..")) {
        if (segments.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    return Optional.of(String.join("/", segments));
  }

  // Paths that differ in slashes at the ends or in index.html are one path.
  private static String key(String path) {
    String key = PathSegments.fold(path);
    int start = 0;
    while (start < key.length() && key.charAt(start) == '/') {
      start++;
    }
    key = key.substring(start);
    if (key.endsWith("/index.html") || key.equals("index.html")) {
      key = key.substring(0, key.length() - "index.html".length());
    }
    while (key.endsWith("/")) {
      key = key.substring(0, key.length() - 1);
    }
    return key;
  }
}
