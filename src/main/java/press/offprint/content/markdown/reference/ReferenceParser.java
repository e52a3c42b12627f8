package press.offprint.content.markdown.reference;

import com.vladsch.flexmark.parser.InlineParserExtension;
import com.vladsch.flexmark.parser.LightInlineParser;
import com.vladsch.flexmark.util.data.DataKey;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import press.offprint.content.markdown.syntax.InlineSyntax;
import press.offprint.content.markdown.syntax.ReferenceCluster;

/**
 * The inline parser of references: labels of things in all posts, keys of sources in posts that
 * have a bibliography. Any other at sign is text.
 */
final class ReferenceParser extends InlineSyntax {
  /** True if the text may cite sources. */
  static final DataKey<Boolean> CITATIONS = new DataKey<>("OFFPRINT_CITATIONS", false);

  private static final int MAX_LENGTH = 2_000;

  private final boolean hasCitations;

  private ReferenceParser(LightInlineParser parser) {
    this.hasCitations = CITATIONS.get(parser.getDocument());
  }

  /** The factory of the parser. */
  static final class Factory extends InlineSyntax.Factory {
    Factory() {
      super("@[");
    }

    @Override
    public InlineParserExtension apply(LightInlineParser parser) {
      return new ReferenceParser(parser);
    }
  }

  @Override
  public boolean parse(LightInlineParser parser) {
    BasedSequence input = parser.getInput();
    int at = parser.getIndex();
    return input.charAt(at) == '@' ? bare(parser, input, at) : bracketed(parser, input, at);
  }

  private boolean bare(LightInlineParser parser, BasedSequence input, int at) {
    if (at > 0 && isPartOfWord(input.charAt(at - 1))) {
      return false;
    }
    Optional<ReferenceSyntax.Key> key = ReferenceSyntax.bare(input, at);
    if (key.isEmpty() || !isReference(key.get().name())) {
      return false;
    }
    int end = key.get().end();
    String suffix = "";
    boolean isCitation = NumberedKind.of(key.get().name()).isEmpty();
    if (isCitation && input.matchChars(" [", end)) {
      int close = close(input, end + 1);
      boolean isLocator = close > 0 && !isFollowedByTarget(input, close + 1);
      suffix = isLocator ? input.subSequence(end + 2, close).toString() : "";
      Optional<ReferenceCluster> more =
          suffix.indexOf('@') < 0 ? Optional.empty() : ReferenceSyntax.bracketed(suffix);
      if (more.isPresent()) {
        List<ReferenceCluster.Item> items = new ArrayList<>(more.get().items());
        items.add(0, new ReferenceCluster.Item("", key.get().name(), false, ""));
        String all = input.subSequence(at, close + 1).toString();
        ReferenceCluster cluster = new ReferenceCluster(true, items, all);
        return add(parser, new ReferenceNode(input.subSequence(at, close + 1), cluster), close + 1);
      }
      end = suffix.isEmpty() || suffix.indexOf('@') >= 0 ? end : close + 1;
      suffix = suffix.indexOf('@') >= 0 ? "" : suffix;
    }
    ReferenceCluster.Item item =
        new ReferenceCluster.Item("", key.get().name(), false, suffix.replace('\n', ' '));
    String source = input.subSequence(at, end).toString();
    ReferenceCluster cluster = new ReferenceCluster(true, List.of(item), source);
    return add(parser, new ReferenceNode(input.subSequence(at, end), cluster), end);
  }

  private boolean bracketed(LightInlineParser parser, BasedSequence input, int at) {
    int close = close(input, at);
    boolean isImage = at > 0 && "!^]".indexOf(input.charAt(at - 1)) >= 0;
    if (close < 0 || isImage || isFollowedByTarget(input, close + 1)) {
      return false;
    }
    String inner = input.subSequence(at + 1, close).toString();
    Optional<ReferenceCluster> cluster =
        inner.indexOf('@') < 0 ? Optional.empty() : ReferenceSyntax.bracketed(inner);
    if (cluster.isEmpty()
        || !cluster.get().items().stream().allMatch(item -> isReference(item.key()))) {
      return false;
    }
    BasedSequence chars = input.subSequence(at, close + 1);
    return add(parser, new ReferenceNode(chars, cluster.get()), close + 1);
  }

  private boolean isReference(String key) {
    // The scope of a package of npm is written as @scope/name.
    return hasCitations || (NumberedKind.of(key).isPresent() && key.indexOf('/') < 0);
  }

  // Stops at another bracket, so that many brackets are not searched again and again.
  private static int close(BasedSequence input, int open) {
    int limit = Math.min(input.length(), open + MAX_LENGTH);
    for (int i = open + 1; i < limit; i++) {
      char c = input.charAt(i);
      if (c == '\\' && i + 1 < limit && "[]".indexOf(input.charAt(i + 1)) >= 0) {
        i++;
        continue;
      }
      if (c == ']') {
        return i;
      }
      if (c == '[' || c == '`') {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isFollowedByTarget(BasedSequence input, int at) {
    return at < input.length() && "([{".indexOf(input.charAt(at)) >= 0;
  }

  private static boolean isPartOfWord(char c) {
    return Character.isLetterOrDigit(c) || "_./\\-+@".indexOf(c) >= 0;
  }
}
