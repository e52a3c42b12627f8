package press.offprint.pipeline;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import press.offprint.pipeline.disk.Footprint;

/** The program itself: its classes and libraries, and the fonts that came with it. */
final class Program {
  /** Changes with each build; found from stat calls. */
  static final String FOOTPRINT = footprint();

  private Program() {}

  private static String footprint() {
    List<Path> parts = new ArrayList<>();
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      parts.add(Path.of(part));
    }
    parts.add(Beans.fontFolder());
    return Footprint.of(parts, Path.of(""), Long.MAX_VALUE).orElse("?").replace('\n', '|');
  }
}
