package press.offprint.content.script;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.Cache;

/**
 * The answers given last, bounded by their length, and those of earlier runs. Thread-safe; two
 * threads that ask the same at once may both work it out, which costs less than waiting.
 */
public final class ScriptResultCache {
  private final int maxCharacters;
  private final Map<String, Optional<String>> known = new LinkedHashMap<>(64, 0.75f, true);
  private final String kind;
  private final Cache cache;
  private long characters;

  /**
   * @param maxCharacters of questions and answers that are held in memory
   * @param kind of question, by which answers of earlier runs are found
   * @param cache for those of earlier runs
   */
  public ScriptResultCache(int maxCharacters, String kind, Cache cache) {
    this.maxCharacters = maxCharacters;
    this.kind = kind;
    this.cache = cache;
  }

  /** The answer known for {@code question}, or what {@code work} gives. */
  public Optional<String> get(String question, Supplier<Optional<String>> work) {
    synchronized (known) {
      Optional<String> answer = known.get(question);
      if (answer != null) {
        return answer;
      }
    }
    Optional<String> answer = kept(question, work);
    remember(question, answer);
    return answer;
  }

  // No answer at all is not kept: what took too long today may do tomorrow.
  private Optional<String> kept(String question, Supplier<Optional<String>> work) {
    String key = kind + " " + question;
    Optional<String> before = cache.find(key).map(Bytes::text);
    if (before.isPresent()) {
      return before;
    }
    Optional<String> answer = work.get();
    answer.ifPresent(text -> cache.keep(key, Bytes.utf8(text)));
    return answer;
  }

  private void remember(String question, Optional<String> answer) {
    synchronized (known) {
      if (known.putIfAbsent(question, answer) == null) {
        characters += weight(question, answer);
      }
      Iterator<Map.Entry<String, Optional<String>>> oldest = known.entrySet().iterator();
      while (characters > maxCharacters && oldest.hasNext()) {
        Map.Entry<String, Optional<String>> entry = oldest.next();
        characters -= weight(entry.getKey(), entry.getValue());
        oldest.remove();
      }
    }
  }

  private static long weight(String question, Optional<String> answer) {
    return 64L + question.length() + answer.map(String::length).orElse(0);
  }
}
