package press.offprint.content.shortcode.lex;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.shortcode.LiquidOutput;
import press.offprint.content.shortcode.LiquidTags;

/** Finds the tags and outputs of Liquid that Jekyll posts use; anything else is text. */
final class LiquidParser {
  private static final int LONGEST = 2_000;
  private static final Pattern TAG =
      Pattern.compile("\\{%-?\\s*([a-z][a-z_]*)\\b\\s*((?:[^%]|%(?!}))*?)\\s*-?%}");
  private static final Pattern OUTPUT = Pattern.compile("\\{\\{-?\\s*([^{}]*?)\\s*-?}}");
  private static final Map<String, Pattern> ENDS =
      Map.of("raw", end("raw"), "highlight", end("highlight"), "comment", end("comment"));

  private final String source;
  private final Set<String> unclosed = new HashSet<>();
  private int lookedFrom = Integer.MAX_VALUE;
  private int closing;

  LiquidParser(String source) {
    this.source = source;
  }

  private static Pattern end(String name) {
    return Pattern.compile("\\{%-?\\s*end" + name + "\\s*-?%}");
  }

  /** The tag or output that begins at {@code at}, if it is one that can be understood. */
  Optional<Token.Liquid> at(int at) {
    int limit = Math.min(source.length(), at + LONGEST);
    if (source.startsWith("{{", at)) {
      Matcher output = OUTPUT.matcher(source).region(at, limit);
      return output.lookingAt() && LiquidOutput.isKnown(output.group(1))
          ? Optional.of(new Token.Liquid("=", output.group(1), "", at, output.end()))
          : Optional.empty();
    }
    int tagEnd = tagEnd(at);
    if (tagEnd > limit) {
      return Optional.empty();
    }
    Matcher tag = TAG.matcher(source).region(at, tagEnd);
    if (!tag.lookingAt() || !LiquidTags.knows(tag.group(1))) {
      return Optional.empty();
    }
    String name = tag.group(1);
    if (!ENDS.containsKey(name)) {
      return Optional.of(new Token.Liquid(name, tag.group(2), "", at, tag.end()));
    }
    if (unclosed.contains(name)) {
      return Optional.empty();
    }
    Matcher end = ENDS.get(name).matcher(source).region(tag.end(), source.length());
    if (!end.find()) {
      unclosed.add(name);
      return Optional.empty();
    }
    String inner = source.substring(tag.end(), end.start());
    return Optional.of(new Token.Liquid(name, tag.group(2), inner, at, end.end()));
  }

  // Where the tag ends that begins at {@code at}; past the end where none does. Looked for once
  // between two ends: what is never closed may be opened often.
  private int tagEnd(int at) {
    if (at + 2 < lookedFrom || at + 2 > closing) {
      lookedFrom = at + 2;
      int found = source.indexOf("%}", lookedFrom);
      closing = found < 0 ? Integer.MAX_VALUE - 2 : found;
    }
    return closing + 2;
  }
}
