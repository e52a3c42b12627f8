package press.offprint.edition;

import java.util.List;

/** The port through which editions read fonts. */
@FunctionalInterface
public interface Fonts {

  /** Returns all fonts in the order in which a character is searched; the same at each call. */
  List<FontFile> list();
}
