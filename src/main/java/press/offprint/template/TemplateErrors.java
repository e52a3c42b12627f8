package press.offprint.template;

import io.pebbletemplates.pebble.error.AttributeNotFoundException;
import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.error.ParserException;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.error.RootAttributeNotFoundException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Regex;

/** The translation of Pebble's exceptions into messages for the person who edits a template. */
final class TemplateErrors {
  private static final Pattern INCLUDE =
      Pattern.compile("\\{%-?\\s*(?:include|extends|embed|import|from|macro)\\b");

  private TemplateErrors() {}

  /**
   * Returns an exception whose message names file, line, cause and next step. Only a template that
   * does not exist has no line.
   */
  static TemplateException of(String template, RuntimeException thrown, TemplateSource source) {
    // Pebble wraps exceptions: the innermost has the cause, and the innermost place is the nearest.
    PebbleException innermost = null;
    String file = template;
    Integer line = null;
    Throwable root = thrown;
    for (Throwable e = thrown; e != null; e = e.getCause()) {
      root = e;
      if (e instanceof PebbleException pebble) {
        innermost = pebble;
        if (pebble.getLineNumber() != null && pebble.getFileName() != null) {
          file = pebble.getFileName();
          line = pebble.getLineNumber();
        }
      }
    }
    String place = line == null ? placeOfMissing(file, source) : file + ":" + line;
    if (root instanceof ClassCastException) {
      return error(
          place,
          "a condition is neither true or false nor a text nor a number",
          "Write {% if name is not empty %}.",
          thrown);
    }
    String cause =
        innermost != null && root == innermost
            ? message(innermost)
            : String.valueOf(root.getMessage());
    return error(place, cause, nextStep(innermost == null ? root : innermost), thrown);
  }

  /** Returns the exception for a template that includes itself; it names the first include. */
  static TemplateException endlessInclude(String template, TemplateSource source) {
    String text = text(template, source);
    Matcher include = Regex.matcher(INCLUDE, text);
    return error(
        template + ":" + line(text, include.find() ? include.start() : 0),
        "the template includes itself without end",
        "Check its include, extends and import tags.",
        null);
  }

  // Pebble reports no line if it cannot load a template, so the line of its name is searched.
  private static String placeOfMissing(String template, TemplateSource source) {
    String text = text(template, source);
    Matcher name = Regex.matcher(TemplateFingerprint.NAME, text);
    while (name.find()) {
      if (source.find(name.group(1)).isEmpty()) {
        return template + ":" + line(text, name.start());
      }
    }
    return template;
  }

  private static String text(String template, TemplateSource source) {
    return source.find(template).map(Bytes::text).orElse("");
  }

  private static long line(String text, int at) {
    return 1 + text.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  private static TemplateException error(
      String place, String cause, String nextStep, Throwable thrown) {
    return new TemplateException("Template " + place + ": " + cause + ". " + nextStep, thrown);
  }

  private static String message(PebbleException e) {
    if (e instanceof RootAttributeNotFoundException missing) {
      return "\"" + missing.getAttributeName() + "\" is not known here";
    }
    String message = e.getPebbleMessage();
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }

  private static String nextStep(Throwable e) {
    if (e instanceof LoaderException) {
      return "Check the spelling of its name: folder and file, such as \"web/post.html\".";
    }
    if (e instanceof ParserException) {
      return "Check that every {% if %}, {% for %} and {% block %} has its end tag, and that every"
          + " {{ is closed.";
    }
    if (e instanceof AttributeNotFoundException) {
      return "Check its spelling. If it may be missing, write {{ name | default(\"\") }}.";
    }
    return "All variables, filters and functions are listed in docs/templates.md.";
  }
}
