package press.offprint.pipeline.disk.state;

import java.io.IOException;
import java.nio.file.Path;
import press.offprint.pipeline.disk.FolderDeletion;
import press.offprint.pipeline.disk.StoreException;

/** A folder within the state folder whose files are needed by one process only. */
public final class PrivateFolder {
  private PrivateFolder() {}

  /**
   * Removes the folder with its files. Links in it are removed and not followed.
   *
   * @throws StoreException if a file cannot be removed
   */
  public static void empty(Path folder) {
    try {
      FolderDeletion.deleteAll(folder);
    } catch (IOException e) {
      throw StoreException.of("The folder " + folder + " cannot be emptied", e);
    }
  }
}
