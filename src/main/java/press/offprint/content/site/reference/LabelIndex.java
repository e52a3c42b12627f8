package press.offprint.content.site.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.model.Dependency;
import press.offprint.model.bytes.Bytes;

/** The posts of a site by the labels in their texts. Immutable. */
public final class LabelIndex {
  private final Map<String, PostHeader> bySource;
  private final Map<Object, List<PostHeader>> byLabel = new HashMap<>();

  /** Indexes posts by their labels. */
  public LabelIndex(Map<String, PostHeader> bySource) {
    this.bySource = bySource;
    for (PostHeader header : bySource.values()) {
      for (Object label : header.labels()) {
        byLabel.computeIfAbsent(label, k -> new ArrayList<>(1)).add(header);
      }
    }
  }

  /** Returns the posts that may have a label, see {@code SiteIndex.findByLabel}. */
  public List<PostHeader> find(String from, String label) {
    PostHeader own = bySource.get(from);
    String folder = SourcePath.folder(from);
    return byLabel.getOrDefault(label, List.of()).stream()
        .filter(post -> !post.source().equals(from))
        .filter(post -> own == null || post.metadata().language().equals(own.metadata().language()))
        .sorted(
            Comparator.comparing(
                    (PostHeader post) -> !SourcePath.folder(post.source()).equals(folder))
                .thenComparing(PostHeader::source))
        .toList();
  }

  /** Returns the dependency of a post on a label that other posts may have. */
  public Dependency dependency(String from, String label) {
    List<PostHeader> found = find(from, label);
    String facts =
        found.stream()
            .map(post -> post.source() + "\n" + post.path() + "\n" + post.metadata().title())
            .collect(Collectors.joining("\n"));
    return new Dependency(
        Dependency.Kind.LABEL, label, found.isEmpty() ? "" : Bytes.utf8(facts).sha256());
  }
}
