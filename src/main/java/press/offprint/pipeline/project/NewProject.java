package press.offprint.pipeline.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.disk.project.ProjectDraft;

/** A new project: a commented configuration, one post, a {@code .gitignore} and the schemas. */
public final class NewProject {
  private NewProject() {}

  /**
   * Writes a project that {@code check --strict} accepts.
   *
   * @return the files, relative to the project
   * @throws OffprintException if one of the files exists already; then nothing is written
   */
  public static List<String> create(Path project, InstantSource clock) {
    try (ProjectDraft draft = ProjectDraft.in(project)) {
      draft.write("offprint.yaml", Schemas.modeline() + "\n" + resource("offprint.yaml"));
      draft.write(".gitignore", resource("gitignore"));
      draft.write(
          "content/posts/hello.md",
          NewPost.frontMatter("Hello", clock.instant(), "") + "\n" + resource("hello.md"));
      Schemas.files().forEach((name, text) -> draft.write("schema/" + name, text));
      return draft.commit();
    }
  }

  private static String resource(String name) {
    try (InputStream in = NewProject.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
