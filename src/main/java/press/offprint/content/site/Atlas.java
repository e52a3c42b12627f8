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
import press.offprint.content.Card;

/**
 * The map of the site: finds posts by source, by place, and by whatever authors write to link to
 * one another. Immutable; its answers do not depend on the order of the cards.
 */
public final class Atlas {
  private final Map<String, Card> sources = new LinkedHashMap<>();
  private final Map<String, Card> files = new HashMap<>();
  private final Map<String, Card> places = new HashMap<>();
  private final Map<String, Card> aliases = new HashMap<>();
  private final Map<String, List<Card>> names = new HashMap<>();
  private final Map<String, List<Card>> titles = new HashMap<>();
  private final Map<String, List<String>> wanted = new TreeMap<>();
  private final Cascades cascades;

  private Atlas(List<Card> cards, Cascades cascades) {
    this.cascades = cascades;
    for (Card card : cards) {
      sources.put(card.source(), card);
      SourceName name = SourceName.of(card.source());
      files.putIfAbsent(key(card.source()), card);
      files.putIfAbsent(key(logical(name)), card);
      places.putIfAbsent(key(card.path()), card);
      titles
          .computeIfAbsent(Segments.fold(card.metadata().title()), k -> new ArrayList<>(1))
          .add(card);
      names.computeIfAbsent(Segments.fold(ownName(name)), k -> new ArrayList<>(1)).add(card);
      wanted
          .computeIfAbsent(Segments.fold(card.path()), k -> new ArrayList<>(1))
          .add(card.source());
    }
    for (Card card : cards) {
      card.aliases().forEach(alias -> aliases.putIfAbsent(key(alias), card));
    }
    wanted.values().removeIf(those -> those.size() < 2);
  }

  /** Maps the cards of a whole site. */
  public static Atlas of(Collection<Card> cards) {
    return of(cards, Cascades.NONE);
  }

  /** Maps the cards of a whole site whose sections hand something down. */
  public static Atlas of(Collection<Card> cards, Cascades cascades) {
    return new Atlas(cards.stream().sorted(Comparator.comparing(Card::source)).toList(), cascades);
  }

  /** What sections hand down to their posts. */
  public Cascades cascades() {
    return cascades;
  }

  /** All posts, in the order of their sources. */
  Collection<Card> cards() {
    return Collections.unmodifiableCollection(sources.values());
  }

  /** The post with this source, written exactly so. */
  public Optional<Card> bySource(String source) {
    return Optional.ofNullable(sources.get(source));
  }

  /** The post at this place, such as {@code /posts/hello/}; by case and Unicode form alike. */
  public Optional<Card> byPath(String path) {
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
  public Optional<Card> resolve(String fromSource, String reference) {
    String target = WrittenPath.decode(reference.strip());
    if (target.isEmpty() || target.indexOf('\\') >= 0 || target.contains("//")) {
      return Optional.empty();
    }
    if (target.startsWith("/")) {
      return at(target).or(() -> former(target));
    }
    String folder = fromSource.substring(0, fromSource.lastIndexOf('/') + 1);
    Optional<Card> found = normal(folder + target).flatMap(this::at);
    if (found.isEmpty()) {
      // A browser resolves a relative link against the page's own place.
      found =
          bySource(fromSource)
              .flatMap(card -> normal(card.path() + target))
              .flatMap(path -> Optional.ofNullable(places.get(key(path))));
    }
    boolean climbs = target.startsWith("../") || target.startsWith("./");
    return found
        .or(() -> climbs ? Optional.empty() : at("/" + target))
        .or(() -> climbs ? Optional.empty() : named(fromSource, target));
  }

  /** The one post with this title; by case and Unicode form alike. */
  public Optional<Card> titled(String title) {
    List<Card> found = titles.getOrDefault(Segments.fold(title.strip()), List.of());
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
  public List<String> usableAliases(Card card) {
    return card.aliases().stream()
        .filter(alias -> !places.containsKey(key(alias)))
        .filter(
            alias -> {
              Card owner = aliases.get(key(alias));
              return owner == null || owner.source().equals(card.source());
            })
        .toList();
  }

  /** Who has the place {@code path}: a post that lies there, else the first that lay there. */
  public Optional<Card> holder(String path) {
    return byPath(path).or(() -> Optional.ofNullable(aliases.get(key(path))));
  }

  private Optional<Card> at(String path) {
    String key = key(path);
    return Optional.ofNullable(files.get(key)).or(() -> Optional.ofNullable(places.get(key)));
  }

  private Optional<Card> former(String path) {
    return Optional.ofNullable(aliases.get(key(path)));
  }

  private Optional<Card> named(String from, String target) {
    SourceName name = SourceName.of(target);
    List<Card> found = names.getOrDefault(Segments.fold(ownName(name)), List.of());
    String folders = key(String.join("/", name.folders()));
    List<Card> fitting =
        found.stream()
            .filter(
                card ->
                    folders.isEmpty()
                        || key(logical(SourceName.of(card.source()))).endsWith(key(target)))
            .toList();
    if (fitting.size() > 1) {
      // Of the translations of one post the reader's own language is meant.
      Optional<String> language = SourceName.of(from).language();
      fitting =
          fitting.stream()
              .filter(card -> SourceName.of(card.source()).language().equals(language))
              .toList();
    }
    return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
  }

  /** The path without ending and index, as Hugo's logical paths. */
  static String logical(SourceName name) {
    String folders = String.join("/", name.folders());
    String path = name.role() == SourceName.Role.PAGE ? folders + "/" + name.base() : folders;
    return name.suffix().isPresent() ? path + "." + name.suffix().get() : path;
  }

  private static String ownName(SourceName name) {
    if (name.role() == SourceName.Role.PAGE || name.folders().isEmpty()) {
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
    String key = Segments.fold(path);
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
