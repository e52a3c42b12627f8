package press.offprint.content.shortcode.lex;

import java.util.Optional;

/** A run of the source, as the lexer sees it; tokens follow one another without gaps. */
public sealed interface Token {
  int start();

  int end();

  /** Markdown, or code of any kind. */
  record Text(int start, int end) implements Token {}

  /**
   * A shortcode's tag.
   *
   * @param code true inside code
   */
  record Shortcode(ShortcodeTag tag, boolean code, int start, int end) implements Token {}

  /** A tag that is written to be shown: what to show instead. */
  record Literal(String text, int start, int end) implements Token {}

  /** Something like a shortcode that is none. */
  record Malformed(int start, int end) implements Token {}

  /** A formula. */
  record Formula(String tex, boolean display, int start, int end) implements Token {}

  /**
   * A tag or an output of Jekyll's.
   *
   * @param name the tag's name, or {@code =} for an output
   * @param argument what follows the name
   * @param inner what stands between a raw or highlight tag and its end
   */
  record Liquid(String name, String argument, String inner, int start, int end) implements Token {}

  /**
   * A link between notes, or something embedded, as Obsidian writes it.
   *
   * @param target a note or a file; empty for a place in the same note
   * @param fragment with its hash signs, or empty
   */
  record Wiki(
      boolean embed, String target, String fragment, Optional<String> label, int start, int end)
      implements Token {}

  /** A note that is written where it is referred to. */
  record Note(String text, int start, int end) implements Token {}

  /** Something that stands for a piece of HTML, maybe for nothing. */
  record Html(String html, int start, int end) implements Token {}
}
