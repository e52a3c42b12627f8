package press.offprint.content.markdown.container;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.markdown.syntax.InlineNode;
import press.offprint.model.interrupt.Regex;

/**
 * A list of attributes in braces: <code>{#id .class key="value"}</code> of pandoc and Hugo, or
 * <code>{: .class}</code> of kramdown. {@link AttributeLists} applies it to the element that it
 * belongs to, or makes text of it.
 */
final class AttributeList extends InlineNode {
  private static final String VALUE =
      "(?:\"(?:[^\"{}\\n\\\\]|\\\\.)*\"|'(?:[^'{}\\n\\\\]|\\\\.)*'|[^\\s{}\"']+)";
  // Words of many scripts have marks, and some have joiners; Hugo's ids have emoji, and those of
  // VitePress have the dashes and apostrophes of their headings.
  private static final String LETTER = "\\p{L}\\p{M}\\p{N}\\p{So}\\p{Pd}\u2019\u200C\u200D";
  private static final String ITEM =
      "(?:#[" + LETTER + "_:.-]+|\\.[" + LETTER + "_:-]+|[A-Za-z][\\w:-]*=" + VALUE + ")";
  // kramdown also has names of lists that are defined elsewhere.
  private static final String KRAMDOWN_ITEM =
      "(?:[#.][^\\s{}\"',]+|[A-Za-z][\\w:-]*=" + VALUE + "|[A-Za-z.-][\\w-]*)";
  // A definition of such a list, in which kramdown reads over what it does not know.
  private static final String DEFINITION = "[A-Za-z][\\w-]*:(?:\\s(?:[^{}\\n\\\\]|\\\\.){0,500})?";
  private static final Pattern SYNTAX =
      Pattern.compile(
          "\\{(?:\\s*"
              + ITEM
              + "(?:\\s+"
              + ITEM
              + ")*\\s*|:"
              + DEFINITION
              + "|:\\s*(?:"
              + KRAMDOWN_ITEM
              + "(?:\\s+"
              + KRAMDOWN_ITEM
              + ")*\\s*)?)}");
  private static final Pattern PART =
      Pattern.compile("([#.])([" + LETTER + "_:.-]+)|([A-Za-z][\\w:-]*)=(" + VALUE + ")");
  // The id of a heading in MDX, as React and Docusaurus write it.
  private static final Pattern ID_COMMENT =
      Pattern.compile("\\{/\\*\\s*+#?([" + LETTER + "_-]{1,200}+)\\s*+\\*/}");
  // A class of a style sheet has no capital at its start, as the fields of Go's templates have; the
  // words behind # are the tags of Svelte.
  private static final Pattern NAME =
      Pattern.compile(
          "\\{\\s*(?:#(?!(?:if|each|key|await|snippet)\\b)\\p{L}|\\.[\\p{L}&&[^\\p{Lu}]])");
  private static final int MAX_LENGTH = 1_000;

  AttributeList(BasedSequence chars) {
    super(chars);
  }

  /** Returns the offset after the list that starts at {@code at}, or -1 if none starts there. */
  static int end(BasedSequence input, int at) {
    Matcher list =
        Regex.matcher(SYNTAX, input).region(at, Math.min(input.length(), at + MAX_LENGTH));
    return list.lookingAt() ? list.end() : -1;
  }

  /** Returns true for a comment of MDX that holds an id. */
  boolean isIdComment() {
    return Regex.matcher(ID_COMMENT, getChars()).matches();
  }

  /** Returns true for the syntax of kramdown. */
  boolean isKramdown() {
    return getChars().length() > 1 && getChars().charAt(1) == ':';
  }

  /** Returns true if the list begins with an id or with a class, and is not that of kramdown. */
  boolean beginsWithName() {
    return Regex.matcher(NAME, getChars()).lookingAt();
  }

  /** Returns true if the list asks for a table of contents in the place of its block. */
  boolean isContents() {
    return (isKramdown() && (" " + inner() + " ").contains(" toc ")) || isFootnotes();
  }

  /** Returns true if the list asks for the footnotes, which every edition puts at the end. */
  boolean isFootnotes() {
    return isKramdown() && inner().strip().equals("footnotes");
  }

  private String inner() {
    return getChars().subSequence(isKramdown() ? 2 : 1, getChars().length() - 1).toString();
  }

  /** Returns the attributes; the classes are separated by spaces. */
  Map<String, String> attributes() {
    Matcher comment = Regex.matcher(ID_COMMENT, getChars());
    if (comment.matches()) {
      return Map.of("id", comment.group(1));
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    Matcher part = Regex.matcher(PART, inner());
    while (part.find()) {
      if (part.group(3) != null) {
        attributes.putIfAbsent(part.group(3), unquote(part.group(4)));
      } else if (part.group(1).equals("#")) {
        attributes.put("id", part.group(2));
      } else {
        attributes.merge("class", part.group(2), (a, b) -> a + " " + b);
      }
    }
    return attributes;
  }

  private static String unquote(String value) {
    boolean isQuoted = value.length() > 1 && "\"'".indexOf(value.charAt(0)) >= 0;
    return isQuoted ? value.substring(1, value.length() - 1) : value;
  }
}
