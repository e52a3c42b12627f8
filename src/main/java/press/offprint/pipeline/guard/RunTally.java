package press.offprint.pipeline.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import press.offprint.catalog.history.MeasuredRendition;
import press.offprint.pipeline.record.StagedPost;

/** The things that one run made, rejected and withdrew. Not safe for use by several threads. */
final class RunTally {
  private final Map<String, List<MeasuredRendition>> posts = new TreeMap<>();
  private final Map<String, List<MeasuredRendition>> books = new TreeMap<>();
  private final Map<String, Double> facts = new TreeMap<>();
  private final Set<String> placed = new HashSet<>();
  private final Set<String> rejected = new TreeSet<>();
  private int withdrawn;

  void addPost(String source, List<MeasuredRendition> measures) {
    posts.put(source, new ArrayList<>(measures));
  }

  /** Adds measures to those of a post. */
  void addMeasures(String source, List<MeasuredRendition> measures) {
    posts.computeIfAbsent(source, unknown -> new ArrayList<>()).addAll(measures);
  }

  void addBook(String source, List<MeasuredRendition> measures) {
    books.put(source, measures);
  }

  /** Adds numbers of the run. */
  void addFacts(Map<String, Double> more) {
    facts.putAll(more);
  }

  /** Notes that a post, a book or the files of the whole site are in their place. */
  void addPlaced(String source) {
    placed.add(source);
  }

  /** Notes that a post was rejected that was published before. */
  void addRejected(String source) {
    rejected.add(source);
  }

  void addWithdrawn() {
    withdrawn++;
  }

  /** Forgets posts that are held. */
  void removePosts(Set<String> sources) {
    posts.keySet().removeAll(sources);
  }

  /** Forgets the measures of all posts, which are large. */
  void forgetPosts() {
    posts.clear();
  }

  boolean hasPost(String source) {
    return posts.containsKey(source);
  }

  Set<String> placed() {
    return Set.copyOf(placed);
  }

  /** Returns the sources of rejected posts, sorted. */
  Set<String> rejected() {
    return new TreeSet<>(rejected);
  }

  int withdrawn() {
    return withdrawn;
  }

  /** Returns the number of measured posts. */
  int size() {
    return posts.size();
  }

  /** Returns true if the run changed nothing. */
  boolean isEmpty() {
    return posts.isEmpty()
        && books.isEmpty()
        && facts.isEmpty()
        && rejected.isEmpty()
        && withdrawn == 0;
  }

  /** Forgets the measures of everything that is not in its place. */
  void keepPlaced() {
    posts.keySet().retainAll(placed);
    books.keySet().retainAll(placed);
  }

  /** Returns the measures of some posts. */
  List<MeasuredRendition> of(List<StagedPost> staged) {
    List<MeasuredRendition> measures = new ArrayList<>();
    staged.forEach(post -> measures.addAll(posts.getOrDefault(post.source(), List.of())));
    return measures;
  }

  List<MeasuredRendition> ofPosts() {
    return posts.values().stream().flatMap(List::stream).toList();
  }

  /** Returns the measures of posts and books. */
  List<MeasuredRendition> all() {
    List<MeasuredRendition> all = new ArrayList<>(ofPosts());
    books.values().forEach(all::addAll);
    return all;
  }

  /** Returns the numbers of the run, beginning with those that its posts give. */
  Map<String, Double> facts(Map<String, Double> ofPosts) {
    Map<String, Double> all = new TreeMap<>(ofPosts);
    all.putAll(facts);
    if (!posts.isEmpty() || !rejected.isEmpty() || withdrawn > 0) {
      all.put(GuardBaseline.POSTS, (double) posts.size());
      all.put(RunJudge.REJECTED, (double) rejected.size());
      all.put(RunJudge.WITHDRAWN, (double) withdrawn);
    }
    return all;
  }
}
