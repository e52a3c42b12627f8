package press.offprint.content.shortcode;

import java.util.regex.Pattern;
import press.offprint.content.shortcode.expansion.ExpansionWriter;
import press.offprint.content.shortcode.expansion.Placeholder;
import press.offprint.content.shortcode.lex.ShortcodeParameters;
import press.offprint.content.shortcode.lex.Token;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.ProblemCode;

/**
 * A use of a shortcode or of a Liquid tag in a post: its parameters, the text that it encloses, and
 * the text to write to. The enclosed text stays Markdown unless a handler skips it.
 */
final class ShortcodeCall {
  private static final Pattern RAW = Pattern.compile("\\{%-?\\s*+(?:end)?raw\\s*+-?%}");

  private final Token tag;
  private final String name;
  private final ShortcodeParameters parameters;
  private final int innerStart;
  private final int innerEnd;
  private final Token closingTag;
  private final ExpansionWriter out;
  private final ExpansionContext context;
  private boolean isInnerSkipped;
  private String closingHtml = "";
  private boolean isBlock;

  /**
   * A call of a shortcode.
   *
   * @param closingTag {@code null} if the tag encloses nothing
   */
  ShortcodeCall(
      Token.Shortcode tag, Token closingTag, ExpansionWriter out, ExpansionContext context) {
    this.tag = tag;
    this.name = tag.tag().name();
    this.parameters = tag.tag().parameters();
    this.innerStart = tag.end();
    this.innerEnd = closingTag == null ? tag.end() : closingTag.start();
    this.closingTag = closingTag;
    this.out = out;
    this.context = context;
  }

  /** A call of a Liquid tag. Its only parameter is all that follows its name. */
  ShortcodeCall(Token.Liquid tag, ExpansionWriter out, ExpansionContext context) {
    this.tag = tag;
    this.name = tag.name();
    this.parameters = ShortcodeParameters.of(tag.argument().strip());
    this.innerStart = tag.innerStart();
    this.innerEnd = tag.innerEnd();
    this.closingTag = null;
    this.out = out;
    this.context = context;
  }

  String name() {
    return name;
  }

  ShortcodeParameters parameters() {
    return parameters;
  }

  ExpansionContext context() {
    return context;
  }

  /** Returns the tag as it is written in the post. */
  String original() {
    return out.original(tag);
  }

  /** Returns true if another tag closes this one. */
  boolean isClosed() {
    return closingTag != null;
  }

  /** Returns true if the tag is the only text of its line. */
  boolean isAlone() {
    return areLines(tag.start(), tag.end());
  }

  /** Returns true if neither words nor another tag are before the tag on its line. */
  boolean isBeforeWords() {
    int before = tag.start();
    while (before > 0 && out.source().charAt(before - 1) != '\n') {
      before--;
      char c = out.source().charAt(before);
      if (c == '}' || Character.isLetter(c)) {
        return false;
      }
    }
    return true;
  }

  /** Returns true if the tags and what they enclose are the only text of their lines. */
  boolean isWholeLines() {
    return closingTag != null && areLines(tag.start(), closingTag.end());
  }

  private boolean areLines(int start, int end) {
    String text = out.source();
    int before = start;
    while (before > 0 && text.charAt(before - 1) != '\n') {
      char c = text.charAt(--before);
      if (c != ' ' && c != '\t' && c != '>') {
        return false;
      }
    }
    int after = end;
    while (after < text.length() && (text.charAt(after) == ' ' || text.charAt(after) == '\r')) {
      after++;
    }
    return after == text.length() || text.charAt(after) == '\n';
  }

  /** Returns the enclosed text as it is written; empty if the tag encloses nothing. */
  String inner() {
    return out.source().substring(innerStart, innerEnd);
  }

  /**
   * Returns the enclosed text as code: without the indentation of the tag, and, if the tag is one
   * of Liquid, without the tags around text that Liquid does not read.
   */
  String code() {
    String code = inner();
    if (tag instanceof Token.Liquid && code.contains("endraw")) {
      code = Regex.matcher(RAW, code).replaceAll("");
    }
    int indent = indentation();
    return indent == 0 ? code : Regex.replaceAll(code, "(?m)^ {1," + indent + "}+", "");
  }

  /** Returns the number of spaces before the tag; 0 if other text is before it. */
  private int indentation() {
    int before = tag.start();
    while (before > 0 && out.source().charAt(before - 1) == ' ') {
      before--;
    }
    return before == 0 || out.source().charAt(before - 1) == '\n' ? tag.start() - before : 0;
  }

  /** Leaves the enclosed text out of the expansion. */
  void skipInner() {
    isInnerSkipped = true;
  }

  boolean isInnerSkipped() {
    return isInnerSkipped;
  }

  /** Writes the enclosed text without expanding it. */
  void copyInner() {
    out.copy(innerStart, innerEnd);
  }

  /** Writes the tag as it is written in the post. */
  void copyTag() {
    out.copy(tag.start(), tag.end());
  }

  /** Writes Markdown. */
  void writeMarkdown(String markdown) {
    out.add(markdown);
  }

  /** Writes HTML in place of the tag. */
  void writeHtml(String html) {
    out.html(html, tag);
  }

  /**
   * Writes HTML before and after the enclosed text.
   *
   * @param block true if the enclosed text is a sequence of blocks, not part of a paragraph
   */
  void wrapInner(String before, String after, boolean block) {
    write(before, block, tag);
    closingHtml = after;
    isBlock = block;
  }

  /** Writes the HTML after the enclosed text, if {@link #wrapInner} was called. */
  void writeEnd() {
    if (!closingHtml.isEmpty()) {
      write(closingHtml, isBlock, closingTag);
    }
  }

  private void write(String html, boolean block, Token token) {
    if (block) {
      out.block(html, token);
    } else {
      out.html(html, token);
    }
  }

  /**
   * Writes a text that Markdown does not interpret.
   *
   * @param text the text in a paragraph
   * @param value the text in an attribute, such as the target of a link
   */
  void writeText(String text, String value) {
    out.put(new Placeholder.Words(text, value, original()));
  }

  void warn(ProblemCode code, String message, String hint) {
    out.warn(code, tag, message, hint);
  }

  /** Reports parameters that cannot be used, and writes the tag as it is written. */
  void reject() {
    warn(
        ProblemCode.SHORTCODE_INVALID,
        "The shortcode \"" + name + "\" lacks a parameter or cannot use it: " + original(),
        "Check the parameters of the shortcode.");
    writeText(original(), "");
  }
}
