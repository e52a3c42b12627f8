package press.offprint.content;

import press.offprint.content.code.Highlighter;
import press.offprint.content.maths.Maths;
import press.offprint.content.shortcode.ShortcodeTemplates;

/** What is dear to start: made once a process and shared by all readers. */
public record ContentTools(Highlighter highlighter, Maths maths, ShortcodeTemplates shortcodes) {

  /** Tools that start when they are first needed, and no shortcodes of the site's own. */
  public static ContentTools create() {
    return create(ShortcodeTemplates.NONE);
  }

  /** Tools that start when they are first needed. */
  public static ContentTools create(ShortcodeTemplates shortcodes) {
    return new ContentTools(new Highlighter(), new Maths(), shortcodes);
  }
}
