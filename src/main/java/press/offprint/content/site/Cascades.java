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
import press.offprint.model.interrupt.Regex;

/**
 * The front matter defaults that sections give to the posts below them by {@code cascade}, as in
 * Hugo. Immutable.
 */
public final class Cascades {
  public static final Cascades NONE = new Cascades(new TreeMap<>());

  private static final int MOST_RULES = 100;

  private final Map<String, List<Rule>> byFolder;

  private Cascades(Map<String, List<Rule>> byFolder) {
    this.byFolder = byFolder;
  }

  /** Values for the posts below a folder whose path, kind and language match. */
  private record Rule(Pattern path, String kind, String language, Map<String, Object> values) {

    boolean matches(SourcePath name, String logical) {
      String role = name.role() == SourcePath.Role.SECTION ? "section" : "page";
      return Regex.matcher(path, logical).matches()
          && (kind.isEmpty() || kind.equals(role))
          && (language.isEmpty() || name.language().map(language::equalsIgnoreCase).orElse(false));
    }
  }

  /** Returns these cascades together with those of one more section. */
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
    more.put(SourcePath.folder(section.source()), rules);
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

  // Hugo's globs: one star matches within a segment, two across them; braces list alternatives.
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

  /** Returns the defaults for a source. A nearer section takes precedence; maps are merged. */
  public Map<String, Object> of(String source) {
    if (byFolder.isEmpty()) {
      return Map.of();
    }
    SourcePath name = SourcePath.of(source);
    String logical = "/" + SiteIndex.logical(name);
    Map<String, Object> values = new LinkedHashMap<>();
    for (int end = SourcePath.folder(source).length(); end >= 0; end = outer(source, end)) {
      for (Rule rule : byFolder.getOrDefault(source.substring(0, end), List.of())) {
        if (rule.matches(name, logical)) {
          merge(rule.values(), values);
        }
      }
    }
    return values;
  }

  private static int outer(String source, int end) {
    return end == 0 ? -1 : source.lastIndexOf('/', end - 2) + 1;
  }

  // Adds the values that are missing in into; the case of names does not matter.
  private static void merge(Map<String, Object> from, Map<String, Object> into) {
    from.forEach(
        (key, value) -> {
          String known =
              into.keySet().stream().filter(key::equalsIgnoreCase).findFirst().orElse(key);
          Object present = into.get(known);
          if (present == null) {
            into.put(key, value);
          } else if (present instanceof Map<?, ?> inner && value instanceof Map<?, ?> outer) {
            Map<String, Object> both = new LinkedHashMap<>();
            inner.forEach((k, v) -> both.put(String.valueOf(k), v));
            outer.forEach((k, v) -> both.putIfAbsent(String.valueOf(k), v));
            into.put(known, both);
          }
        });
  }

  /** Returns a fingerprint of the cascades of all sections; empty if there are none. */
  public String fingerprint() {
    return byFolder.isEmpty() ? "" : Bytes.utf8(byFolder.toString()).sha256();
  }

  /**
   * Returns a fingerprint of a post and its defaults.
   *
   * @param post the fingerprint of the post, returned if it has no defaults
   */
  public String fingerprint(String source, String post) {
    Map<String, Object> values = of(source);
    return values.isEmpty() ? post : Bytes.utf8(post + values).sha256();
  }
}
