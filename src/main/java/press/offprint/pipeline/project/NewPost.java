package press.offprint.pipeline.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import press.offprint.content.data.YamlText;
import press.offprint.content.site.permalink.PathSegments;
import press.offprint.content.site.permalink.SourcePath;
import press.offprint.content.site.permalink.UntrustedPath;
import press.offprint.model.problem.OffprintException;
import press.offprint.model.text.MarkdownFileName;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.FileNameRules;
import press.offprint.pipeline.disk.project.ProjectDraft;

/** A new post with front matter; it is a draft until its author removes the mark. */
public final class NewPost {
  private NewPost() {}

  /**
   * Writes a post.
   *
   * @param written the path in the content folder, such as {@code posts/my-title}; the extension
   *     may be missing
   * @param bundle true for a folder with an {@code index.md}, beside which pictures can be put
   * @return the file, relative to the content folder
   * @throws OffprintException if the path cannot be used, or a post has it already
   */
  public static String create(PublishSettings settings, String written, boolean bundle) {
    Path content = settings.content();
    if (!Files.isDirectory(content)) {
      throw new OffprintException(
          "There is no content folder "
              + content
              + ". Create a project with offprint init, or name another folder with --content DIR.");
    }
    String name = path(settings, written);
    for (String ending : MarkdownFileName.ENDINGS) {
      for (String rival : List.of(name + ending, name + "/index" + ending)) {
        if (Files.exists(content.resolve(rival))) {
          throw new OffprintException(
              content.resolve(rival) + " exists already. Choose another name, or edit this file.");
        }
      }
    }
    String file = name + (bundle ? "/index.md" : ".md");
    String title = title(SourcePath.of(name + ".md"));
    try (ProjectDraft draft = ProjectDraft.in(content)) {
      draft.write(file, frontMatter(title, settings.clock().instant(), "draft: true\n") + "\n");
      draft.commit();
    }
    return file;
  }

  private static String path(PublishSettings settings, String written) {
    String name = written.strip().replace('\\', '/').replaceAll("/+$", "");
    // The shell completes a path from the project folder.
    String prefix = settings.content().getFileName() + "/";
    boolean inProject = settings.content().equals(settings.project().resolve(prefix));
    name = inProject && name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    name = MarkdownFileName.withoutEnding(name);
    Optional<String> fault = UntrustedPath.fault(name);
    if (fault.isEmpty() && (name.isEmpty() || name.startsWith("/"))) {
      fault = Optional.of("it is not a path in the content folder");
    }
    for (String segment : name.split("/", -1)) {
      boolean hidden =
          FileNameRules.isIgnored(segment)
              || (segment.startsWith("_") && SourcePath.underscored(segment + "/x").isPresent());
      if (fault.isEmpty() && hidden) {
        fault = Optional.of("\"" + segment + "\" is a name that is not published");
      }
      if (fault.isEmpty() && PathSegments.urlize(segment).isEmpty()) {
        fault = Optional.of("\"" + segment + "\" holds no letter or digit");
      }
    }
    if (fault.isPresent()) {
      throw new OffprintException(
          "No post can be written at \""
              + written
              + "\": "
              + fault.get()
              + ". Write a section and a name, such as posts/my-title.");
    }
    return name;
  }

  private static String title(SourcePath name) {
    String text = name.undated().replace('-', ' ').replace('_', ' ').strip();
    int first = text.isEmpty() ? 0 : text.offsetByCodePoints(0, 1);
    return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
  }

  static String frontMatter(String title, Instant now, String more) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("title", title);
    StringBuilder out = new StringBuilder("---\n").append(YamlText.of(fields));
    out.append("date: ").append(now.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
    return out.append("\n").append(more).append("---\n").toString();
  }
}
