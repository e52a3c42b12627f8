package press.offprint.content.site;

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
import java.util.stream.Stream;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.model.Dependency;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.text.SitePath;
import press.offprint.model.text.Uris;

/**
 * An index of all posts of a site by source, permalink, alias, file name and title. Immutable; no
 * result depends on the order in which the headers were given.
 */
public final class SiteIndex {
  private final Map<String, PostHeader> bySource = new LinkedHashMap<>();
  private final Map<String, PostHeader> byFile = new HashMap<>();
  private final Map<String, PostHeader> byPermalink = new HashMap<>();
  private final Map<String, PostHeader> byAlias = new HashMap<>();
  private final Map<String, List<PostHeader>> byName = new HashMap<>();
  private final Map<String, List<PostHeader>> byTitle = new HashMap<>();
  private final Map<String, List<String>> conflicts = new TreeMap<>();
  private final Set<String> sections = new HashSet<>();
  private final Cascades cascades;

  private SiteIndex(List<PostHeader> headers, Cascades cascades) {
    this.cascades = cascades;
    for (PostHeader header : headers) {
      bySource.put(header.source(), header);
      SourcePath name = SourcePath.of(header.source());
      byFile.putIfAbsent(key(header.source()), header);
      byFile.putIfAbsent(key(logical(name)), header);
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
    headers.stream()
        .map(PostHeader::source)
        .filter(source -> source.indexOf('/') > 0)
        .map(source -> source.substring(0, source.indexOf('/')))
        .distinct()
        .map(PathSegments::urlize)
        .forEach(sections::add);
    for (PostHeader header : headers) {
      header.aliases().forEach(alias -> byAlias.putIfAbsent(key(alias), header));
    }
    conflicts.values().removeIf(sources -> sources.size() < 2);
    Set<List<String>> known = new HashSet<>();
    conflicts.values().removeIf(sources -> !known.add(sources));
  }

  /** Indexes the posts of a whole site whose sections have no cascades. */
  public static SiteIndex of(Collection<PostHeader> headers) {
    return of(headers, Cascades.NONE);
  }

  /** Indexes the posts of a whole site. */
  public static SiteIndex of(Collection<PostHeader> headers, Cascades cascades) {
    return new SiteIndex(
        headers.stream().sorted(Comparator.comparing(PostHeader::source)).toList(), cascades);
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
   * post or to the content folder; a permalink or alias; or a file name that only one post has.
   *
   * @param fromSource source of the post that holds the reference
   * @param reference without fragment and query; may be percent-encoded
   */
  public Optional<PostHeader> findByReference(String fromSource, String reference) {
    String target = Uris.decodeLeniently(reference.strip());
    if (target.isEmpty() || target.indexOf('\\') >= 0 || target.contains("//")) {
      return Optional.empty();
    }
    if (target.startsWith("/")) {
      return findByFileOrPermalink(target).or(() -> findByAlias(target));
    }
    Optional<PostHeader> found =
        normalise(SourcePath.folder(fromSource) + target).flatMap(this::findByFileOrPermalink);
    if (found.isEmpty()) {
      // A browser resolves a relative link against the permalink of the page.
      found =
          findBySource(fromSource)
              .flatMap(header -> normalise(SitePath.folder(header.path()) + target))
              .flatMap(path -> Optional.ofNullable(byPermalink.get(key(path))));
    }
    boolean climbs = target.startsWith("../") || target.startsWith("./");
    return found
        .or(() -> climbs ? Optional.empty() : findByFileOrPermalink("/" + target))
        .or(() -> climbs ? Optional.empty() : findByName(fromSource, target));
  }

  /** Returns the post that a wikilink refers to: by a reference, else by its title. */
  public Optional<PostHeader> findByNoteName(String fromSource, String name) {
    return findByReference(fromSource, name).or(() -> findByTitle(name));
  }

  // Empty if several posts have the title; case and Unicode form do not matter.
  private Optional<PostHeader> findByTitle(String title) {
    List<PostHeader> found = byTitle.getOrDefault(PathSegments.fold(title.strip()), List.of());
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
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

  /** Returns true if posts are below the folder of the content that has this path in the site. */
  boolean isSection(String path) {
    return sections.contains(path);
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
    Optional<PostHeader> post =
        switch (kind) {
          case PLACE -> findByPath(reference);
          case NOTE -> findByNoteName(fromSource, reference);
          default -> findByReference(fromSource, reference);
        };
    String fingerprint = post.map(found -> Bytes.utf8(found.source()).sha256()).orElse("");
    return new Dependency(kind, reference, fingerprint);
  }

  private Optional<PostHeader> findByFileOrPermalink(String path) {
    String key = key(path);
    // A host shows the page /a.html also at /a.
    return Optional.ofNullable(byFile.get(key))
        .or(() -> Optional.ofNullable(byPermalink.get(key)))
        .or(() -> Optional.ofNullable(byPermalink.get(key + ".html")));
  }

  private Optional<PostHeader> findByAlias(String path) {
    return Optional.ofNullable(byAlias.get(key(path)));
  }

  private Optional<PostHeader> findByName(String from, String target) {
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
    if (fitting.size() > 1) {
      // Among translations of one post, the one in the language of the link is meant.
      Optional<String> language = SourcePath.of(from).language();
      fitting =
          fitting.stream()
              .filter(header -> SourcePath.of(header.source()).language().equals(language))
              .toList();
    }
    return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
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
