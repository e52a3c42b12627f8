package press.offprint.cli.version;

import java.util.ArrayList;
import java.util.List;
import press.offprint.cli.report.ProblemText;
import press.offprint.json.JsonObject;
import press.offprint.model.look.PixelBox;
import press.offprint.pipeline.inspect.PostInspection;
import press.offprint.pipeline.inspect.look.LookFinding;
import press.offprint.pipeline.inspect.look.LookMark;

/** Results of an inspection as lines for people, and as JSON. */
final class InspectionText {
  private InspectionText() {}

  static List<String> lines(PostInspection post, boolean verbose) {
    List<String> lines = new ArrayList<>();
    if (post.findings().isEmpty() && !verbose) {
      return lines;
    }
    lines.add(
        String.format(
                java.util.Locale.ROOT, "%-10s %s", post.state(), ProblemText.safe(post.source()))
            + (post.accepted() == 0
                ? ""
                : "  version " + post.version() + " beside " + post.accepted()));
    for (PostInspection.View view : post.views()) {
      for (LookFinding finding : view.change().findings()) {
        lines.add(ProblemText.safe("    " + view.change().view() + ": " + finding.message()));
      }
    }
    return lines;
  }

  static JsonObject json(PostInspection post) {
    List<JsonObject> findings = new ArrayList<>();
    for (PostInspection.View view : post.views()) {
      for (LookFinding finding : view.change().findings()) {
        findings.add(
            new JsonObject()
                .put("edition", view.change().edition())
                .put("view", view.change().view())
                .put("defect", finding.defect().key())
                .put("message", finding.message())
                .put("old", marks(finding.old()))
                .put("new", marks(finding.now())));
      }
    }
    return new JsonObject()
        .put("source", post.source())
        .put("state", post.state())
        .put("version", post.version())
        .put("acceptedVersion", post.accepted())
        .put("edited", post.isEdited())
        .put("findings", findings);
  }

  private static List<JsonObject> marks(List<LookMark> marks) {
    List<JsonObject> list = new ArrayList<>();
    for (LookMark mark : marks.subList(0, Math.min(20, marks.size()))) {
      PixelBox box = mark.box();
      list.add(
          new JsonObject()
              .put("page", mark.page() + 1)
              .put("x", Math.round(box.x()))
              .put("y", Math.round(box.y()))
              .put("width", Math.round(box.width()))
              .put("height", Math.round(box.height())));
    }
    return list;
  }
}
