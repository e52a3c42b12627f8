package press.offprint.content.site.reference;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.model.Dependency;
import press.offprint.model.bytes.Bytes;

/**
 * The posts that the links of published posts lead to, as the catalog has them. A link keeps its
 * target although a new post could be meant, too. Not changed after the index is made.
 */
public final class LinkMemory {
  /** The memory of a project that was never published. */
  public static final LinkMemory NONE = new LinkMemory();

  private static final int SHA_256 = 64;

  private final Map<String, Links> bySource = new HashMap<>();

  // Made at its first use, because most runs need none.
  @GuardedBy("this")
  private Map<String, Set<String>> reached;

  /** The links of one post, taken apart at the first use. Safe for many threads. */
  private static final class Links {
    private final Object origin;
    private final Supplier<List<Dependency>> dependencies;
    private volatile Map<String, String> targets;

    Links(Object origin, Supplier<List<Dependency>> dependencies) {
      this.origin = origin;
      this.dependencies = dependencies;
    }

    /** Returns the target of each link, by its kind and reference. */
    Map<String, String> targets() {
      Map<String, String> known = targets;
      if (known == null) {
        known = new HashMap<>();
        for (Dependency dependency : dependencies.get()) {
          if (isLink(dependency)) {
            known.put(key(dependency.kind(), dependency.name()), target(dependency.fingerprint()));
          }
        }
        targets = known;
      }
      return known;
    }

    private static boolean isLink(Dependency dependency) {
      return switch (dependency.kind()) {
        case LINK, NOTE, PLACE -> !dependency.fingerprint().isEmpty();
        default -> false;
      };
    }
  }

  /**
   * Adds the links of a published post.
   *
   * @param origin the same object has the same dependencies
   */
  public void add(String source, Object origin, Supplier<List<Dependency>> dependencies) {
    bySource.put(source, new Links(origin, dependencies));
  }

  /** Returns the fingerprint of a dependency on a link to {@code post}, one of {@code rivals}. */
  public static String fingerprint(PostHeader post, List<PostHeader> rivals) {
    String target = Bytes.utf8(post.source()).sha256();
    if (rivals.size() < 2) {
      return target;
    }
    List<String> sources = rivals.stream().map(PostHeader::source).sorted().toList();
    return target + "+" + Bytes.utf8(String.join("\n", sources)).sha256();
  }

  private static String target(String fingerprint) {
    return fingerprint.length() > SHA_256 ? fingerprint.substring(0, SHA_256) : fingerprint;
  }

  private static String key(Dependency.Kind kind, String reference) {
    return kind + " " + reference;
  }

  private Map<String, String> targets(String source) {
    Links links = bySource.get(source);
    return links == null ? Map.of() : links.targets();
  }

  /** Returns true if the target of this link of a post is known. */
  boolean has(Dependency.Kind kind, String source, String reference) {
    return targets(source).containsKey(key(kind, reference));
  }

  /** Returns true if this link of a post leads to {@code target}. */
  boolean isTarget(Dependency.Kind kind, String source, String reference, PostHeader target) {
    String known = targets(source).get(key(kind, reference));
    return known != null && known.equals(Bytes.utf8(target.source()).sha256());
  }

  /** Returns true if a link of any post with this reference leads to {@code target}. */
  boolean isReached(String reference, PostHeader target) {
    return reached()
        .getOrDefault(PathSegments.fold(reference), Set.of())
        .contains(Bytes.utf8(target.source()).sha256());
  }

  private synchronized Map<String, Set<String>> reached() {
    if (reached == null) {
      reached = new HashMap<>();
      for (Links links : bySource.values()) {
        links
            .targets()
            .forEach(
                (key, target) ->
                    reached
                        .computeIfAbsent(
                            PathSegments.fold(key.substring(key.indexOf(' ') + 1)),
                            name -> new HashSet<>(2))
                        .add(target));
      }
    }
    return reached;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LinkMemory that && hasLinksOf(that) && that.hasLinksOf(this);
  }

  // Most posts are the same in both.
  private boolean hasLinksOf(LinkMemory other) {
    for (Map.Entry<String, Links> one : other.bySource.entrySet()) {
      Links known = bySource.get(one.getKey());
      boolean same =
          known == null
              ? one.getValue().targets().isEmpty()
              : known.origin == one.getValue().origin
                  || known.targets().equals(one.getValue().targets());
      if (!same) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (Map.Entry<String, Links> one : bySource.entrySet()) {
      Map<String, String> targets = one.getValue().targets();
      hash += targets.isEmpty() ? 0 : one.getKey().hashCode() ^ targets.hashCode();
    }
    return hash;
  }
}
