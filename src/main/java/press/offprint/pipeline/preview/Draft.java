package press.offprint.pipeline.preview;

import java.util.List;
import java.util.Map;
import press.offprint.model.problem.Problem;
import press.offprint.pipeline.run.Hidden;

/**
 * A post of the preview that is not published.
 *
 * @param source path relative to the content folder
 * @param path the permalink that it will have
 * @param hidden the reason why it is not published
 * @param files the media types of its files, by path relative to the folder of the preview
 * @param editions the paths of its page and its ebooks, by edition
 * @param problems the reasons why its files could not be made; else empty
 */
public record Draft(
    String source,
    String path,
    String title,
    Hidden hidden,
    Map<String, String> files,
    Map<String, String> editions,
    List<Problem> problems) {
  public Draft {
    files = Map.copyOf(files);
    editions = Map.copyOf(editions);
    problems = List.copyOf(problems);
  }
}
