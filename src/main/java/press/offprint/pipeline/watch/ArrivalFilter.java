package press.offprint.pipeline.watch;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * The filter that excludes hidden folders, linked folders and the output folder from the poll. Two
 * linked folders that contain each other would make an endless walk. The poll only detects a
 * change; the planner decides what is published.
 */
public final class ArrivalFilter implements GenericFileFilter<File> {
  private final Path output;

  public ArrivalFilter(Path output) {
    this.output = output;
  }

  @Override
  public boolean accept(GenericFile<File> file) {
    if (!file.isDirectory()) {
      return true;
    }
    Path folder = Path.of(file.getAbsoluteFilePath()).normalize();
    return !file.getFileNameOnly().startsWith(".")
        && !folder.equals(output)
        && !Files.isSymbolicLink(folder);
  }
}
