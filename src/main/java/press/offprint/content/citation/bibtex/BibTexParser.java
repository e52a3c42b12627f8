package press.offprint.content.citation.bibtex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import press.offprint.model.interrupt.Interruption;
import press.offprint.model.interrupt.Regex;

/**
 * The parser of BibTeX and BibLaTeX files. A faulty entry is left out and reported; the next one
 * begins at the next line that starts with an at sign. Too many faults end the file, because each
 * may have been found at its end. Values with their strings replaced may have four characters for
 * each of the file, and a million more.
 */
public final class BibTexParser {
  private static final Pattern ENTRY =
      Pattern.compile("@[A-Za-z]{1,40}[ \\t]{0,9}[{(][^\\s,{}()=]{1,200}[ \\t]{0,9},");
  private static final int MAX_FAULTS = 20;
  private static final int EXPANSION = 4;
  private static final int FREE_EXPANSION = 1 << 20;

  /**
   * A fault in a file.
   *
   * @param line the one-based line of the start of the entry
   * @param message a clause without a full stop
   */
  public record Fault(int line, String message) {}

  /** The entries and the faults of a file, in its order after one that ended the file. */
  public record Parsed(List<BibTexEntry> entries, List<Fault> faults) {}

  /** A fault that ends an entry. */
  private static final class SyntaxFault extends Exception {
    private static final long serialVersionUID = 1;

    SyntaxFault(String message) {
      super(message, null, false, false);
    }
  }

  private final String text;
  private final Map<String, String> strings = new HashMap<>();
  private final List<BibTexEntry> entries = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private int at;
  private long expanded;
  // The line of an offset, which only grows.
  private int countedTo;
  private int line = 1;

  private BibTexParser(String text) {
    this.text = text;
  }

  public static Parsed parse(String text) {
    BibTexParser parser = new BibTexParser(text);
    parser.run();
    return new Parsed(parser.entries, parser.faults);
  }

  private void run() {
    while ((at = nextEntry(at)) >= 0) {
      Interruption.check();
      int start = at;
      int startLine = lineAt(start);
      try {
        at++;
        entry(startLine);
      } catch (SyntaxFault e) {
        faults.add(new Fault(startLine, e.getMessage()));
        if (faults.size() == MAX_FAULTS) {
          // The first one, because a post reports only a few.
          faults.add(
              0, new Fault(startLine, "the last of " + MAX_FAULTS + " faults ended the reading"));
          return;
        }
        at = nextLine(start);
      }
    }
  }

  // Text between entries is a comment.
  private int nextEntry(int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == '@' && isLineStart(i)) {
        return i;
      }
    }
    return -1;
  }

  private boolean isLineStart(int offset) {
    for (int i = offset - 1; i >= 0; i--) {
      char c = text.charAt(i);
      if (c == '\n' || c == '}' || c == ')') {
        return true;
      }
      if (c != ' ' && c != '\t') {
        return false;
      }
    }
    return true;
  }

  private int nextLine(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end + 1;
  }

  private int lineAt(int offset) {
    line += count(countedTo, offset);
    countedTo = offset;
    return line;
  }

  private int count(int from, int to) {
    int lines = 0;
    for (int i = from; i < to; i++) {
      lines += text.charAt(i) == '\n' ? 1 : 0;
    }
    return lines;
  }

  private void entry(int startLine) throws SyntaxFault {
    String type = word().toLowerCase(Locale.ROOT);
    skipSpace();
    if (type.equals("comment")) {
      at = nextLine(at);
      return;
    }
    if (at >= text.length() || "{(".indexOf(text.charAt(at)) < 0) {
      throw new SyntaxFault("there is no brace after @" + type);
    }
    char close = text.charAt(at++) == '{' ? '}' : ')';
    if (type.equals("preamble")) {
      value(close);
      end(close);
    } else if (type.equals("string")) {
      strings.putAll(fields(close));
    } else {
      skipSpace();
      int start = at;
      while (at < text.length() && ",}) \t\r\n".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      String key = text.substring(start, at);
      skipSpace();
      if (key.isEmpty()) {
        throw new SyntaxFault("an entry has no key");
      }
      if (at < text.length() && text.charAt(at) == ',') {
        at++;
      }
      entries.add(new BibTexEntry(type, key, fields(close), startLine));
    }
  }

  private Map<String, String> fields(char close) throws SyntaxFault {
    Map<String, String> fields = new LinkedHashMap<>();
    while (true) {
      skipSpace();
      if (at < text.length() && text.charAt(at) == ',') {
        at++;
        continue;
      }
      if (at < text.length() && text.charAt(at) == close) {
        at++;
        return fields;
      }
      String name = word().toLowerCase(Locale.ROOT);
      skipSpace();
      if (name.isEmpty() || at >= text.length() || text.charAt(at) != '=') {
        boolean isOpen = at >= text.length() || text.charAt(at) == '@';
        throw new SyntaxFault(
            isOpen ? "an entry is not closed" : "an entry has no value for \"" + name + "\"");
      }
      at++;
      fields.putIfAbsent(name, value(close));
    }
  }

  private void end(char close) throws SyntaxFault {
    skipSpace();
    if (at >= text.length() || text.charAt(at) != close) {
      throw new SyntaxFault("an entry is not closed");
    }
    at++;
  }

  private String value(char close) throws SyntaxFault {
    StringBuilder out = new StringBuilder();
    do {
      skipSpace();
      if (at >= text.length()) {
        throw new SyntaxFault("a value is missing");
      }
      char c = text.charAt(at);
      if (c == '{') {
        append(group(), out);
      } else if (c == '"') {
        append(quoted(), out);
      } else {
        String word = word();
        if (word.isEmpty()) {
          throw new SyntaxFault("a value is missing before \"" + close + "\"");
        }
        append(strings.getOrDefault(word.toLowerCase(Locale.ROOT), word), out);
      }
      skipSpace();
    } while (at < text.length() && text.charAt(at) == '#' && ++at > 0);
    return out.toString();
  }

  // A string that joins another one with itself doubles in each line.
  private void append(String piece, StringBuilder out) throws SyntaxFault {
    expanded += piece.length();
    if (expanded > (long) EXPANSION * text.length() + FREE_EXPANSION) {
      throw new SyntaxFault("values are too long");
    }
    out.append(piece);
  }

  private String group() throws SyntaxFault {
    return enclosed('}', "a brace is not closed");
  }

  private String quoted() throws SyntaxFault {
    return enclosed('"', "a quotation mark is not closed");
  }

  // The text from behind the sign here to an end outside of further braces.
  private String enclosed(char end, String fault) throws SyntaxFault {
    int start = ++at;
    int depth = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == end && depth == 0) {
        return text.substring(start, at++);
      } else if (c == '\\') {
        at++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
      } else if (c == '\n' && isEntry(at + 1)) {
        break;
      }
    }
    throw new SyntaxFault(fault);
  }

  // Else a missing brace would take the entries behind it into its value, without a word of it.
  private boolean isEntry(int offset) {
    return offset < text.length()
        && text.charAt(offset) == '@'
        && Regex.matcher(ENTRY, text).region(offset, text.length()).lookingAt();
  }

  private String word() {
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || "_-+:.".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    return text.substring(start, at);
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
