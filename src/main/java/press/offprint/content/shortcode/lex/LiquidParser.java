package press.offprint.content.shortcode.lex;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/** The parser of the Liquid tags and outputs that Jekyll posts use. Any other tag is text. */
public final class LiquidParser {
  private static final int MAX_LENGTH = 2_000;
  private static final Pattern TAG =
      Pattern.compile(
          "\\{%-?+\\s*+([a-z][a-z_]*+)(?![A-Za-z0-9])\\s*+([^%]*+(?:%(?!})[^%]*+)*+)%}");
  private static final Pattern OUTPUT = Pattern.compile("\\{\\{-?+\\s*+([^{}]*+)}}");

  /** The tags that have an end tag, and the end tag of each. */
  private static final Map<String, Pattern> END_TAGS =
      Map.of("raw", endTag("raw"), "highlight", endTag("highlight"), "comment", endTag("comment"));

  /** The names of all tags. */
  static final Set<String> TAGS =
      Set.of(
          // Text and links.
          "raw",
          "highlight",
          "comment",
          "post_url",
          "link",
          // Files and web pages.
          "include",
          "include_relative",
          "include_cached",
          "youtube",
          "vimeo",
          "gist",
          "twitter",
          "tweet",
          "instagram",
          // Programs.
          "assign",
          "capture",
          "endcapture",
          "increment",
          "decrement",
          "cycle",
          "if",
          "elsif",
          "else",
          "endif",
          "unless",
          "endunless",
          "case",
          "when",
          "endcase",
          "for",
          "endfor");

  /** The tags that the shortcodes of a site may replace. */
  private static final Set<String> EMBEDS =
      Set.of("youtube", "vimeo", "gist", "twitter", "tweet", "instagram");

  private final String source;
  private final Set<String> unclosed = new HashSet<>();
  private int searchedFrom = Integer.MAX_VALUE;
  private int tagEnd;

  LiquidParser(String source) {
    this.source = source;
  }

  /** Returns true for a tag that has the same meaning on all sites. */
  static boolean isFixed(String name) {
    return TAGS.contains(name) && !EMBEDS.contains(name);
  }

  /** Returns the text of a tag without the hyphen that removes the space after the tag. */
  static String text(String inner) {
    String text = inner.stripTrailing();
    return text.endsWith("-") ? text.substring(0, text.length() - 1).stripTrailing() : text;
  }

  private static Pattern endTag(String name) {
    return Pattern.compile("\\{%-?+\\s*+end" + name + "\\s*+-?+%}");
  }

  /**
   * Returns the tag or output that starts at {@code at}; empty if there is none.
   *
   * @param isCertain true if the post is one of Jekyll, in which all double braces are outputs
   */
  Optional<Token.Liquid> parse(int at, boolean isCertain) {
    return source.startsWith("{{", at) ? parseOutput(at, isCertain) : parseTag(at);
  }

  private Optional<Token.Liquid> parseOutput(int at, boolean isCertain) {
    int limit = Math.min(source.length(), at + MAX_LENGTH);
    Matcher output = Regex.matcher(OUTPUT, source).region(at, limit);
    return output.lookingAt() && (isCertain || LiquidExpression.isExpression(text(output.group(1))))
        ? Optional.of(
            new Token.Liquid(
                "=", text(output.group(1)), output.end(), output.end(), at, output.end()))
        : Optional.empty();
  }

  private Optional<Token.Liquid> parseTag(int at) {
    int limit = findTagEnd(at);
    if (limit > Math.min(source.length(), at + MAX_LENGTH)) {
      return Optional.empty();
    }
    Matcher tag = Regex.matcher(TAG, source).region(at, limit);
    if (!tag.lookingAt() || !TAGS.contains(tag.group(1))) {
      return Optional.empty();
    }
    String name = tag.group(1);
    if (!END_TAGS.containsKey(name)) {
      return Optional.of(
          new Token.Liquid(name, text(tag.group(2)), tag.end(), tag.end(), at, tag.end()));
    }
    if (unclosed.contains(name)) {
      return Optional.empty();
    }
    Matcher end = Regex.matcher(END_TAGS.get(name), source).region(tag.end(), source.length());
    if (!end.find()) {
      unclosed.add(name);
      return Optional.empty();
    }
    return Optional.of(
        new Token.Liquid(name, text(tag.group(2)), tag.end(), end.start(), at, end.end()));
  }

  /**
   * Returns the offset after the first {@code %}} that follows {@code at}; an offset after the end
   * of the source if there is none. The result is kept until that offset is passed, because a
   * source may hold many tags that are not closed.
   */
  private int findTagEnd(int at) {
    if (at + 2 < searchedFrom || at + 2 > tagEnd) {
      searchedFrom = at + 2;
      int found = source.indexOf("%}", searchedFrom);
      tagEnd = found < 0 ? Integer.MAX_VALUE - 2 : found;
    }
    return tagEnd + 2;
  }
}
