package press.offprint.pipeline.disk.source;

import java.nio.file.Path;
import java.util.Optional;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.model.problem.Problem;

/**
 * The file of a post, or an entry with the name of a post that cannot be read.
 *
 * @param source path relative to the content folder, joined by {@code /}; with a problem it may
 *     name a folder, and then the posts below it are unknown
 * @param file the absolute path
 * @param stamp the stamp of the file, or of the target of a link; {@link FileStamp#MISSING} if
 *     there is none
 * @param problem the reason why it cannot be read, as an error
 */
public record SourceFile(String source, Path file, FileStamp stamp, Optional<Problem> problem) {}
