package press.offprint.content.script;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The answers given last, bounded by their length. Thread-safe; two threads that ask the same at
 * once may both work it out, which costs less than waiting.
 */
public final class Answers {
  private final int maxCharacters;
  private final Map<String, Optional<String>> known = new LinkedHashMap<>(64, 0.75f, true);
  private long characters;

  public Answers(int maxCharacters) {
    this.maxCharacters = maxCharacters;
  }

  /** The answer known for {@code question}, or what {@code work} gives. */
  public Optional<String> get(String question, Supplier<Optional<String>> work) {
    synchronized (known) {
      Optional<String> answer = known.get(question);
      if (answer != null) {
        return answer;
      }
    }
    Optional<String> answer = work.get();
    remember(question, answer);
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
