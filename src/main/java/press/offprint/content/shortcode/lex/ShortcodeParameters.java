package press.offprint.content.shortcode.lex;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of a shortcode, by position and by name. */
public record ShortcodeParameters(List<String> positional, Map<String, String> named) {
  static final ShortcodeParameters NONE = new ShortcodeParameters(List.of(), Map.of());

  public ShortcodeParameters {
    positional = List.copyOf(positional);
    named = Map.copyOf(named);
  }

  /** Returns parameters of which {@code value} is the only one. */
  public static ShortcodeParameters of(String value) {
    return new ShortcodeParameters(List.of(value), Map.of());
  }

  /** Returns the parameter {@code name}, else the one at {@code position}, else empty. */
  public Optional<String> find(String name, int position) {
    return named(name).or(() -> find(position));
  }

  /** Returns the parameter at a zero-based position; empty if there are fewer. */
  public Optional<String> find(int position) {
    return position < positional.size() ? Optional.of(positional.get(position)) : Optional.empty();
  }

  /** Returns the parameter {@code name}; empty if it is missing or blank. */
  public Optional<String> named(String name) {
    return Optional.ofNullable(named.get(name)).filter(value -> !value.isBlank());
  }
}
