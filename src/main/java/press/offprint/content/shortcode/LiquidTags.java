package press.offprint.content.shortcode;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.content.shortcode.lex.ShortcodeParameters;
import press.offprint.model.problem.ProblemCode;

/**
 * The tags and outputs of Liquid that Jekyll posts use, by name. No program is executed. The names
 * that are looked for in a post are in {@link press.offprint.content.shortcode.lex.LiquidParser}.
 */
final class LiquidTags {
  private static final Map<String, Shortcode> BY_NAME =
      Map.ofEntries(
          entry("=", new LiquidOutput()),
          entry("comment", call -> call.writeHtml("")),
          entry("highlight", new HighlightShortcode()),
          entry("include", new IncludeTag()),
          entry("include_cached", new IncludeTag()),
          entry("include_relative", new IncludeTag()),
          entry("link", new RefShortcode()),
          entry("post_url", new RefShortcode()),
          entry("raw", ShortcodeCall::copyInner));

  private LiquidTags() {}

  /**
   * Returns the handler of a tag. The handler of a tag that is part of a program keeps and reports
   * it.
   *
   * @param name {@code =} for an output
   */
  static Shortcode find(String name) {
    EmbedShortcode embed = EmbedShortcode.SERVICES.get(name);
    return embed == null
        ? BY_NAME.getOrDefault(name, LiquidTags::keep)
        : call -> embed(embed, call);
  }

  // The parameters of these tags are separated by spaces, those of a gist by a slash.
  private static void embed(EmbedShortcode embed, ShortcodeCall call) {
    String argument = call.parameters().find(0).orElse("");
    List<String> words = List.of(argument.split("[\\s/]+"));
    Optional<String> html =
        words.size() > 2 ? Optional.empty() : embed.html(new ShortcodeParameters(words, Map.of()));
    html.ifPresentOrElse(call::writeHtml, () -> keep(call));
  }

  private static void keep(ShortcodeCall call) {
    call.warn(
        ProblemCode.SHORTCODE_UNKNOWN,
        "The Liquid tag " + call.original() + " is not executed; it is kept as written.",
        "Write the text that the tag would produce, or enclose the tag in {% raw %} and"
            + " {% endraw %} to show it.");
    call.copyTag();
  }
}
