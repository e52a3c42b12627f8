package press.offprint.content.shortcode;

import java.util.Optional;

/**
 * The handler of one kind of shortcode or Liquid tag. Handlers keep no state. {@link
 * BuiltInShortcodes} and {@link LiquidTags} name them.
 */
@FunctionalInterface
interface Shortcode {
  /** Writes the expansion of a call and reports the faults of the call. */
  void expand(ShortcodeCall call);

  /**
   * Returns the text that replaces a tag within code, or empty if the tag is shown as written. Tags
   * in code are expanded because Hugo expands them there, too; only text can be shown in code.
   */
  default Optional<String> expandInCode(ShortcodeCall call) {
    return Optional.empty();
  }
}
