package press.offprint.content.site.cascade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.model.bytes.Bytes;

/**
 * The front matter defaults that sections give to the posts below them by {@code cascade}, as in
 * Hugo. Immutable.
 */
public final class Cascades {
  public static final Cascades NONE = new Cascades(new TreeMap<>(), TrustedFolders.NONE);

  private static final int MOST_RULES = 100;
  private static final int MOST_PATTERN = 2_000;

  private final Map<String, List<Rule>> byFolder;
  private final TrustedFolders trust;

  private Cascades(Map<String, List<Rule>> byFolder, TrustedFolders trust) {
    this.byFolder = byFolder;
    this.trust = trust;
  }

  /** Returns no cascades yet. Those of the trusted folders that are added may give every field. */
  public static Cascades trusting(TrustedFolders trust) {
    return new Cascades(new TreeMap<>(), trust);
  }

  /** Returns true if a source is in a trusted folder. */
  public boolean trusts(String source) {
    return trust.includes(source);
  }

  /** Values for the posts below a folder whose path, kind and language match. */
  private record Rule(
      String section, PathPattern path, String kind, String language, Map<String, Object> values) {

    boolean matches(SourcePath name, String logical) {
      String role = name.role() == SourcePath.Role.SECTION ? "section" : "page";
      return (kind.isEmpty() || kind.equals(role))
          && (language.isEmpty() || name.language().map(language::equalsIgnoreCase).orElse(false))
          && path.matches(logical);
    }
  }

  /**
   * Returns these cascades together with those of one more section. A field that the section may
   * not give is left out; see {@link CascadeFields}.
   *
   * @param fields the front matter of the section
   */
  public Cascades and(String section, Map<String, Object> fields) {
    boolean trusted = trust.includes(section);
    List<Rule> rules = new ArrayList<>();
    int characters = 0;
    for (Map<?, ?> written : CascadeFields.rules(fields.get("cascade"))) {
      Rule rule = rule(section, written, trusted);
      characters += rule.path().length();
      if (rules.size() < MOST_RULES && characters <= MOST_PATTERN) {
        rules.add(rule);
      }
    }
    if (rules.isEmpty()) {
      return this;
    }
    Map<String, List<Rule>> more = new TreeMap<>(byFolder);
    // A folder may have a section page in each language.
    rules.addAll(byFolder.getOrDefault(SourcePath.folder(section), List.of()));
    more.put(SourcePath.folder(section), rules);
    return new Cascades(more, trust);
  }

  private static Rule rule(String section, Map<?, ?> written, boolean trusted) {
    Map<?, ?> wanted = CascadeFields.target(written);
    return new Rule(
        section,
        PathPattern.of(text(wanted, "path")),
        text(wanted, "kind").toLowerCase(Locale.ROOT),
        text(wanted, "lang"),
        CascadeFields.given(written, trusted));
  }

  private static String text(Map<?, ?> map, String key) {
    return map.get(key) instanceof String text ? text : "";
  }

  /** Returns the defaults for a source. A nearer section takes precedence; maps are merged. */
  public Map<String, Object> of(String source) {
    if (byFolder.isEmpty()) {
      return Map.of();
    }
    SourcePath name = SourcePath.of(source);
    String logical = "/" + name.logical();
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

  /**
   * Returns the section that gives a field to a source; the nearest, as in {@link #of}. Empty if
   * none does.
   *
   * @param field in any case
   */
  public Optional<String> section(String source, String field) {
    if (byFolder.isEmpty()) {
      return Optional.empty();
    }
    SourcePath name = SourcePath.of(source);
    String logical = "/" + name.logical();
    for (int end = SourcePath.folder(source).length(); end >= 0; end = outer(source, end)) {
      for (Rule rule : byFolder.getOrDefault(source.substring(0, end), List.of())) {
        if (rule.values().keySet().stream().anyMatch(field::equalsIgnoreCase)
            && rule.matches(name, logical)) {
          return Optional.of(rule.section());
        }
      }
    }
    return Optional.empty();
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

  @Override
  public boolean equals(Object other) {
    return other instanceof Cascades that
        && byFolder.equals(that.byFolder)
        && trust.equals(that.trust);
  }

  @Override
  public int hashCode() {
    return byFolder.hashCode();
  }
}
