package press.offprint.pipeline.config;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import press.offprint.pipeline.disk.TreeFingerprint;

/** A fingerprint of the installed program: its classes, libraries and fonts. */
public final class ProgramFingerprint {
  /** Changes with each build. It costs stat calls only. */
  public static final String VALUE = compute();

  private ProgramFingerprint() {}

  private static String compute() {
    List<Path> parts = new ArrayList<>();
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      parts.add(Path.of(part));
    }
    parts.add(ProjectLayout.installedFonts());
    return TreeFingerprint.of(parts, Set.of(), Long.MAX_VALUE).orElse("?").replace('\n', '|');
  }
}
