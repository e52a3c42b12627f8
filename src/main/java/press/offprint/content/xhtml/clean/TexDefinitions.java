package press.offprint.content.xhtml.clean;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.maths.MathRenderer;
import press.offprint.model.interrupt.Regex;

/**
 * The formulas of a text that define commands. Each formula is typeset with those that it needs
 * only, because typesetting all of them for each formula takes quadratic time.
 */
final class TexDefinitions {
  private static final Pattern COMMAND = Pattern.compile("\\\\(?:[A-Za-z]++|.)", Pattern.DOTALL);
  // About a second of work; the definitions of real posts are read a tenth as often.
  private static final int MAX_READ = 100_000;

  private final Map<String, Integer> places = new HashMap<>();
  private final TreeMap<Integer, String> texts = new TreeMap<>();
  private final Map<String, Set<String>> byCommand = new HashMap<>();
  private int count;
  private long read;

  /** Adds a formula if it defines commands. */
  void add(String tex) {
    Set<String> defined = MathRenderer.defined(tex);
    if (defined.isEmpty()) {
      return;
    }
    Integer before = places.put(tex, count);
    if (before != null) {
      texts.remove(before);
    }
    texts.put(count++, tex);
    defined.forEach(name -> byCommand.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(tex));
  }

  /** Returns the formulas that define the commands of a formula and of one another, in order. */
  List<String> neededBy(String tex) {
    if (texts.isEmpty()) {
      return List.of();
    }
    Set<String> found = new HashSet<>(byCommand.getOrDefault("", Set.of()));
    Deque<String> unread = new ArrayDeque<>(found);
    unread.add(tex);
    Set<String> commands = new HashSet<>();
    long length = 0;
    while (!unread.isEmpty() && length <= MAX_READ && read <= MAX_READ) {
      String text = unread.remove();
      length += text.length();
      Matcher command = Regex.matcher(COMMAND, text);
      while (command.find()) {
        if (commands.add(command.group())) {
          for (String definition : byCommand.getOrDefault(command.group(), Set.of())) {
            if (found.add(definition)) {
              unread.add(definition);
            }
          }
        }
      }
    }
    TreeMap<Integer, String> ordered = new TreeMap<>();
    found.forEach(one -> ordered.put(places.get(one), one));
    return new ArrayList<>(ordered.values());
  }

  /** Counts the definitions that a formula reads; false if the text has read too many. */
  boolean charge(List<String> known) {
    for (String definition : known) {
      read += definition.length();
    }
    return known.isEmpty() || read <= MAX_READ;
  }
}
