package press.offprint.pipeline.watch;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * The filter that excludes what the scope of a poll does not hold, hidden folders, linked folders
 * and the output folder from the poll. Two linked folders that contain each other would make an
 * endless walk. The poll only detects a change; the planner decides what is published.
 */
public final class ArrivalFilter implements GenericFileFilter<File> {
  private final Path output;
  private final PollScope scope;

  public ArrivalFilter(Path output, PollScope scope) {
    this.output = output;
    this.scope = scope;
  }

  @Override
  public boolean accept(GenericFile<File> file) {
    if (!file.isDirectory()) {
      return scope.holdsFile(Path.of(file.getAbsoluteFilePath()).normalize());
    }
    Path folder = Path.of(file.getAbsoluteFilePath()).normalize();
    return !file.getFileNameOnly().startsWith(".")
        && scope.holdsFolder(folder)
        && !folder.equals(output)
        && !Files.isSymbolicLink(folder);
  }
}
