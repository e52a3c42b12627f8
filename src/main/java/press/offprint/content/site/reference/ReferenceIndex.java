package press.offprint.content.site.reference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.model.Dependency;
import press.offprint.model.text.SitePath;
import press.offprint.model.text.Uris;

/**
 * The ways in which a link names a post of a site: by file, permalink, alias, file name or title.
 * Immutable.
 */
public final class ReferenceIndex {
  private static final String PAGE = ".html";

  private final Map<String, PostHeader> bySource = new HashMap<>();
  private final Map<String, List<PostHeader>> byFile = new HashMap<>();
  private final Map<String, PostHeader> byPermalink = new HashMap<>();
  private final Map<String, PostHeader> byAlias = new HashMap<>();
  private final Map<String, List<PostHeader>> byName = new HashMap<>();
  private final Map<String, List<PostHeader>> byTitle = new HashMap<>();
  private final LinkMemory memory;

  /**
   * The post that a reference leads to.
   *
   * @param post empty if there is none
   * @param rivals all posts that the reference could mean; one or none if it is clear
   */
  public record Match(Optional<PostHeader> post, List<PostHeader> rivals) {
    static final Match NONE = new Match(Optional.empty(), List.of());
  }

  /**
   * Indexes the posts of a site.
   *
   * @param headers in the order of the sources
   * @param memory the posts that references led to before
   */
  public ReferenceIndex(List<PostHeader> headers, LinkMemory memory) {
    this.memory = memory;
    for (PostHeader header : headers) {
      bySource.put(header.source(), header);
      SourcePath name = SourcePath.of(header.source());
      Stream.of(header.source(), name.logical())
          .map(ReferenceIndex::key)
          .distinct()
          .forEach(file -> byFile.computeIfAbsent(file, k -> new ArrayList<>(1)).add(header));
      byPermalink.putIfAbsent(key(header.path()), header);
      titles(header)
          .map(PathSegments::fold)
          .distinct()
          .forEach(title -> byTitle.computeIfAbsent(title, k -> new ArrayList<>(1)).add(header));
      byName.computeIfAbsent(PathSegments.fold(ownName(name)), k -> new ArrayList<>(1)).add(header);
    }
    for (PostHeader header : headers) {
      header.aliases().forEach(alias -> byAlias.merge(key(alias), header, this::holder));
    }
  }

  // Authors refer to a title by the quotation marks that they typed.
  private static Stream<String> titles(PostHeader header) {
    Object written = header.metadata().fields().getOrDefault("title", "");
    String title = header.metadata().title();
    return Stream.of(title, written instanceof String text && !text.isEmpty() ? text : title);
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

  /** Returns the post with a permalink. */
  public Optional<PostHeader> byPermalink(String path) {
    return Optional.ofNullable(byPermalink.get(key(path)));
  }

  /** Returns the post that an alias leads to. */
  public Optional<PostHeader> byAlias(String path) {
    return Optional.ofNullable(byAlias.get(key(path)));
  }

  /** Returns the post that a reference leads to, as the site index finds it. */
  public Match match(Dependency.Kind kind, String from, String reference) {
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
            Stream.concat(nearest.stream(), before.stream())
                .distinct()
                .sorted(PostHeader.ORDER)
                .toList());
      }
      if (!known && !nearest.isEmpty()) {
        break;
      }
    }
    if (nearest.size() < 2) {
      return nearest.isEmpty() ? Match.NONE : new Match(Optional.of(nearest.get(0)), nearest);
    }
    List<PostHeader> rivals = nearest.stream().sorted(PostHeader.ORDER).toList();
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
      // A path with a slash at its end is that of a page, and a post beside it can have its name.
      Supplier<List<PostHeader>> files = () -> files(target);
      Supplier<List<PostHeader>> pages = () -> permalinks(target);
      boolean isPage = target.endsWith("/");
      return List.of(
          isPage ? pages : files,
          isPage ? files : pages,
          () -> byAlias(target).stream().toList(),
          () -> sources(target));
    }
    Optional<String> beside = normalise(SourcePath.folder(from) + target);
    List<Supplier<List<PostHeader>>> tiers = new ArrayList<>();
    tiers.add(() -> beside.map(this::files).orElse(List.of()));
    tiers.add(() -> beside.map(this::permalinks).orElse(List.of()));
    // A browser resolves a relative link against the permalink of the page.
    tiers.add(
        () ->
            Optional.ofNullable(bySource.get(from))
                .flatMap(header -> normalise(SitePath.folder(header.path()) + target))
                .flatMap(this::byPermalink)
                .stream()
                .toList());
    if (!target.startsWith("../") && !target.startsWith("./")) {
      tiers.add(() -> files("/" + target));
      tiers.add(() -> permalinks("/" + target));
      tiers.add(() -> names(from, target));
    }
    tiers.add(() -> beside.map(this::sources).orElse(List.of()));
    return tiers;
  }

  // mdBook, GitBook and VuePress make a.html of a.md, and their authors link to a.html.
  private List<PostHeader> sources(String path) {
    return path.endsWith(PAGE)
        ? files(path.substring(0, path.length() - PAGE.length()))
        : List.of();
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

  private List<PostHeader> names(String from, String target) {
    SourcePath name = SourcePath.of(target);
    List<PostHeader> found = byName.getOrDefault(PathSegments.fold(ownName(name)), List.of());
    String folders = key(String.join("/", name.folders()));
    List<PostHeader> fitting =
        found.stream()
            .filter(
                header ->
                    folders.isEmpty()
                        || key(SourcePath.of(header.source()).logical()).endsWith(key(target)))
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
