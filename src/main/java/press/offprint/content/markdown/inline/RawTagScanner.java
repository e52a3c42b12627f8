package press.offprint.content.markdown.inline;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The grammar of raw HTML within a text: tags, comments, instructions, declarations and CDATA
 * sections; section 6.6 of CommonMark 0.31.2. It remembers which ends the text does not have, so
 * that a text of many beginnings is read in linear time.
 */
public final class RawTagScanner {
  private static final Set<String> RAW =
      Set.of(
          "title",
          "textarea",
          "style",
          "xmp",
          "iframe",
          "noembed",
          "noframes",
          "script",
          "plaintext");

  private final String text;
  private final Set<String> unclosed = new HashSet<>();
  private int noComment = Integer.MAX_VALUE;
  private int noInstruction = Integer.MAX_VALUE;
  private int noDeclaration = Integer.MAX_VALUE;
  private int noCdata = Integer.MAX_VALUE;
  // The quotation mark that no text behind this offset has.
  private int noDouble = Integer.MAX_VALUE;
  private int noSingle = Integer.MAX_VALUE;

  public RawTagScanner(String text) {
    this.text = text;
  }

  /** Returns the end of the raw HTML that starts with a {@code <} at an offset, or -1. */
  public int end(int at) {
    return switch (charAt(at + 1)) {
      case '!' -> markupEnd(at);
      case '?' -> instructionEnd(at);
      case '/' -> closingTagEnd(at);
      default -> openTagEnd(at);
    };
  }

  private int markupEnd(int at) {
    if (text.startsWith("<!--", at)) {
      return commentEnd(at);
    }
    if (text.startsWith("<![CDATA[", at)) {
      int end = at < noCdata ? text.indexOf("]]>", at + 9) : -1;
      noCdata = end < 0 ? Math.min(noCdata, at) : noCdata;
      return end < 0 ? -1 : end + 3;
    }
    if (!Letters.isLetter(charAt(at + 2))) {
      return -1;
    }
    int end = at < noDeclaration ? text.indexOf('>', at + 3) : -1;
    noDeclaration = end < 0 ? Math.min(noDeclaration, at) : noDeclaration;
    return end < 0 ? -1 : end + 1;
  }

  private int commentEnd(int at) {
    if (text.startsWith("<!-->", at)) {
      return at + 5;
    }
    if (text.startsWith("<!--->", at)) {
      return at + 6;
    }
    int end = at < noComment ? text.indexOf("-->", at + 4) : -1;
    noComment = end < 0 ? Math.min(noComment, at) : noComment;
    return end < 0 ? -1 : end + 3;
  }

  private int instructionEnd(int at) {
    int end = at < noInstruction ? text.indexOf("?>", at + 2) : -1;
    noInstruction = end < 0 ? Math.min(noInstruction, at) : noInstruction;
    return end < 0 ? -1 : end + 2;
  }

  private int closingTagEnd(int at) {
    int name = nameEnd(at + 2);
    int end = name < 0 ? -1 : skipSpace(name);
    return end >= 0 && charAt(end) == '>' ? end + 1 : -1;
  }

  // An element in which nothing is markup would take in all text if it has no end.
  private boolean takesInText(int at, int nameEnd) {
    String name = nameEnd < 0 ? "" : text.substring(at + 1, nameEnd).toLowerCase(Locale.ROOT);
    if (!RAW.contains(name)) {
      return false;
    }
    if (!unclosed.contains(name) && !hasEnd(name, nameEnd)) {
      unclosed.add(name);
    }
    return unclosed.contains(name);
  }

  private boolean hasEnd(String name, int from) {
    for (int i = text.indexOf("</", from); i >= 0; i = text.indexOf("</", i + 2)) {
      if (text.regionMatches(true, i + 2, name, 0, name.length())) {
        return true;
      }
    }
    return false;
  }

  private int openTagEnd(int at) {
    int i = nameEnd(at + 1);
    if (takesInText(at, i)) {
      return -1;
    }
    while (i >= 0) {
      int next = skipSpace(i);
      char c = charAt(next);
      if (c == '>') {
        return next + 1;
      }
      if (c == '/') {
        return charAt(next + 1) == '>' ? next + 2 : -1;
      }
      i = next == i ? -1 : attributeEnd(next);
    }
    return -1;
  }

  private int nameEnd(int at) {
    if (!Letters.isLetter(charAt(at))) {
      return -1;
    }
    int i = at + 1;
    while (Letters.isAlphanumeric(charAt(i)) || charAt(i) == '-') {
      i++;
    }
    return i;
  }

  private int attributeEnd(int at) {
    char first = charAt(at);
    if (!Letters.isLetter(first) && first != '_' && first != ':') {
      return -1;
    }
    int i = at + 1;
    while (Letters.isAlphanumeric(charAt(i)) || "_.:-".indexOf(charAt(i)) >= 0) {
      i++;
    }
    int equals = skipSpace(i);
    return charAt(equals) == '=' ? valueEnd(skipSpace(equals + 1)) : i;
  }

  private int valueEnd(int at) {
    char c = charAt(at);
    if (c == '"') {
      int end = at < noDouble ? text.indexOf('"', at + 1) : -1;
      noDouble = end < 0 ? Math.min(noDouble, at) : noDouble;
      return end < 0 ? -1 : end + 1;
    }
    if (c == '\'') {
      int end = at < noSingle ? text.indexOf('\'', at + 1) : -1;
      noSingle = end < 0 ? Math.min(noSingle, at) : noSingle;
      return end < 0 ? -1 : end + 1;
    }
    int i = at;
    while (i < text.length() && charAt(i) > ' ' && "\"'=<>`".indexOf(charAt(i)) < 0) {
      i++;
    }
    return i == at ? -1 : i;
  }

  private int skipSpace(int at) {
    int i = at;
    while (i < text.length() && " \t\n\r\f".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  private char charAt(int at) {
    return at < text.length() ? text.charAt(at) : '\0';
  }
}
