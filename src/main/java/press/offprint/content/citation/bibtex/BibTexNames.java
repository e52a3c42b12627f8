package press.offprint.content.citation.bibtex;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names in a field such as {@code author}, as CSL has them. */
public final class BibTexNames {
  private BibTexNames() {}

  static List<Map<String, Object>> of(String field) {
    List<Map<String, Object>> names = new ArrayList<>();
    for (String name : split(field, " and ")) {
      if (!name.isBlank() && !name.strip().equals("others")) {
        names.add(name(name.strip()));
      }
    }
    return names;
  }

  private static Map<String, Object> name(String name) {
    Map<String, Object> parts = new LinkedHashMap<>();
    if (name.startsWith("{") && name.endsWith("}") && split(name, " ").size() == 1) {
      parts.put("literal", LatexText.of(name));
      return parts;
    }
    List<String> byComma = split(name, ",");
    if (byComma.size() > 1) {
      family(split(byComma.get(0).strip(), " "), parts);
      put(parts, "given", byComma.get(byComma.size() - 1));
      put(parts, "suffix", byComma.size() > 2 ? byComma.get(1) : "");
      return parts;
    }
    List<String> words = split(name, " ");
    int first = words.size() - 1;
    for (int i = words.size() - 2; i > 0; i--) {
      first = isParticle(words.get(i)) ? i : first;
    }
    family(words.subList(first, words.size()), parts);
    put(parts, "given", String.join(" ", words.subList(0, first)));
    return parts;
  }

  // The words in lower case at the start of a family name are its particle.
  private static void family(List<String> words, Map<String, Object> parts) {
    int particles = 0;
    while (particles < words.size() - 1 && isParticle(words.get(particles))) {
      particles++;
    }
    put(parts, "non-dropping-particle", String.join(" ", words.subList(0, particles)));
    put(parts, "family", String.join(" ", words.subList(particles, words.size())));
  }

  private static boolean isParticle(String word) {
    return !word.isEmpty() && Character.isLowerCase(word.codePointAt(0));
  }

  private static void put(Map<String, Object> parts, String name, String latex) {
    String text = LatexText.of(latex);
    if (!text.isEmpty()) {
      parts.put(name, text);
    }
  }

  /** Splits a text at a separator outside of braces. White space is one space. */
  static List<String> split(String text, String separator) {
    String line = text.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0 && line.startsWith(separator, i)) {
        parts.add(line.substring(start, i));
        i += separator.length() - 1;
        start = i + 1;
      }
    }
    parts.add(line.substring(start));
    parts.removeIf(String::isBlank);
    return parts;
  }
}
