package press.offprint.pipeline.related;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import press.offprint.catalog.Catalog;
import press.offprint.catalog.entry.CountedTerms;
import press.offprint.catalog.entry.RelatedEntry;

/**
 * The lists of related posts in memory, and the counted words on disk. Everything is written at
 * once, so that a killed process leaves no counts that are older than the renditions beside them.
 * Safe for many threads.
 */
final class RelatedState {
  private static final String KEY = "related-made-from";

  private final Catalog catalog;

  @GuardedBy("this")
  private Map<String, String> counted;

  @GuardedBy("this")
  private Map<String, RelatedEntry> lists;

  @GuardedBy("this")
  private String madeFrom;

  RelatedState(Catalog catalog) {
    this.catalog = catalog;
  }

  @GuardedBy("this")
  private Map<String, String> counted() {
    if (counted == null) {
      counted = new HashMap<>(catalog.termHashes());
    }
    return counted;
  }

  /** Returns the input hash of the counted words of a post; an empty text if there are none. */
  synchronized String termsHash(String source) {
    return counted().getOrDefault(source, "");
  }

  /** Stores counted words. */
  synchronized void put(Collection<CountedTerms> terms) {
    if (!terms.isEmpty()) {
      catalog.putTerms(terms);
      Map<String, String> known = counted();
      terms.forEach(each -> known.put(each.source(), each.inputHash()));
    }
  }

  /** Removes the counted words of posts. */
  synchronized void remove(Collection<String> sources) {
    Map<String, String> hashes = counted();
    List<String> known = sources.stream().filter(hashes::containsKey).toList();
    if (!known.isEmpty()) {
      catalog.removeTerms(known);
      hashes.keySet().removeAll(known);
    }
  }

  /** Removes all counted words, such as damaged ones; the posts are read again. */
  synchronized void removeTerms() {
    remove(List.copyOf(counted().keySet()));
  }

  /** Reads the counted words of all posts. */
  Map<String, CountedTerms> terms() {
    return catalog.terms();
  }

  /** Returns the list of each post. */
  synchronized Map<String, RelatedEntry> lists() {
    if (lists == null) {
      lists = Map.copyOf(catalog.related());
    }
    return lists;
  }

  /** Returns the hash of the inputs of the lists; an empty text if there are no lists. */
  synchronized String madeFrom() {
    if (madeFrom == null) {
      madeFrom = catalog.setting(KEY).orElse("");
    }
    return madeFrom;
  }

  /** Replaces all lists. Returns the sources whose lists changed. */
  synchronized Set<String> replace(Map<String, RelatedEntry> made, String hash) {
    Map<String, RelatedEntry> before = lists();
    List<RelatedEntry> changed = new ArrayList<>();
    made.forEach(
        (source, entry) -> {
          if (!entry.equals(before.get(source))) {
            changed.add(entry);
          }
        });
    Set<String> removed = new HashSet<>(before.keySet());
    removed.removeAll(made.keySet());
    catalog.changeRelated(changed, removed, KEY, hash);
    lists = Map.copyOf(made);
    madeFrom = hash;
    Set<String> sources = new HashSet<>(removed);
    changed.forEach(entry -> sources.add(entry.source()));
    return sources;
  }
}
