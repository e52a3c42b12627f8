package press.offprint.pipeline.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import press.offprint.json.JsonObject;

/**
 * The held runs, and the posts that a person released and no run has published yet. They are two
 * settings of the catalog, each written in one transaction. Not thread-safe.
 */
final class HeldRuns {
  /** The inputs of a post that waits because it is rejected. */
  static final String REJECTED = "rejected";

  /** The name of the files of the whole site among held posts; no source has it. */
  static final String SITE = "the files of the site";

  /** The released inputs of the files of the whole site after all of a run was released. */
  static final String ANY = "any";

  private static final String HELD = "held-runs";
  private static final String RELEASED = "released-posts";

  private final BiConsumer<String, String> write;
  private List<HeldRun> runs;
  private final Map<String, String> released;

  /**
   * Reads them.
   *
   * @param read returns a setting of the catalog, empty text if it has none
   * @param write stores one
   */
  HeldRuns(Function<String, String> read, BiConsumer<String, String> write) {
    this.write = write;
    this.runs = runs(read.apply(HELD));
    this.released = new TreeMap<>(texts(object(read.apply(RELEASED))));
  }

  List<HeldRun> runs() {
    return runs;
  }

  Optional<HeldRun> find(long run) {
    return runs.stream().filter(held -> held.run() == run).findFirst();
  }

  boolean isRejection(String source) {
    return runs.stream().anyMatch(run -> REJECTED.equals(run.posts().get(source)));
  }

  /** Adds a run. A post waits in one run only. */
  void add(HeldRun run) {
    List<HeldRun> all = new ArrayList<>(without(run.posts()::containsKey));
    all.add(run);
    store(all);
  }

  /** Removes posts; a run without posts is no longer held. Writes only if something changes. */
  void remove(Predicate<String> sources) {
    List<HeldRun> kept = without(sources);
    if (!kept.equals(runs)) {
      store(kept);
    }
  }

  private List<HeldRun> without(Predicate<String> sources) {
    List<HeldRun> kept = new ArrayList<>();
    for (HeldRun run : runs) {
      Map<String, String> posts = new TreeMap<>(run.posts());
      posts.keySet().removeIf(sources);
      if (!posts.isEmpty()) {
        kept.add(new HeldRun(run.run(), run.at(), run.whole(), run.reasons(), run.odd(), posts));
      }
    }
    return kept;
  }

  private void store(List<HeldRun> now) {
    runs = List.copyOf(now);
    List<Object> list = new ArrayList<>();
    for (HeldRun run : now) {
      list.add(
          new JsonObject()
              .put("run", run.run())
              .put("at", run.at())
              .put("whole", run.whole())
              .put("reasons", run.reasons())
              .put("odd", new TreeSet<>(run.odd()))
              .put("posts", new TreeMap<>(run.posts())));
    }
    write.accept(HELD, new JsonObject().put("runs", list).toString());
  }

  /** Lets a post through with these inputs. */
  void release(Map<String, String> posts) {
    released.putAll(posts);
    write.accept(RELEASED, JsonObject.of(released).toString());
  }

  boolean isReleased(String source, String inputs) {
    String known = released.get(source);
    return inputs.equals(known) || ANY.equals(known);
  }

  /** Forgets that posts were released, because they are published. */
  void published(Set<String> sources) {
    if (released.keySet().removeAll(sources)) {
      write.accept(RELEASED, JsonObject.of(released).toString());
    }
  }

  private static List<HeldRun> runs(String json) {
    List<HeldRun> runs = new ArrayList<>();
    for (JsonObject run : object(json).objects("runs")) {
      runs.add(
          new HeldRun(
              run.number("run"),
              run.number("at"),
              run.isTrue("whole"),
              run.texts("reasons"),
              Set.copyOf(run.texts("odd")),
              texts(run.object("posts"))));
    }
    return List.copyOf(runs);
  }

  private static JsonObject object(String json) {
    return json.isEmpty() ? new JsonObject() : JsonObject.read(json);
  }

  private static Map<String, String> texts(JsonObject object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object.names().forEach(name -> texts.put(name, object.text(name)));
    return texts;
  }
}
