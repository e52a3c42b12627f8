package press.offprint.content.script;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.Cache;

/**
 * A cache of results of scripts: the last ones in memory, and those of earlier runs. Thread-safe.
 * Two threads may compute the same result at once, which costs less than waiting.
 */
public final class ScriptResultCache {
  private final int maxCharacters;

  @GuardedBy("results")
  private final Map<String, Optional<String>> results = new LinkedHashMap<>(64, 0.75f, true);

  private final String kind;
  private final Cache cache;

  @GuardedBy("results")
  private long characters;

  /**
   * A cache.
   *
   * @param maxCharacters the limit on the length of all keys and results in memory
   * @param kind the prefix of the keys in {@code cache}
   * @param cache holds the results of earlier runs
   */
  public ScriptResultCache(int maxCharacters, String kind, Cache cache) {
    this.maxCharacters = maxCharacters;
    this.kind = kind;
    this.cache = cache;
  }

  /** Returns the result for an input; computes it if it is not known. */
  public Optional<String> get(String input, Supplier<Optional<String>> compute) {
    synchronized (results) {
      Optional<String> result = results.get(input);
      if (result != null) {
        return result;
      }
    }
    Optional<String> result = findOrCompute(input, compute);
    addToMemory(input, result);
    return result;
  }

  // An empty result is not stored, because a later version may have one.
  private Optional<String> findOrCompute(String input, Supplier<Optional<String>> compute) {
    String key = kind + " " + input;
    Optional<String> stored = cache.find(key).map(Bytes::text);
    if (stored.isPresent()) {
      return stored;
    }
    Optional<String> result = compute.get();
    // A text with an unpaired surrogate would be another one after it is read again.
    result
        .filter(StandardCharsets.UTF_8.newEncoder()::canEncode)
        .ifPresent(text -> cache.keep(key, Bytes.utf8(text)));
    return result;
  }

  private void addToMemory(String input, Optional<String> result) {
    synchronized (results) {
      if (results.putIfAbsent(input, result) == null) {
        characters += weight(input, result);
      }
      Iterator<Map.Entry<String, Optional<String>>> oldest = results.entrySet().iterator();
      while (characters > maxCharacters && oldest.hasNext()) {
        Map.Entry<String, Optional<String>> entry = oldest.next();
        characters -= weight(entry.getKey(), entry.getValue());
        oldest.remove();
      }
    }
  }

  private static long weight(String input, Optional<String> result) {
    return 64L + input.length() + result.map(String::length).orElse(0);
  }
}
