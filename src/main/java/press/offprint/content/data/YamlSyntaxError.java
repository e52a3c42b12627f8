package press.offprint.content.data;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** The conversion of SnakeYAML's syntax errors, with a hint for each common one. */
final class YamlSyntaxError {
  private YamlSyntaxError() {}

  /** Returns {@code e} with its line counted from {@code firstLine}, the line of the text. */
  static DataException of(MarkedYAMLException e, int firstLine) {
    String problem = String.valueOf(e.getProblem());
    String context = e.getContext() == null ? "" : e.getContext();
    if (problem.contains("<document start>") && e.getProblemMark() != null) {
      return secondDocument(e.getProblemMark(), firstLine);
    }
    // For a quote or bracket that is never closed, the place where it opens helps more.
    boolean unclosed = problem.contains("end of stream") && e.getContextMark() != null;
    return at(
        unclosed ? e.getContextMark() : e.getProblemMark(),
        firstLine,
        "The YAML cannot be read: " + (context.isBlank() ? "" : context.strip() + ", ") + problem,
        hint(problem, context));
  }

  static DataException secondDocument(Mark mark, int firstLine) {
    return at(
        mark,
        firstLine,
        "A second YAML document begins here",
        "Delete the line of dots or dashes above, because only one document is allowed.");
  }

  private static DataException at(Mark mark, int firstLine, String message, String hint) {
    return new DataException(
        DataException.Kind.SYNTAX,
        message,
        mark == null ? firstLine : firstLine + mark.getLine(),
        mark == null ? 0 : mark.getColumn() + 1,
        hint);
  }

  private static String hint(String problem, String context) {
    if (problem.contains("\\t")) {
      return "Indent with spaces; YAML allows no tabs.";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "Put a text that holds a colon in quotes.";
    }
    if (context.contains("quoted scalar")) {
      return "Close the quote, or double a quote inside the text.";
    }
    if (context.contains("flow sequence") || context.contains("flow mapping")) {
      return "Close the bracket, and put commas between the items.";
    }
    if (problem.contains("cannot start any token")) {
      return "Put the text in quotes.";
    }
    return "Check indentation and quotes in this line and the one above.";
  }
}
