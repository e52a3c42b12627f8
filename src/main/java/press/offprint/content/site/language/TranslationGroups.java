package press.offprint.content.site.language;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import press.offprint.model.problem.Problem;
import press.offprint.model.problem.ProblemCode;

/** The posts that are translations of each other. Immutable. */
final class TranslationGroups {
  private static final Comparator<TranslatedPost> OLDEST_FIRST =
      Comparator.comparing(
              (TranslatedPost post) ->
                  post.metadata().dates().date().map(OffsetDateTime::toInstant).orElse(Instant.MAX))
          .thenComparing(TranslatedPost::source);

  private final List<List<TranslatedPost>> all = new ArrayList<>();
  private final Map<String, List<TranslatedPost>> bySource = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /** Groups posts by their {@link TranslationKey}; their order does not matter. */
  TranslationGroups(Collection<TranslatedPost> posts) {
    Map<String, List<TranslatedPost>> byKey = new TreeMap<>();
    posts.stream()
        .sorted(OLDEST_FIRST)
        .forEach(
            post ->
                byKey
                    .computeIfAbsent(
                        TranslationKey.of(post.source(), post.metadata()),
                        key -> new ArrayList<>(1))
                    .add(post));
    byKey.values().forEach(this::add);
  }

  private void add(List<TranslatedPost> posts) {
    Map<String, TranslatedPost> byLanguage = new TreeMap<>();
    for (TranslatedPost post : posts) {
      TranslatedPost first = byLanguage.putIfAbsent(post.language(), post);
      if (first != null) {
        problems.add(twice(first, post));
      }
    }
    if (byLanguage.size() > 1) {
      all.add(List.copyOf(byLanguage.values()));
      // A second post in one language keeps its links, so that a new post takes none from another.
      for (TranslatedPost post : posts) {
        Map<String, TranslatedPost> own = new TreeMap<>(byLanguage);
        own.put(post.language(), post);
        bySource.put(post.source(), List.copyOf(own.values()));
      }
    } else if (posts.size() == 1) {
      TranslationKey.written(posts.get(0).metadata())
          .ifPresent(key -> problems.add(alone(posts.get(0), key)));
    }
  }

  private static Problem twice(TranslatedPost first, TranslatedPost second) {
    return Problem.warning(
        ProblemCode.TRANSLATION,
        0,
        second.source()
            + ": The post is a translation in the language "
            + second.language()
            + ", but \""
            + first.source()
            + "\" is that translation already; pages link to that one only.",
        TranslationKey.written(second.metadata()).isPresent()
            ? "Give one of the two another translationKey or another language."
            : "Remove one of the two, or give it another name or language.");
  }

  private static Problem alone(TranslatedPost post, String key) {
    return Problem.warning(
        ProblemCode.TRANSLATION,
        0,
        post.source()
            + ": No other post has the translationKey \""
            + key
            + "\", so that the post is a translation of nothing.",
        "Write the key of the other post, or remove the field.");
  }

  /** Returns all groups of at least two languages; each in the order of the languages. */
  List<List<TranslatedPost>> all() {
    return all;
  }

  /** Returns the translations of a post, itself included; empty if there is no other language. */
  List<TranslatedPost> of(String source) {
    return bySource.getOrDefault(source, List.of());
  }

  /** Returns a warning for each post that cannot be a translation. */
  List<Problem> problems() {
    return problems;
  }
}
