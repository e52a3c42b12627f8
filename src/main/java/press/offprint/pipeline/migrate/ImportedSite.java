package press.offprint.pipeline.migrate;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import press.offprint.content.data.YamlText;
import press.offprint.model.problem.OffprintException;
import press.offprint.model.text.MarkdownFileName;
import press.offprint.pipeline.disk.project.ProjectDraft;
import press.offprint.pipeline.migrate.source.SourceLimits;
import press.offprint.pipeline.project.Schemas;

/** A project that an import writes: settings, files and report. */
final class ImportedSite {
  private final ImportReport report;
  private final ProjectDraft draft;
  private final SourceLimits limits;
  private final String tool;
  private final Map<String, Object> settings = new LinkedHashMap<>();
  private final Set<String> folded = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  ImportedSite(String tool, ProjectDraft draft, SourceLimits limits) {
    this.tool = tool;
    this.draft = draft;
    this.limits = limits;
    this.report = new ImportReport(tool);
  }

  ImportReport report() {
    return report;
  }

  SourceLimits limits() {
    return limits;
  }

  /** Adds a setting if it has a value. A key that {@code offprint.yaml} has not is reported. */
  void setting(String key, Object value) {
    boolean nothing =
        value == null
            || value.equals("")
            || (value instanceof Map<?, ?> map && map.isEmpty())
            || (value instanceof List<?> list && list.isEmpty());
    if (nothing) {
      return;
    }
    if (Schemas.hasSetting(key)) {
      settings.put(key, value);
    } else {
      report.without(key, "write it into templates/ by hand: " + shorten(value));
    }
  }

  private static String shorten(Object value) {
    String text = String.valueOf(value);
    return text.length() > 400 ? text.substring(0, 400) + "…" : text;
  }

  /** Adds a post that the import itself wrote. Returns its path, made unique by a number. */
  String write(String name, String text) {
    String free = name;
    String base = name.replaceFirst("\\.md$", "");
    for (int i = 2; !folded.add(free); i++) {
      free = base + "-" + i + ".md";
    }
    draft.write("content/" + free, text);
    report.count("posts");
    return free;
  }

  /** Adds a post or a file of a bundle as it is. */
  void content(String name, Path from) {
    if (folded.add(name)) {
      draft.copy("content/" + name, from);
      boolean post = MarkdownFileName.is(name);
      report.count(post ? "posts" : "files beside posts");
    } else {
      report.without("content/" + name, "another file has this name; rename one of them");
    }
  }

  /** Adds a file that is published at the same path. */
  void staticFile(String name, Path from) {
    if (draft.has("static/" + name)) {
      report.without("static/" + name, "another file has this name; rename one of them");
      return;
    }
    draft.copy("static/" + name, from);
    report.count("static files");
  }

  /** Adds a file for templates. */
  void data(String name, Path from) {
    draft.copy("data/" + name, from);
    report.count("data files");
  }

  /** Returns a new folder for unpacked files, which are no part of the project. */
  Path scratch() {
    return draft.scratch();
  }

  /** Deletes the folder of {@link #scratch}. */
  void deleteScratch() {
    draft.deleteScratch();
  }

  /** Writes configuration, schemas and report. */
  void finish() {
    if (report.counts().getOrDefault("posts", 0) == 0) {
      throw new OffprintException(
          "Nothing was imported, because the source holds no post. Is it a site of " + tool + "?");
    }
    draft.write(
        "offprint.yaml",
        Schemas.modeline()
            + "\n# Written by offprint import "
            + tool
            + "; "
            + ImportReport.FILE
            + " lists what has no counterpart.\n"
            + YamlText.of(settings));
    draft.write(".gitignore", "/output/\n/.offprint/\n");
    Schemas.files().forEach((name, text) -> draft.write("schema/" + name, text));
    report.next("Run offprint check, then offprint publish.");
    report.next(
        "Write the old addresses into a file, one a line, or save the old sitemap.xml, and run"
            + " offprint import --compare FILE.");
    draft.write(ImportReport.FILE, report.markdown());
  }
}
