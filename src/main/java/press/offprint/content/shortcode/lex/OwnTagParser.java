package press.offprint.content.shortcode.lex;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.offprint.model.interrupt.Regex;

/**
 * The parser of the tags of a site's own shortcodes in the syntax of Liquid: {@code {% name "a"
 * key: "b" %}} with {@code {% endname %}} if it encloses text. They are the plugins of Jekyll, and
 * the shortcodes of Eleventy and of Hexo. The blocks of GitBook are read like them.
 */
final class OwnTagParser {
  private static final Pattern TAG =
      Pattern.compile("\\{%-?+\\s*+([A-Za-z][A-Za-z0-9_-]{0,60}+)(?=[\\s%-])");
  // An address has a colon, too, and no name.
  private static final Pattern PARAMETER =
      Pattern.compile(
          "[\\s,]*+(?:([A-Za-z_][\\w-]*+)\\s*+[:=](?!//)\\s*+)?+"
              + "(?:\"([^\"]*+)\"|'([^']*+)'|([^\\s,\"']++))");
  private static final List<String> BLOCKS_OF_GITBOOK =
      List.of(
          "code",
          "column",
          "columns",
          "content-ref",
          "hint",
          "prompt",
          "step",
          "stepper",
          "tab",
          "tabs",
          "update",
          "updates");
  private static final String EMBED = "embed";
  private static final Pattern OTHER_BLOCK =
      Pattern.compile(
          "\\{%-?+\\s*+("
              + String.join("|", BLOCKS_OF_GITBOOK)
              + "|"
              + EMBED
              + ")(?=[\\s%])(?!(?:\\s++[\\w-]++=\"[^\"]{0,1000}+\")*+\\s*+-?+%})");
  private static final int MAX_LENGTH = 4_000;
  private static final String END = "end";

  private final String source;
  private final Predicate<String> isOwn;

  OwnTagParser(String source, Predicate<String> isOwn) {
    this.source = source;
    Predicate<String> isBlock = blocksOfGitBook(source)::contains;
    this.isOwn = isBlock.or(name -> !LiquidParser.isFixed(name) && isOwn.test(name));
  }

  /**
   * Returns the names of GitBook's blocks that a source has. A name is that of another tool if one
   * of its tags has a parameter without a name, or if no tag ends it. An embed needs no end.
   */
  private static Set<String> blocksOfGitBook(String source) {
    Set<String> found =
        BLOCKS_OF_GITBOOK.stream()
            .filter(name -> source.contains("{% " + END + name + " %}"))
            .collect(Collectors.toCollection(HashSet::new));
    if (source.contains("{% " + EMBED + " url=\"http")) {
      found.add(EMBED);
    }
    Matcher other = Regex.matcher(OTHER_BLOCK, source);
    while (!found.isEmpty() && other.find()) {
      found.remove(other.group(1));
    }
    return found;
  }

  /** Returns the tag that starts at {@code at}; empty if it is none of an own shortcode. */
  Optional<ShortcodeTag> parse(int at) {
    int limit = Math.min(source.length(), at + MAX_LENGTH);
    Matcher tag = Regex.matcher(TAG, source).region(at, limit);
    if (!tag.lookingAt()) {
      return Optional.empty();
    }
    String written = tag.group(1);
    boolean isOpening = isOwn.test(written);
    boolean isClosing =
        !isOpening && written.startsWith(END) && isOwn.test(written.substring(END.length()));
    int length = isOpening || isClosing ? source.substring(tag.end(), limit).indexOf("%}") : -1;
    if (length < 0) {
      return Optional.empty();
    }
    int end = tag.end() + length;
    String name = isOpening ? written : written.substring(END.length());
    return parameters(LiquidParser.text(source.substring(tag.end(), end)))
        .map(found -> new ShortcodeTag(name, isClosing, false, found, at, end + 2));
  }

  /** Returns the parameters; empty if a quotation mark is not closed. */
  private static Optional<ShortcodeParameters> parameters(String text) {
    List<String> positional = new ArrayList<>();
    Map<String, String> named = new LinkedHashMap<>();
    Matcher parameter = Regex.matcher(PARAMETER, text);
    int at = 0;
    while (parameter.region(at, text.length()).lookingAt()) {
      String value =
          Stream.of(2, 3, 4).map(parameter::group).filter(Objects::nonNull).findFirst().orElse("");
      if (parameter.group(1) == null) {
        positional.add(value);
      } else {
        named.putIfAbsent(parameter.group(1), value);
      }
      at = parameter.end();
    }
    boolean isRead =
        text.substring(at).chars().allMatch(c -> c == ',' || Character.isWhitespace(c));
    return isRead ? Optional.of(new ShortcodeParameters(positional, named)) : Optional.empty();
  }
}
