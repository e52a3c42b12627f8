package press.offprint.pipeline.disk.state;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import press.offprint.pipeline.disk.StoreException;
import press.offprint.pipeline.disk.TemporaryNames;

/** A folder with a report for people. Its former report is replaced; other files stay. */
public final class ReportFolder {
  private static final Pattern PICTURE = Pattern.compile("[0-9]{1,6}-(old|new)\\.png");

  private final Path folder;

  private ReportFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Creates the folder, and removes the pictures of the former report.
   *
   * @throws StoreException if the folder cannot be written
   */
  public static ReportFolder create(Path folder) {
    try {
      Files.createDirectories(folder);
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          if (PICTURE.matcher(file.getFileName().toString()).matches()) {
            Files.deleteIfExists(file);
          }
        }
      }
      return new ReportFolder(folder);
    } catch (IOException e) {
      throw StoreException.of("The folder " + folder + " of the report cannot be written", e);
    }
  }

  /**
   * Writes a file; a reader sees the old one or the whole new one.
   *
   * @throws StoreException if it cannot be written
   */
  public Path write(String name, byte[] content) {
    return write(folder.resolve(name), content);
  }

  /**
   * Writes a file of the state folder in the same way.
   *
   * @throws StoreException if it cannot be written
   */
  public static Path write(Path file, byte[] content) {
    Path part = file.resolveSibling(TemporaryNames.next());
    try {
      Files.write(part, content);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw StoreException.of("The file " + file + " cannot be written", e);
    } finally {
      part.toFile().delete();
    }
  }
}
