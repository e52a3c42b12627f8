package press.offprint.content.xhtml.write;

import java.util.List;
import java.util.function.IntUnaryOperator;
import press.offprint.content.markdown.syntax.NearMiss;
import press.offprint.content.resource.Resolution;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.model.problem.ProblemCode;

/** Warns about text that was meant to be a footnote, an image or a link. */
public final class NearMissReport {
  private static final String REST = ">, in angle brackets, or %20 for each space.";

  private NearMissReport() {}

  /**
   * Reports a warning for each near miss.
   *
   * @param lines maps an offset in the Markdown to a line of the post
   */
  public static void report(
      List<NearMiss> nearMisses, IntUnaryOperator lines, BodyContext context) {
    for (NearMiss nearMiss : nearMisses) {
      context.setLine(lines.applyAsInt(nearMiss.offset()));
      report(nearMiss.kind(), nearMiss.text(), context);
    }
  }

  private static void report(NearMiss.Kind kind, String text, BodyContext context) {
    switch (kind) {
      case NOTE_MISSING ->
          context.warn(
              ProblemCode.NOTE_BROKEN,
              "There is no note “[^" + text + "]”; the reference stays as text.",
              "Write the note, [^" + text + "]: and its text, or \\[^ to show the brackets.");
      case NOTE_UNUSED ->
          context.warn(
              ProblemCode.NOTE_BROKEN,
              "Nothing refers to the note “[^" + text + "]”; it is not published.",
              "Write [^" + text + "] at its place in the text, or remove the note.");
      case NOTE_REPEATED ->
          context.warn(
              ProblemCode.NOTE_BROKEN,
              "There are two notes “[^" + text + "]”; the second one is not published.",
              "Give the second note another name.");
      case SPACED_PICTURE ->
          context.warn(
              ProblemCode.LINK_INVALID,
              "A picture's address holds a space: “" + text + "”. It stays as text.",
              "Write <" + text + REST);
      case SPACED_STRONG ->
          context.warn(
              ProblemCode.SYNTAX_FOREIGN,
              "“" + text + "” is not bold, because a space is between it and its marks.",
              "Write the space outside of the marks, or a backslash before each mark.");
      case SUPERSCRIPT ->
          context.warn(
              ProblemCode.SYNTAX_FOREIGN,
              "“^" + text + "^” is not a superscript here; the carets stay as text.",
              "Write <sup>" + text + "</sup>, or \\^ to show the carets.");
      case LONG_TILDES ->
          context.warn(
              ProblemCode.SYNTAX_FOREIGN,
              "Three or more tildes within a line strike nothing; they stay as text.",
              "Write two tildes on both sides of the text, or a backslash before each tilde.");
      case EXTRA_CELLS ->
          context.warn(
              ProblemCode.SYNTAX_FOREIGN,
              "A row of a table has more cells than its header; other programs leave them out.",
              "Add cells to the header, or write \\| for a bar that is part of a cell.");
      case LINE_BLOCK ->
          context.warn(
              ProblemCode.SYNTAX_FOREIGN,
              "Lines that each begin with a bar are no line block here; the bars stay as text.",
              "Write a backslash at the end of each line instead of the bar at its beginning.");
      case DASHED_TABLE ->
          context.warn(
              ProblemCode.SYNTAX_FOREIGN,
              "A table with dashes for its columns is not read here; it is shown as text.",
              "Write the table with bars: | a | b |, then |---|---|, then the rows.");
      case UNSPACED_HEADING ->
          context.warn(
              ProblemCode.SYNTAX_FOREIGN,
              "A line that begins with number signs is no heading without a space behind them.",
              "Write a space behind the number signs.");
      case INDENTED_MARKUP ->
          context.warn(
              ProblemCode.SYNTAX_FOREIGN,
              "Raw HTML that is set in by four spaces behind an empty line is shown as code.",
              "Remove the empty lines within the HTML, or the spaces in front of it.");
      case OPEN_CODE ->
          context.warn(
              ProblemCode.SYNTAX_FOREIGN,
              "A block of code is never closed, so that all text after it is code.",
              "Write the same fence as at its start at its end.");
      case INSTRUCTION ->
          context.warn(
              ProblemCode.SYNTAX_FOREIGN,
              "An instruction, which begins with <?, is not shown.",
              "Write it as code, between backticks or fences, or remove it.");
      case OPEN_MARKUP ->
          context.warn(
              ProblemCode.SYNTAX_FOREIGN,
              "Raw HTML is never closed, so that the text behind it may be missing.",
              "Write " + text + " at its end.");
      case SPACED_LINK -> {
        if (leadsSomewhere(text, context)) {
          context.warn(
              ProblemCode.LINK_INVALID,
              "A link's address holds a space: “" + text + "”. It stays as text.",
              "Write <" + text + REST);
        }
      }
    }
  }

  private static boolean leadsSomewhere(String address, BodyContext context) {
    int fragment = address.indexOf('#');
    String path = fragment < 0 ? address : address.substring(0, fragment);
    return context.postPath(path).isPresent()
        || context.resolve(path) instanceof Resolution.Resolved;
  }
}
