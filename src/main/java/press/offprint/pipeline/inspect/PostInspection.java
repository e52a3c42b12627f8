package press.offprint.pipeline.inspect;

import java.util.ArrayList;
import java.util.List;
import press.offprint.pipeline.inspect.look.LookChange;
import press.offprint.pipeline.inspect.look.LookFinding;

/**
 * The result for one post.
 *
 * @param version the number of the version that is shown now
 * @param accepted the number of the version that it was compared with; 0 if there is none
 * @param isAccepted true if a person accepted that version; else it is the version before
 * @param isEdited true if an edit may explain changes
 * @param views the editions and windows that differ
 */
public record PostInspection(
    String source,
    int version,
    int accepted,
    boolean isAccepted,
    boolean isEdited,
    List<View> views) {
  public PostInspection {
    views = List.copyOf(views);
  }

  /**
   * One edition in one window.
   *
   * @param old the look before; without pages if there is none
   */
  public record View(LookChange change, ViewLookPages old, ViewLookPages now) {}

  /** The pages of a view, which can be drawn. */
  public interface ViewLookPages {
    List<String> names();

    java.awt.image.BufferedImage picture(int page) throws java.io.IOException;
  }

  /** Returns all changes that no edit explains. */
  public List<LookFinding> findings() {
    List<LookFinding> all = new ArrayList<>();
    views.forEach(view -> all.addAll(view.change().findings()));
    return all;
  }

  /** Returns {@code odd}, {@code new}, {@code same} or {@code explained} by an edit. */
  public String state() {
    if (!findings().isEmpty()) {
      return "odd";
    }
    return accepted == 0 ? "new" : views.isEmpty() || !isEdited ? "same" : "explained";
  }
}
