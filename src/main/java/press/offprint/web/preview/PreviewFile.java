package press.offprint.web.preview;

import java.nio.file.Path;
import java.util.Optional;
import press.offprint.pipeline.preview.Draft;
import press.offprint.web.catalog.ServedFile;

/**
 * A file of the preview.
 *
 * @param root the folder that it is in, of published files or of drafts
 * @param draft the post that it belongs to, if that is not published
 */
record PreviewFile(Path root, ServedFile file, Optional<Draft> draft) {}
