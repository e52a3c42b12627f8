package press.offprint.edition.epub.cover;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Regex;

/**
 * The tags of an XML document without comments, declared entities, and text outside of titles. It
 * is strict: a document that is not well-formed is never read.
 */
final class FlatXmlScanner {
  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

  /** Text with references to the predefined characters alone, and no character outside of XML. */
  private static final Pattern TEXT =
      Pattern.compile(
          "(?:[^&>\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF]|[\\t\\n\\r]|&(?:amp|lt|gt|quot|apos|#39);)*+");

  private final String text;
  private int at;

  /** The tag of an element. */
  record Tag(String name, Map<String, String> attributes, boolean isClosing, boolean isEmpty) {}

  /** Thrown for a document that this class does not read. */
  static final class OtherException extends Exception {
    private static final long serialVersionUID = 1L;

    OtherException() {
      super("This class does not read such a document", null, false, false);
    }
  }

  FlatXmlScanner(String text) {
    this.text = text;
  }

  static void require(boolean condition) throws OtherException {
    if (!condition) {
      throw new OtherException();
    }
  }

  /** Skips the XML declaration, if there is one. */
  void declaration() {
    if (text.startsWith(DECLARATION)) {
      at = DECLARATION.length();
    }
  }

  /**
   * Returns the next tag.
   *
   * @param afterText true if text may precede it
   */
  Tag tag(boolean afterText) throws OtherException {
    int start = text.indexOf('<', at);
    require(start >= 0);
    if (afterText) {
      require(Regex.matcher(TEXT, text.substring(at, start)).matches());
      at = start;
    } else {
      skipSpace();
    }
    require(at == start);
    at++;
    boolean closing = skip('/');
    String name = name();
    Map<String, String> attributes = new HashMap<>();
    while (skipSpace() && !closing && Character.isLetter(peek())) {
      String attribute = name();
      require(skip('=') && skip('"'));
      int end = text.indexOf('"', at);
      require(end >= 0);
      String value = text.substring(at, end);
      require(value.indexOf('<') < 0 && value.indexOf('&') < 0);
      require(attributes.put(attribute, value) == null);
      at = end + 1;
      require(" />\n".indexOf(peek()) >= 0);
    }
    boolean empty = !closing && skip('/');
    require(skip('>'));
    return new Tag(name, attributes, closing, empty);
  }

  /** Checks that nothing follows. */
  void end() throws OtherException {
    skipSpace();
    require(at == text.length());
  }

  private char peek() throws OtherException {
    require(at < text.length());
    return text.charAt(at);
  }

  private boolean skip(char wanted) throws OtherException {
    boolean is = peek() == wanted;
    at += is ? 1 : 0;
    return is;
  }

  /** Skips white space, and returns true. */
  private boolean skipSpace() {
    while (at < text.length() && " \n\r\t".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return true;
  }

  /** Reads a name of ASCII letters and hyphens. */
  private String name() throws OtherException {
    int start = at;
    while (peek() == '-' || ((peek() | 0x20) >= 'a' && (peek() | 0x20) <= 'z')) {
      at++;
    }
    require(at > start);
    return text.substring(start, at);
  }
}
