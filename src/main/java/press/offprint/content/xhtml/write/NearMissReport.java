package press.offprint.content.xhtml.write;

import java.util.List;
import java.util.function.IntUnaryOperator;
import press.offprint.content.markdown.NearMiss;
import press.offprint.content.resource.Resolution;
import press.offprint.content.xhtml.tree.BodyContext;
import press.offprint.model.ProblemCode;

/** Tells what was meant to be a note, a picture or a link and is none. */
public final class NearMissReport {
  private static final String REST = ">, in angle brackets, or %20 for each space.";

  private final BodyContext work;

  public NearMissReport(BodyContext work) {
    this.work = work;
  }

  public void run(List<NearMiss> nearMisses, IntUnaryOperator lines) {
    for (NearMiss slip : nearMisses) {
      work.line = lines.applyAsInt(slip.offset());
      tell(slip.kind(), slip.text());
    }
  }

  private void tell(NearMiss.Kind kind, String text) {
    switch (kind) {
      case NOTE_MISSING ->
          work.warn(
              ProblemCode.NOTE_BROKEN,
              "There is no note “[^" + text + "]”; it stays as it is.",
              "Write the note, [^" + text + "]: and its text, or \\[^ to show the brackets.");
      case NOTE_UNUSED ->
          work.warn(
              ProblemCode.NOTE_BROKEN,
              "Nothing refers to the note “[^" + text + "]”; it is not published.",
              "Write [^" + text + "] where it belongs, or remove the note.");
      case NOTE_REPEATED ->
          work.warn(
              ProblemCode.NOTE_BROKEN,
              "There is a note “[^" + text + "]” already; this one is not published.",
              "Give it another name.");
      case SPACED_PICTURE ->
          work.warn(
              ProblemCode.LINK_INVALID,
              "A picture's address holds a space: “" + text + "”. It stays as it is.",
              "Write <" + text + REST);
      case SPACED_LINK -> {
        if (leadsSomewhere(text)) {
          work.warn(
              ProblemCode.LINK_INVALID,
              "A link's address holds a space: “" + text + "”. It stays as it is.",
              "Write <" + text + REST);
        }
      }
    }
  }

  private boolean leadsSomewhere(String address) {
    int fragment = address.indexOf('#');
    String path = fragment < 0 ? address : address.substring(0, fragment);
    return work.posts.path(path).isPresent()
        || work.resolver.resolve(path, work.line) instanceof Resolution.Resolved;
  }
}
