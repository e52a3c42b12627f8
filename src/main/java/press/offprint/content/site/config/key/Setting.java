package press.offprint.content.site.config.key;

import java.util.List;

/**
 * One key of {@code offprint.yaml}: its type, the values it allows, and its default. The parser
 * reads a key by its record, and the JSON Schema is written from it, so that both agree.
 *
 * @param meaning one sentence for editors, without a full stop at its end
 * @param otherwise the default as text; empty if there is none
 * @param choices of {@link Type#CHOICE}, in their canonical case
 * @param pattern a regular expression that a text must match as a whole; empty for any text
 * @param least of {@link Type#WHOLE}
 * @param most of {@link Type#WHOLE}
 * @param inner the keys of {@link Type#MAP} and of the types that hold maps; empty if any key is
 *     allowed
 * @param required true if a map of {@link Type#MAPS} must have the key
 */
public record Setting(
    String key,
    Type type,
    String meaning,
    String otherwise,
    List<String> choices,
    String pattern,
    int least,
    int most,
    List<Setting> inner,
    boolean required) {

  /** The type of a value. */
  public enum Type {
    TEXT,
    /** One of {@link Setting#choices}, in upper or lower case. */
    CHOICE,
    WHOLE,
    /** Bytes as a number, or a text such as {@code 32 MB}. */
    SIZE,
    /** A text, or a list of texts. */
    TEXTS,
    MAP,
    /** A map, or a list of maps. */
    MAPS,
    /** A map from names to maps with {@link Setting#inner}, or names that match the pattern. */
    NAMED_MAPS,
    /** A map from names to maps with {@link Setting#inner} and any other keys with a text. */
    OPEN_MAPS,
    /** A name of {@link Setting#choices}, or a map from sections to patterns. */
    PATTERNS,
    /** A name of {@link Setting#choices}, or a list of such names and of maps. */
    NAME_OR_MAPS,
    /** A text that matches the pattern, or a map. */
    TEXT_OR_MAP,
    /** A value of several forms, which only its reader checks. */
    ANY
  }

  public Setting {
    choices = List.copyOf(choices);
    inner = List.copyOf(inner);
  }

  public static Setting text(String key, String meaning, String otherwise) {
    return text(key, meaning, otherwise, "");
  }

  public static Setting text(String key, String meaning, String otherwise, String pattern) {
    return new Setting(
        key, Type.TEXT, meaning, otherwise, List.of(), pattern, 0, 0, List.of(), false);
  }

  public static Setting choice(String key, String meaning, List<String> choices, String otherwise) {
    return new Setting(key, Type.CHOICE, meaning, otherwise, choices, "", 0, 0, List.of(), false);
  }

  public static Setting whole(String key, String meaning, int otherwise, int least, int most) {
    return new Setting(
        key,
        Type.WHOLE,
        meaning,
        Integer.toString(otherwise),
        List.of(),
        "",
        least,
        most,
        List.of(),
        false);
  }

  public static Setting size(String key, String meaning, int otherwise) {
    return new Setting(
        key,
        Type.SIZE,
        meaning,
        Integer.toString(otherwise),
        List.of(),
        "",
        1,
        Integer.MAX_VALUE,
        List.of(),
        false);
  }

  public static Setting texts(String key, String meaning, String pattern) {
    return new Setting(key, Type.TEXTS, meaning, "", List.of(), pattern, 0, 0, List.of(), false);
  }

  public static Setting map(String key, String meaning, List<Setting> inner) {
    return new Setting(key, Type.MAP, meaning, "", List.of(), "", 0, 0, inner, false);
  }

  public static Setting maps(String key, String meaning, List<Setting> inner) {
    return new Setting(key, Type.MAPS, meaning, "", List.of(), "", 0, 0, inner, false);
  }

  public static Setting namedMaps(String key, String meaning, String pattern, List<Setting> inner) {
    return new Setting(key, Type.NAMED_MAPS, meaning, "", List.of(), pattern, 0, 0, inner, false);
  }

  public static Setting openMaps(String key, String meaning, String pattern, List<Setting> inner) {
    return new Setting(key, Type.OPEN_MAPS, meaning, "", List.of(), pattern, 0, 0, inner, false);
  }

  public static Setting nameOrMaps(
      String key, String meaning, List<String> names, List<Setting> inner) {
    return new Setting(key, Type.NAME_OR_MAPS, meaning, "", names, "", 0, 0, inner, false);
  }

  public static Setting textOrMap(String key, String meaning, String pattern, List<Setting> inner) {
    return new Setting(key, Type.TEXT_OR_MAP, meaning, "", List.of(), pattern, 0, 0, inner, false);
  }

  public static Setting patterns(String key, String meaning, List<String> styles, String pattern) {
    return new Setting(key, Type.PATTERNS, meaning, "", styles, pattern, 0, 0, List.of(), false);
  }

  public static Setting any(String key, String meaning) {
    return new Setting(key, Type.ANY, meaning, "", List.of(), "", 0, 0, List.of(), false);
  }

  /** Returns the same key, which a map must have. */
  public Setting asRequired() {
    return new Setting(key, type, meaning, otherwise, choices, pattern, least, most, inner, true);
  }

  /** Returns the names of keys. */
  public static List<String> names(List<Setting> settings) {
    return settings.stream().map(Setting::key).toList();
  }
}
