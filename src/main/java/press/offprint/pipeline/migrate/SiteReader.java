package press.offprint.pipeline.migrate;

import java.nio.file.Path;
import press.offprint.model.problem.OffprintException;

/** The reader of the sites of one tool. */
interface SiteReader {
  /**
   * Reads a site and adds all that it holds.
   *
   * @param source an existing file or folder
   * @throws OffprintException if it is no site of the tool, or is broken; the message names the
   *     file and the next step
   */
  void read(Path source, ImportedSite site);
}
