package press.offprint.content.resource.svg;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.resource.file.UnusableFileException;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.ProblemCode;

/** The text of an SVG file, decoded and without a document type. */
final class SvgDecoder {
  private static final Pattern DECLARATION = Pattern.compile("\\A\\s*<\\?xml\\s([^>]*?)\\?>");
  private static final Pattern ENCODING = Pattern.compile("encoding\\s*=\\s*[\"']([^\"']*)[\"']");
  private static final Pattern PROLOG =
      Pattern.compile("(?:\\s+|<!--(?:(?!-->).)*+-->|<\\?(?:(?!\\?>).)*+\\?>)*+", Pattern.DOTALL);
  private static final Pattern DOCTYPE =
      Pattern.compile("<!DOCTYPE\\s++[^\\[>\"']*+(?:\"[^\"]*+\"\\s*+|'[^']*+'\\s*+)*+>");

  private SvgDecoder() {}

  /** Returns the text of a file in UTF-8 or UTF-16. */
  static String read(Bytes content) throws UnusableFileException {
    String text = decode(content);
    Matcher declaration = Regex.matcher(DECLARATION, text);
    if (declaration.find()) {
      requireEncoding(declaration.group(1));
      text = text.substring(declaration.end());
    }
    return withoutDocumentType(text);
  }

  private static String decode(Bytes content) throws UnusableFileException {
    Charset charset = StandardCharsets.UTF_8;
    if (content.length() > 1 && (content.at(0) ^ content.at(1)) == 1 && content.at(0) >= 0xFE) {
      charset = StandardCharsets.UTF_16;
    }
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(content.toArray())).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw UnusableFileException.corrupt("is no SVG in UTF-8 or UTF-16");
    }
  }

  private static void requireEncoding(String declaration) throws UnusableFileException {
    Matcher encoding = Regex.matcher(ENCODING, declaration);
    if (encoding.find()) {
      String name = encoding.group(1).toUpperCase(Locale.ROOT);
      // A file that is declared as Latin-1 and decodes as UTF-8 is ASCII or wrongly declared.
      if (!Regex.matches(name, "UTF-?8|UTF-?16(LE|BE)?|US-ASCII|ASCII|ISO-8859-1")) {
        throw UnusableFileException.corrupt(
            "is written in an encoding other than UTF-8 and UTF-16");
      }
    }
  }

  /**
   * Removes a public document type of SVG, which has no effect on the picture.
   *
   * @throws UnusableFileException if the document type declares entities, which can read files or
   *     expand without limit
   */
  private static String withoutDocumentType(String text) throws UnusableFileException {
    Matcher prolog = Regex.matcher(PROLOG, text);
    int start = prolog.lookingAt() ? prolog.end() : 0;
    if (!text.startsWith("<!DOCTYPE", start)) {
      return text;
    }
    Matcher doctype = Regex.matcher(DOCTYPE, text).region(start, text.length());
    if (!doctype.lookingAt()) {
      throw new UnusableFileException(
          ProblemCode.SVG_FORBIDDEN,
          "declares entities in its document type, which can read files or expand without limit",
          "Export the picture as plain SVG, without a DOCTYPE.");
    }
    return text.substring(0, start) + text.substring(doctype.end());
  }
}
