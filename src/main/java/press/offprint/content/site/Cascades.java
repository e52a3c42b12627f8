package press.offprint.content.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.model.bytes.Bytes;

/**
 * What sections hand down to the posts below them by {@code cascade} in their front matter, as in
 * Hugo. Immutable.
 */
public final class Cascades {
  public static final Cascades NONE = new Cascades(new TreeMap<>());

  private static final int MOST_RULES = 100;

  private final Map<String, List<Rule>> byFolder;

  private Cascades(Map<String, List<Rule>> byFolder) {
    this.byFolder = byFolder;
  }

  /** Values for those posts below a folder whose path, kind and language fit. */
  private record Rule(Pattern path, String kind, String language, Map<String, Object> values) {

    boolean fits(SourcePath name, String logical) {
      String own = name.role() == SourcePath.Role.SECTION ? "section" : "page";
      return path.matcher(logical).matches()
          && (kind.isEmpty() || kind.equals(own))
          && (language.isEmpty() || name.language().map(language::equalsIgnoreCase).orElse(false));
    }
  }

  /** These and what one more section hands down. */
  public Cascades and(PostHeader section) {
    Object written = section.metadata().fields().get("cascade");
    List<Rule> rules = new ArrayList<>();
    if (written instanceof Map<?, ?> one) {
      rules.add(rule(one));
    } else if (written instanceof List<?> several) {
      for (Object each : several.subList(0, Math.min(MOST_RULES, several.size()))) {
        if (each instanceof Map<?, ?> one) {
          rules.add(rule(one));
        }
      }
    }
    if (rules.isEmpty()) {
      return this;
    }
    Map<String, List<Rule>> more = new TreeMap<>(byFolder);
    String source = section.source();
    more.put(source.substring(0, source.lastIndexOf('/') + 1), rules);
    return new Cascades(more);
  }

  private static Rule rule(Map<?, ?> written) {
    Map<String, Object> values = new LinkedHashMap<>();
    written.forEach((key, value) -> values.put(String.valueOf(key), value));
    Object target =
        values.containsKey("_target") ? values.remove("_target") : values.remove("target");
    Map<?, ?> wanted = target instanceof Map<?, ?> map ? map : Map.of();
    return new Rule(
        glob(text(wanted, "path")),
        text(wanted, "kind").toLowerCase(Locale.ROOT),
        text(wanted, "lang"),
        values);
  }

  private static String text(Map<?, ?> map, String key) {
    return map.get(key) instanceof String text ? text : "";
  }

  // Hugo's globs: one star stays in its segment, two cross them, braces give a choice.
  private static Pattern glob(String glob) {
    if (glob.isEmpty()) {
      return Pattern.compile(".*", Pattern.DOTALL);
    }
    StringBuilder out = new StringBuilder();
    int braces = 0;
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (c == '*' && glob.startsWith("**", i)) {
        out.append(".*");
        i++;
      } else if (c == '*') {
        out.append("[^/]*");
      } else if (c == '?') {
        out.append("[^/]");
      } else if (c == '{') {
        out.append("(?:");
        braces++;
      } else if (c == '}' && braces > 0) {
        out.append(')');
        braces--;
      } else if (c == ',' && braces > 0) {
        out.append('|');
      } else {
        out.append(Pattern.quote(String.valueOf(c)));
      }
    }
    out.append(")".repeat(braces));
    return Pattern.compile(out.toString(), Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  }

  /** What is handed down to a source: the nearest section goes first, maps are merged. */
  public Map<String, Object> of(String source) {
    if (byFolder.isEmpty()) {
      return Map.of();
    }
    SourcePath name = SourcePath.of(source);
    String logical = "/" + SiteIndex.logical(name);
    Map<String, Object> values = new LinkedHashMap<>();
    for (int end = source.lastIndexOf('/') + 1; end >= 0; end = outer(source, end)) {
      for (Rule rule : byFolder.getOrDefault(source.substring(0, end), List.of())) {
        if (rule.fits(name, logical)) {
          merge(rule.values(), values);
        }
      }
    }
    return values;
  }

  private static int outer(String source, int end) {
    return end == 0 ? -1 : source.lastIndexOf('/', end - 2) + 1;
  }

  /** Adds to {@code into} what is not there yet; names are told apart without regard to case. */
  static void merge(Map<String, Object> from, Map<String, Object> into) {
    from.forEach(
        (key, value) -> {
          String known =
              into.keySet().stream().filter(key::equalsIgnoreCase).findFirst().orElse(key);
          Object there = into.get(known);
          if (there == null) {
            into.put(key, value);
          } else if (there instanceof Map<?, ?> inner && value instanceof Map<?, ?> outer) {
            Map<String, Object> both = new LinkedHashMap<>();
            inner.forEach((k, v) -> both.put(String.valueOf(k), v));
            outer.forEach((k, v) -> both.putIfAbsent(String.valueOf(k), v));
            into.put(known, both);
          }
        });
  }

  /** Changes whenever what any section hands down does. */
  public String fingerprint() {
    return byFolder.isEmpty() ? "" : Bytes.utf8(byFolder.toString()).sha256();
  }

  /** The fingerprint of a post together with what is handed down to it. */
  public String fingerprint(String source, String post) {
    Map<String, Object> values = of(source);
    return values.isEmpty() ? post : Bytes.utf8(post + values).sha256();
  }
}
