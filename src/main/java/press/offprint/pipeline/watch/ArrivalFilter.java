package press.offprint.pipeline.watch;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * Keeps the poll out of hidden folders, of linked folders (two links that point to each other would
 * have it walk for ever) and of the output folder. What is published is decided elsewhere: the poll
 * only says that something happened.
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
