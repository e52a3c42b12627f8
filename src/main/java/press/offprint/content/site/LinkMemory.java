package press.offprint.content.site;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private final Map<String, Map<String, String>> targets = new HashMap<>();
  private final Map<String, Set<String>> reached = new HashMap<>();

  /** Adds the links of a published post. */
  public void add(String source, List<Dependency> dependencies) {
    for (Dependency dependency : dependencies) {
      boolean link =
          switch (dependency.kind()) {
            case LINK, NOTE, PLACE -> !dependency.fingerprint().isEmpty();
            default -> false;
          };
      if (link) {
        String target = target(dependency.fingerprint());
        targets
            .computeIfAbsent(source, key -> new HashMap<>())
            .put(key(dependency.kind(), dependency.name()), target);
        reached
            .computeIfAbsent(PathSegments.fold(dependency.name()), key -> new HashSet<>(2))
            .add(target);
      }
    }
  }

  /** Returns the fingerprint of a dependency on a link to {@code post}, one of {@code rivals}. */
  static String fingerprint(PostHeader post, List<PostHeader> rivals) {
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

  /** Returns true if the target of this link of a post is known. */
  boolean has(Dependency.Kind kind, String source, String reference) {
    return targets.getOrDefault(source, Map.of()).containsKey(key(kind, reference));
  }

  /** Returns true if this link of a post leads to {@code target}. */
  boolean isTarget(Dependency.Kind kind, String source, String reference, PostHeader target) {
    String known = targets.getOrDefault(source, Map.of()).get(key(kind, reference));
    return known != null && known.equals(Bytes.utf8(target.source()).sha256());
  }

  /** Returns true if a link of any post with this reference leads to {@code target}. */
  boolean isReached(String reference, PostHeader target) {
    return reached
        .getOrDefault(PathSegments.fold(reference), Set.of())
        .contains(Bytes.utf8(target.source()).sha256());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LinkMemory that && targets.equals(that.targets);
  }

  @Override
  public int hashCode() {
    return targets.hashCode();
  }
}
