package press.offprint.content.shortcode.lex;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is written behind a shortcode's name: either by position or by name. */
public record ShortcodeParameters(List<String> positional, Map<String, String> named) {
  static final ShortcodeParameters NONE = new ShortcodeParameters(List.of(), Map.of());

  public ShortcodeParameters {
    positional = List.copyOf(positional);
    named = Map.copyOf(named);
  }

  /** The parameter {@code name}, or the one at {@code position}. */
  public Optional<String> find(String name, int position) {
    return named(name)
        .or(
            () ->
                position < positional.size()
                    ? Optional.of(positional.get(position))
                    : Optional.empty());
  }

  /** The parameter {@code name}, where it is not empty. */
  public Optional<String> named(String name) {
    return Optional.ofNullable(named.get(name)).filter(value -> !value.isBlank());
  }
}
