package press.offprint.template;

import io.pebbletemplates.pebble.error.AttributeNotFoundException;
import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.error.ParserException;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.error.RootAttributeNotFoundException;

/** Says in words for people what Pebble says in words for programmers. */
final class TemplateErrors {
  private TemplateErrors() {}

  static TemplateException of(String template, RuntimeException thrown) {
    // Pebble wraps: the innermost error is the one that tells, the innermost place is the nearest.
    PebbleException told = null;
    String file = template;
    Integer line = null;
    Throwable last = thrown;
    for (Throwable e = thrown; e != null; e = e.getCause()) {
      last = e;
      if (e instanceof PebbleException pebble) {
        told = pebble;
        if (pebble.getLineNumber() != null && pebble.getFileName() != null) {
          file = pebble.getFileName();
          line = pebble.getLineNumber();
        }
      }
    }
    if (last instanceof ClassCastException) {
      return new TemplateException(
          "Template "
              + (line == null ? file : file + ":" + line)
              + ": a condition holds something that is neither yes or no nor text nor a"
              + " number. Write {% if name is not empty %}.",
          thrown);
    }
    String what = last == told && told != null ? sentence(told) : String.valueOf(last.getMessage());
    String where = line == null ? file : file + ":" + line;
    return new TemplateException(
        "Template " + where + ": " + what + ". " + hint(told == null ? last : told), thrown);
  }

  private static String sentence(PebbleException e) {
    if (e instanceof RootAttributeNotFoundException missing) {
      return "\"" + missing.getAttributeName() + "\" is not known here";
    }
    String message = e.getPebbleMessage();
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }

  private static String hint(Throwable e) {
    if (e instanceof LoaderException) {
      return "Check the spelling of its name: folder and file, such as \"web/post.html\".";
    }
    if (e instanceof ParserException) {
      return "Check that every {% if %}, {% for %} and {% block %} has its end and every {{ its }}.";
    }
    if (e instanceof AttributeNotFoundException) {
      return "Check its spelling; where it may be missing, write {{ name | default(\"\") }}.";
    }
    return "What a template can use is listed in docs/templates.md.";
  }
}
