package press.offprint.pipeline.config;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import press.offprint.pipeline.PipelineFactory;
import press.offprint.pipeline.disk.TreeFingerprint;

/** The program itself: its classes and libraries, and the fonts that came with it. */
public final class ProgramFingerprint {
  /** Changes with each build; found from stat calls. */
  public static final String FOOTPRINT = footprint();

  private ProgramFingerprint() {}

  private static String footprint() {
    List<Path> parts = new ArrayList<>();
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      parts.add(Path.of(part));
    }
    parts.add(PipelineFactory.fontFolder());
    return TreeFingerprint.of(parts, Path.of(""), Long.MAX_VALUE).orElse("?").replace('\n', '|');
  }
}
