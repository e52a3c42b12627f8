package press.offprint.content;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import press.offprint.content.shortcode.References;
import press.offprint.content.site.Atlas;
import press.offprint.model.Dependency;

/** Leads one article's links to other posts, and keeps note of which they were. */
final class PostLinks implements References {
  private final Atlas atlas;
  private final String source;
  private final Set<Dependency> dependencies = new LinkedHashSet<>();

  PostLinks(Atlas atlas, String source) {
    this.atlas = atlas;
    this.source = source;
  }

  @Override
  public Optional<String> path(String written) {
    // Zola writes @/ for the content folder.
    String reference = written.startsWith("@/") ? written.substring(1) : written;
    Optional<Card> card = atlas.resolve(source, reference);
    if (card.isEmpty() && (reference.endsWith(".md") || reference.endsWith(".markdown"))) {
      dependencies.add(new Dependency(Dependency.Kind.POST, expected(reference), ""));
    }
    card.filter(found -> !found.source().equals(source))
        .ifPresent(found -> dependencies.add(found.dependency()));
    return card.map(Card::path);
  }

  // Where the post will lie, should it come.
  private String expected(String reference) {
    String folder = source.substring(0, source.lastIndexOf('/') + 1);
    Deque<String> segments = new ArrayDeque<>();
    String path = reference.startsWith("/") ? reference : folder + reference;
    for (String segment : path.split("/", -1)) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    return String.join("/", segments);
  }

  List<Dependency> dependencies() {
    return List.copyOf(dependencies);
  }
}
