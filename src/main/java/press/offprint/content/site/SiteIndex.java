package press.offprint.content.site;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.content.site.permalink.UntrustedPath;

/**
 * The map of the site: finds posts by source, by place, and by whatever authors write to link to
 * one another. Immutable; its answers do not depend on the order of the cards.
 */
public final class SiteIndex {
  private final Map<String, PostHeader> sources = new LinkedHashMap<>();
  private final Map<String, PostHeader> files = new HashMap<>();
  private final Map<String, PostHeader> places = new HashMap<>();
  private final Map<String, PostHeader> aliases = new HashMap<>();
  private final Map<String, List<PostHeader>> names = new HashMap<>();
  private final Map<String, List<PostHeader>> titles = new HashMap<>();
  private final Map<String, List<String>> wanted = new TreeMap<>();
  private final Cascades cascades;

  private SiteIndex(List<PostHeader> headers, Cascades cascades) {
    this.cascades = cascades;
    for (PostHeader header : headers) {
      sources.put(header.source(), header);
      SourcePath name = SourcePath.of(header.source());
      files.putIfAbsent(key(header.source()), header);
      files.putIfAbsent(key(logical(name)), header);
      places.putIfAbsent(key(header.path()), header);
      titles
          .computeIfAbsent(PathSegments.fold(header.metadata().title()), k -> new ArrayList<>(1))
          .add(header);
      names.computeIfAbsent(PathSegments.fold(ownName(name)), k -> new ArrayList<>(1)).add(header);
      wanted
          .computeIfAbsent(PathSegments.fold(header.path()), k -> new ArrayList<>(1))
          .add(header.source());
    }
    for (PostHeader header : headers) {
      header.aliases().forEach(alias -> aliases.putIfAbsent(key(alias), header));
    }
    wanted.values().removeIf(those -> those.size() < 2);
  }

  /** Maps the cards of a whole site. */
  public static SiteIndex of(Collection<PostHeader> headers) {
    return of(headers, Cascades.NONE);
  }

  /** Maps the cards of a whole site whose sections hand something down. */
  public static SiteIndex of(Collection<PostHeader> headers, Cascades cascades) {
    return new SiteIndex(
        headers.stream().sorted(Comparator.comparing(PostHeader::source)).toList(), cascades);
  }

  /** What sections hand down to their posts. */
  public Cascades cascades() {
    return cascades;
  }

  /** All posts, in the order of their sources. */
  Collection<PostHeader> cards() {
    return Collections.unmodifiableCollection(sources.values());
  }

  /** The post with this source, written exactly so. */
  public Optional<PostHeader> bySource(String source) {
    return Optional.ofNullable(sources.get(source));
  }

  /** The post at this place, such as {@code /posts/hello/}; by case and Unicode form alike. */
  public Optional<PostHeader> byPath(String path) {
    return Optional.ofNullable(places.get(key(path)));
  }

  /**
   * The post that a reference means: a path to a source file or to its folder, with or without its
   * ending, relative to the post or to the content folder; a place in the site, a former one too;
   * or a name that only one post has. As Hugo's {@code ref}, Obsidian and plain links write it.
   *
   * @param fromSource source of the post that holds the reference
   * @param reference without fragment and query; may be percent-encoded
   */
  public Optional<PostHeader> resolve(String fromSource, String reference) {
    String target = UntrustedPath.decode(reference.strip());
    if (target.isEmpty() || target.indexOf('\\') >= 0 || target.contains("//")) {
      return Optional.empty();
    }
    if (target.startsWith("/")) {
      return at(target).or(() -> former(target));
    }
    String folder = fromSource.substring(0, fromSource.lastIndexOf('/') + 1);
    Optional<PostHeader> found = normal(folder + target).flatMap(this::at);
    if (found.isEmpty()) {
      // A browser resolves a relative link against the page's own place.
      found =
          bySource(fromSource)
              .flatMap(header -> normal(header.path() + target))
              .flatMap(path -> Optional.ofNullable(places.get(key(path))));
    }
    boolean climbs = target.startsWith("../") || target.startsWith("./");
    return found
        .or(() -> climbs ? Optional.empty() : at("/" + target))
        .or(() -> climbs ? Optional.empty() : named(fromSource, target));
  }

  /** The one post with this title; by case and Unicode form alike. */
  public Optional<PostHeader> titled(String title) {
    List<PostHeader> found = titles.getOrDefault(PathSegments.fold(title.strip()), List.of());
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** Places that more than one source wants, and the sources in order; by case and form alike. */
  public Map<String, List<String>> conflicts() {
    return Collections.unmodifiableMap(wanted);
  }

  /**
   * Which of a post's aliases it may have: not those that are the place of a post, nor those that
   * another source claims, of which the first in order wins.
   */
  public List<String> usableAliases(PostHeader header) {
    return header.aliases().stream()
        .filter(alias -> !places.containsKey(key(alias)))
        .filter(
            alias -> {
              PostHeader owner = aliases.get(key(alias));
              return owner == null || owner.source().equals(header.source());
            })
        .toList();
  }

  /** Who has the place {@code path}: a post that lies there, else the first that lay there. */
  public Optional<PostHeader> findByPath(String path) {
    return byPath(path).or(() -> Optional.ofNullable(aliases.get(key(path))));
  }

  private Optional<PostHeader> at(String path) {
    String key = key(path);
    return Optional.ofNullable(files.get(key)).or(() -> Optional.ofNullable(places.get(key)));
  }

  private Optional<PostHeader> former(String path) {
    return Optional.ofNullable(aliases.get(key(path)));
  }

  private Optional<PostHeader> named(String from, String target) {
    SourcePath name = SourcePath.of(target);
    List<PostHeader> found = names.getOrDefault(PathSegments.fold(ownName(name)), List.of());
    String folders = key(String.join("/", name.folders()));
    List<PostHeader> fitting =
        found.stream()
            .filter(
                header ->
                    folders.isEmpty()
                        || key(logical(SourcePath.of(header.source()))).endsWith(key(target)))
            .toList();
    if (fitting.size() > 1) {
      // Of the translations of one post the reader's own language is meant.
      Optional<String> language = SourcePath.of(from).language();
      fitting =
          fitting.stream()
              .filter(header -> SourcePath.of(header.source()).language().equals(language))
              .toList();
    }
    return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
  }

  /** The path without ending and index, as Hugo's logical paths. */
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

  private static Optional<String> normal(String path) {
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

  // Slashes at the ends, index.html and .html do not tell places apart.
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
