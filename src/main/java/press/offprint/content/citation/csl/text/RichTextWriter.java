package press.offprint.content.citation.csl.text;

import java.util.ArrayList;
import java.util.List;
import press.offprint.content.citation.csl.style.CslLocale;
import press.offprint.model.text.Markup;

/** Writes formatted text as HTML: nested quotation marks, and punctuation that meets. */
public final class RichTextWriter {
  private final CslLocale locale;
  private final StringBuilder text = new StringBuilder();
  private final List<List<String>> formats = new ArrayList<>();
  private int quotes;

  private RichTextWriter(CslLocale locale) {
    this.locale = locale;
  }

  /** Returns the HTML of a text. */
  public static String html(RichText root, CslLocale locale) {
    RichTextWriter writer = new RichTextWriter(locale);
    writer.write(root, List.of());
    writer.tidy();
    return writer.html();
  }

  /** Returns the text without formats. */
  public static String plain(RichText root, CslLocale locale) {
    RichTextWriter writer = new RichTextWriter(locale);
    writer.write(root, List.of());
    writer.tidy();
    return writer.text.toString();
  }

  private void append(String added, List<String> format) {
    text.append(added);
    for (int i = 0; i < added.length(); i++) {
      formats.add(format);
    }
  }

  private void write(RichText part, List<String> around) {
    if (part.isEmpty()) {
      return;
    }
    append(part.prefix(), around);
    List<String> inner = around;
    if (!part.formats().isEmpty()) {
      inner = new ArrayList<>(around);
      for (String format : part.formats()) {
        // Italics in italics are upright.
        boolean isFlipped = (format.equals("i") || format.equals("b")) && inner.remove(format);
        if (format.equals("normal")) {
          inner.remove("i");
        } else if (!isFlipped) {
          inner.add(format);
        }
      }
    }
    if (part.isQuote()) {
      append(locale.quote(quotes, true), inner);
      quotes++;
    }
    append(part.text(), inner);
    boolean isFirst = true;
    for (RichText child : part.children()) {
      if (!child.isEmpty()) {
        if (!isFirst) {
          append(part.delimiter(), inner);
        }
        isFirst = false;
        write(child, inner);
      }
    }
    if (part.isQuote()) {
      quotes--;
      append(locale.quote(quotes, false), inner);
    }
    append(part.suffix(), around);
  }

  private void delete(int at) {
    text.deleteCharAt(at);
    formats.remove(at);
  }

  private void tidy() {
    boolean isInside = locale.punctuationInQuote();
    for (int i = 1; i < text.length(); i++) {
      char before = text.charAt(i - 1);
      char c = text.charAt(i);
      if (before == ' ' && (c == ',' || c == '.') && i > 1) {
        delete(--i);
        i--;
      } else if (isDropped(before, c, i)) {
        delete(i--);
      } else if ((c == '.' || c == ',') && isInside && isClosing(i - 1)) {
        int at = i - 1;
        while (at > 1 && isClosing(at - 1)) {
          at--;
        }
        List<String> format = formats.get(at);
        delete(i);
        if (!isDropped(text.charAt(at - 1), c, at)) {
          text.insert(at, c);
          formats.add(at, format);
        } else {
          i--;
        }
      }
    }
  }

  private boolean isClosing(int at) {
    String c = String.valueOf(text.charAt(at));
    return at > 0
        && (c.equals(locale.quote(0, false)) || c.equals(locale.quote(1, false)))
        && (c.equals("”")
            || !Character.isLetterOrDigit(at + 1 < text.length() ? text.charAt(at + 1) : ' '));
  }

  private boolean isDropped(char before, char c, int at) {
    char last = before;
    if (isClosing(at - 1) && locale.punctuationInQuote() && at > 1) {
      last = text.charAt(at - 2);
      if (c == '.' && ".?!".indexOf(last) >= 0) {
        return true;
      }
      return c == ',' && last == ',';
    }
    return switch (c) {
      case '.' -> ".?!".indexOf(last) >= 0 || last == ':' || last == ';';
      case ',', ';', ':' -> last == c || (c == ':' && "?!".indexOf(last) >= 0);
      case ' ' -> last == ' ' || last == '\u00a0';
      default -> false;
    };
  }

  private String html() {
    StringBuilder out = new StringBuilder(text.length() + 64);
    List<String> open = List.of();
    // A whole run is escaped at once, because one character may be two in Java.
    for (int i = 0; i < text.length(); ) {
      List<String> wanted = formats.get(i);
      change(open, wanted, out);
      open = wanted;
      int start = i;
      while (i < text.length() && formats.get(i).equals(wanted)) {
        i++;
      }
      out.append(Markup.escape(text.substring(start, i)));
    }
    change(open, List.of(), out);
    return out.toString();
  }

  private static void change(List<String> open, List<String> wanted, StringBuilder out) {
    int same = 0;
    while (same < open.size() && same < wanted.size() && open.get(same).equals(wanted.get(same))) {
      same++;
    }
    for (int i = open.size() - 1; i >= same; i--) {
      out.append("</").append(name(open.get(i))).append('>');
    }
    for (int i = same; i < wanted.size(); i++) {
      out.append('<').append(tag(wanted.get(i))).append('>');
    }
  }

  private static String name(String format) {
    return switch (format.substring(0, Math.min(2, format.length()))) {
      case "k:", "sc" -> "span";
      case "a:" -> "a";
      case "d:" -> "div";
      default -> format;
    };
  }

  private static String tag(String format) {
    if (format.equals("sc")) {
      return "span style=\"font-variant: small-caps\"";
    }
    String value = format.length() > 2 ? Markup.escape(format.substring(2)) : "";
    return switch (name(format)) {
      case "span" -> "span data-key=\"" + value + "\"";
      case "a" -> "a href=\"" + value + "\"";
      case "div" -> "div class=\"csl-" + value + "\"";
      default -> format;
    };
  }
}
