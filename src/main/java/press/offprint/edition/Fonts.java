package press.offprint.edition;

import java.util.List;

/** The fonts at hand: the port through which editions reach them. */
@FunctionalInterface
public interface Fonts {

  /** All fonts, in the order in which they are asked for a character; the same at each call. */
  List<FontFile> list();
}
