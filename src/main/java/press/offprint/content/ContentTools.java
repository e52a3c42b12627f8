package press.offprint.content;

import press.offprint.content.code.Highlighter;
import press.offprint.content.maths.Maths;

/** The tools that are dear to start: made once a process and shared by all readers. */
public record ContentTools(Highlighter highlighter, Maths maths) {

  /** Tools that start when they are first needed. */
  public static ContentTools create() {
    return new ContentTools(new Highlighter(), new Maths());
  }
}
