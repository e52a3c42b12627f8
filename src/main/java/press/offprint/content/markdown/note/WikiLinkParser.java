package press.offprint.content.markdown.note;

import com.vladsch.flexmark.ast.util.ReferenceRepository;
import com.vladsch.flexmark.parser.InlineParserExtension;
import com.vladsch.flexmark.parser.LightInlineParser;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.markdown.syntax.InlineSyntax;
import press.offprint.content.markdown.syntax.NestedInlines;
import press.offprint.model.interrupt.Regex;

/** The inline parser of links to notes: two brackets on both sides. */
final class WikiLinkParser extends InlineSyntax {
  private static final int MAX_LENGTH = 1_000;
  private static final Pattern LINK =
      Pattern.compile(
          "(!?)\\[\\[([^\\[\\]\\n|#\\\\]*)((?:#[^\\[\\]\\n|\\\\]*)?)(?:\\\\?\\|([^\\[\\]\\n]*))?]]");
  // A name has a letter or is a number of at least four digits; [[1, 2]] is not a link. A test of a
  // shell such as [[ -f $x ]] has spaces inside. A quotation mark begins a value of a program.
  private static final Pattern NAME = Pattern.compile("\\p{L}|^\\s*\\d{4}[\\d-]*\\s*$");
  private static final Pattern SHELL_TEST =
      Pattern.compile("\\s.*[$=<>\"].*|\\s+-[a-z]\\s.*|\\s*[\"'`].*");

  private final ReferenceRepository definitions;

  private WikiLinkParser(LightInlineParser parser) {
    this.definitions = Parser.REFERENCES.get(parser.getDocument());
  }

  /** The factory of the parser. */
  static final class Factory extends InlineSyntax.Factory {
    Factory() {
      super("![");
    }

    @Override
    public InlineParserExtension apply(LightInlineParser parser) {
      return new WikiLinkParser(parser);
    }
  }

  @Override
  public boolean parse(LightInlineParser parser) {
    BasedSequence input = parser.getInput();
    int at = parser.getIndex();
    int open = input.charAt(at) == '!' ? at + 1 : at;
    if (isPartOfExpression(parser, at)
        || open + 1 >= input.length()
        || input.charAt(open) != '['
        || input.charAt(open + 1) != '[') {
      return false;
    }
    Matcher link = Regex.matcher(LINK, input).region(at, Math.min(input.length(), at + MAX_LENGTH));
    if (!link.lookingAt() || !isName(link) || isMarkdownLink(input, link)) {
      return false;
    }
    String label = link.group(4) == null ? "" : link.group(4);
    boolean isEmbed = open > at;
    BasedSequence chars = input.subSequence(at, link.end());
    WikiLink node = new WikiLink(chars, isEmbed, link.group(2).strip(), link.group(3), label);
    if (!isEmbed && !label.isBlank()) {
      BasedSequence content = input.subSequence(link.start(4), link.end(4));
      ((NestedInlines) parser).parseLater(content, node);
    }
    return add(parser, node, link.end());
  }

  // Another bracket is in front of [[1], [2]] and of the second index of a[i][[j]], but links may
  // follow each other.
  private static boolean isPartOfExpression(LightInlineParser parser, int at) {
    BasedSequence input = parser.getInput();
    char before = at > 0 ? input.charAt(at - 1) : ' ';
    if (before != ']') {
      return before == '[';
    }
    int offset = input.getStartOffset() + at;
    return !(parser.getBlock().getLastChild() instanceof WikiLink link
        && link.getEndOffset() == offset);
  }

  private static boolean isName(Matcher link) {
    String name = link.group(2) + link.group(3);
    return Regex.matcher(NAME, name).find() && !Regex.matcher(SHELL_TEST, name).matches();
  }

  // [[a]](b) is a link of Markdown, and so is [[a]] if there is a definition of a.
  private boolean isMarkdownLink(BasedSequence input, Matcher link) {
    int end = link.end();
    boolean isIndex = link.start() > 0 && isWordPart(input.charAt(link.start() - 1));
    boolean isFollowed =
        end < input.length()
            && "([".indexOf(input.charAt(end)) >= 0
            && (isIndex || !input.subSequence(end).startsWith("[["));
    return isFollowed || definitions.containsKey(definitions.normalizeKey(link.group(2)));
  }

  private static boolean isWordPart(char c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || c == '_');
  }
}
