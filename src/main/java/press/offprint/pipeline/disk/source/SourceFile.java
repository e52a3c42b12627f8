package press.offprint.pipeline.disk.source;

import java.nio.file.Path;
import java.util.Optional;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.model.Problem;

/**
 * A post as the file system shows it, or something in the place of one that cannot be read.
 *
 * @param source path relative to the content folder, joined by {@code /}; with a problem it may
 *     also name a folder, and then nothing is known of the posts below it
 * @param file where it lies
 * @param stamp of the file itself, behind a link that of its target; {@link FileStamp#MISSING}
 *     where it could not be looked at
 * @param problem why it cannot be read, as an error
 */
public record SourceFile(String source, Path file, FileStamp stamp, Optional<Problem> problem) {}
