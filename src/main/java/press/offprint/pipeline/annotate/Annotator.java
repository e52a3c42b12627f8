package press.offprint.pipeline.annotate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.offprint.catalog.entry.CatalogEntry;
import press.offprint.content.frontmatter.FrontMatterEditor;
import press.offprint.content.frontmatter.FrontMatterReader;
import press.offprint.content.site.SiteLists;
import press.offprint.content.site.cascade.Cascades;
import press.offprint.model.Metadata;
import press.offprint.model.Post;
import press.offprint.model.Site;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.annotate.Annotation.Outcome;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.SiteConfigLoader;
import press.offprint.pipeline.disk.IoErrorText;

/** Writes suggestions into the front matter of published posts. */
public final class Annotator {
  private final PublishSettings settings;
  private final FrontMatterEditor editor;
  private final Cascades cascades;
  private final boolean write;

  /**
   * Creates the annotator.
   *
   * @param entries of all sources
   * @param write false if nothing is written
   * @throws press.offprint.model.problem.OffprintException if the configuration cannot be used
   */
  public Annotator(PublishSettings settings, List<CatalogEntry> entries, boolean write) {
    this.settings = settings;
    Site site = SiteConfigLoader.load(settings).site();
    this.editor = new FrontMatterEditor(site);
    this.cascades = cascades(site, entries);
    this.write = write;
  }

  // As the last run had them, because the fingerprints of its entries include them.
  private static Cascades cascades(Site site, List<CatalogEntry> entries) {
    List<CatalogEntry> sections =
        entries.stream()
            .filter(entry -> SiteLists.isSection(entry.source()))
            .sorted(Comparator.comparingInt(entry -> entry.source().split("/", -1).length))
            .toList();
    Cascades cascades = new FrontMatterReader(site).cascades();
    for (CatalogEntry section : sections) {
      Optional<Metadata> metadata = section.metadata().read();
      if (metadata.isPresent()) {
        cascades = cascades.and(section.source(), metadata.get().fields());
      }
    }
    return cascades;
  }

  /**
   * Adds what a post does not have.
   *
   * @param entry of the published post
   * @param keywords to suggest
   * @param recommendations permalinks to suggest
   */
  public Annotation annotate(
      CatalogEntry entry, List<String> keywords, List<String> recommendations) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    fields.put("keywords", keywords);
    fields.put("recommendations", recommendations);
    Map<String, Object> present = entry.metadata().read().map(Metadata::fields).orElse(Map.of());
    Map<String, List<String>> added = FrontMatterEditor.missing(present, fields);
    if (added.isEmpty()) {
      return new Annotation(entry.source(), Outcome.COMPLETE, added, "");
    }
    try {
      return annotate(entry, added);
    } catch (IOException e) {
      return Annotation.refused(
          entry.source(), added, "The post cannot be read or written: " + IoErrorText.of(e) + ".");
    }
  }

  private Annotation annotate(CatalogEntry entry, Map<String, List<String>> added)
      throws IOException {
    Path file = settings.content().resolve(entry.source()).toRealPath();
    if (!file.startsWith(settings.content().toRealPath())) {
      return Annotation.refused(
          entry.source(), added, "The post is a link to a file outside of the content folder.");
    }
    Post post = new Post(entry.source(), Bytes.owning(Files.readAllBytes(file)));
    // The stamp of a post that was published at once after it was written equals no other stamp.
    String fingerprint = cascades.fingerprint(entry.source(), post.fingerprint());
    if (!fingerprint.equals(entry.fingerprint())) {
      return Annotation.refused(
          entry.source(),
          added,
          "The post has changed since it was published. Run offprint publish first.");
    }
    Optional<Bytes> after = editor.add(post, added);
    if (after.isEmpty()) {
      return Annotation.refused(
          entry.source(),
          added,
          "The front matter cannot be extended without a change of the rest. Add the fields by"
              + " hand.");
    }
    if (write) {
      replace(file, after.get());
    }
    return new Annotation(entry.source(), write ? Outcome.WRITTEN : Outcome.PROPOSED, added, "");
  }

  // The file is complete at any time, and keeps its permissions.
  private static void replace(Path file, Bytes content) throws IOException {
    Path part = file.resolveSibling("." + file.getFileName() + ".offprint-part");
    try {
      Files.copy(
          file, part, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
      Files.write(part, content.toArray());
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
