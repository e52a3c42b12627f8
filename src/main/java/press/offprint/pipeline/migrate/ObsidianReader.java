package press.offprint.pipeline.migrate;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.migrate.source.SourceFolder;

/** The reader of Obsidian vaults: notes and attachments are copied as they are. */
final class ObsidianReader implements SiteReader {
  @Override
  public void read(Path source, ImportedSite site) {
    SourceFolder folder = SourceFolder.of(source, site.limits());
    if (!Files.isDirectory(source.resolve(".obsidian"), LinkOption.NOFOLLOW_LINKS)) {
      throw new OffprintException(source + " has no folder .obsidian. Name the folder of a vault.");
    }
    String templates = templates(source, site);
    for (String name : folder.names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      boolean hidden = name.startsWith(".") || name.contains("/.");
      if (hidden) {
        continue;
      }
      if (!templates.isEmpty() && name.startsWith(templates + "/")) {
        site.report().without(name, "a template of notes; offprint new writes posts");
      } else if (lower.endsWith(".canvas") || lower.endsWith(".base")) {
        site.report().without(name, "Offprint does not show such files");
      } else {
        site.content(name, folder.file(name));
      }
    }
    folder.links().forEach(link -> site.report().without(link, "a link; copy the file itself"));
    site.setting("title", source.toAbsolutePath().normalize().getFileName().toString());
    site.setting("dialect", "obsidian");
    // The title of a note is the name of its file.
    site.setting(
        "accept",
        List.of(
            Map.of(
                "code",
                "TITLE_MISSING",
                "reason",
                "The title of a note is the name of its file.")));
    site.report()
        .next("Add publish: false to the front matter of notes that nobody else may read.");
    site.report().without("plugins and the graph", "they are not imported");
  }

  private static String templates(Path source, ImportedSite site) {
    Path file = source.resolve(".obsidian/templates.json");
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return "";
    }
    ConfigTree config =
        new ConfigTree(ConfigTree.parse(file, SourceFolder.text(file, site.limits())));
    return config.text("folder").replaceAll("^/+|/+$", "");
  }
}
