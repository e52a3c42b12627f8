package press.offprint.pipeline.related;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import press.offprint.catalog.entry.CountedTerms;
import press.offprint.catalog.entry.RelatedEntry;
import press.offprint.catalog.entry.RelatedEntry.Score;
import press.offprint.content.related.RelatedIndex;
import press.offprint.content.related.RelatedLists;
import press.offprint.content.related.RelatedMember;
import press.offprint.content.related.TermCounter;
import press.offprint.content.site.language.TranslationKey;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.model.Metadata;
import press.offprint.pipeline.plan.input.InputHash;

/**
 * The posts whose lists are made together.
 *
 * @param posts with counted words, in the order of their sources
 * @param recommended the sources that authors recommend, by source
 * @param hash of all inputs of the lists
 */
record MemberSet(List<PostHeader> posts, Map<String, List<String>> recommended, String hash) {
  private static final int MOST = 10;
  private static final int AUTHORS_SCORE = 1_000;

  MemberSet {
    posts = List.copyOf(posts);
    recommended = Map.copyOf(recommended);
  }

  /**
   * Returns the set of these posts.
   *
   * @param termsHashes the input hash of the counted words of each post, in the same order
   */
  static MemberSet of(
      List<PostHeader> posts, List<String> termsHashes, Map<String, List<String>> recommended) {
    InputHash hash = new InputHash().add(TermCounter.VERSION);
    for (int i = 0; i < posts.size(); i++) {
      String source = posts.get(i).source();
      hash.add(source).add(termsHashes.get(i));
      recommended.getOrDefault(source, List.of()).forEach(hash::add);
      hash.add("");
    }
    return new MemberSet(posts, recommended, hash.hash());
  }

  /**
   * Makes the lists of all posts.
   *
   * @param terms the counted words by source
   * @return the lists by source; empty if {@code cancelled} returned true
   * @throws IllegalArgumentException if counted words are damaged
   */
  Map<String, RelatedEntry> lists(Map<String, CountedTerms> terms, BooleanSupplier cancelled) {
    List<RelatedMember> members = new ArrayList<>();
    for (PostHeader post : posts) {
      CountedTerms counted = terms.get(post.source());
      if (counted != null) {
        members.add(
            new RelatedMember(
                post.source(),
                post.metadata().language(),
                TranslationKey.of(post.source(), post.metadata()),
                date(post.metadata()),
                counted.terms()));
      }
    }
    Map<String, RelatedLists> found = RelatedIndex.lists(members, cancelled);
    Map<String, RelatedEntry> entries = new HashMap<>();
    for (PostHeader post : posts) {
      RelatedLists lists = found.get(post.source());
      if (lists != null) {
        entries.put(post.source(), entry(post, lists));
      }
    }
    return entries;
  }

  private static long date(Metadata metadata) {
    return metadata.dates().date().map(OffsetDateTime::toEpochSecond).orElse(Long.MIN_VALUE);
  }

  // The choice of the author has precedence.
  private RelatedEntry entry(PostHeader post, RelatedLists lists) {
    List<Score> scores = new ArrayList<>();
    List<String> own = recommended.getOrDefault(post.source(), List.of());
    own.forEach(source -> scores.add(new Score(source, AUTHORS_SCORE)));
    if (own.isEmpty()) {
      lists.posts().forEach(each -> scores.add(new Score(each.source(), each.score())));
    }
    List<String> written = post.metadata().keywords();
    List<String> keywords = written.isEmpty() ? lists.keywords() : written;
    return new RelatedEntry(post.source(), first(scores), first(keywords));
  }

  private static <T> List<T> first(List<T> list) {
    return list.subList(0, Math.min(MOST, list.size()));
  }
}
