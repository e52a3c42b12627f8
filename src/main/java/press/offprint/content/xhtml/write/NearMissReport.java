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
