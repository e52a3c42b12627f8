package press.offprint.web.preview;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.text.Uris;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.preview.Draft;
import press.offprint.pipeline.preview.DraftPreview;
import press.offprint.web.catalog.PublishedCatalog;
import press.offprint.web.catalog.ServedFile;

/** The published files and those of drafts, with their versions. Thread-safe. */
final class PreviewFiles {
  /** The version of a file that does not exist. */
  static final String NONE = "none";

  private static final Pattern TAG = Pattern.compile("<(?:img|script|link|source)\\b[^>]{0,4000}>");
  private static final Pattern ADDRESS = Pattern.compile("\\b(?:src|href)=\"([^\"#?]{1,2000})\"");

  private final Path output;
  private final PublishedCatalog catalog;
  private final DraftPreview drafts;

  @GuardedBy("this")
  private long known = -1;

  @GuardedBy("this")
  private Map<String, Draft> byPath = Map.of();

  PreviewFiles(Publisher publisher, PublishedCatalog catalog) {
    this.output = publisher.settings().output();
    this.drafts = publisher.drafts();
    this.catalog = catalog;
  }

  /** Returns a number that changes if a file of the preview may have changed. */
  long changes() {
    return catalog.now().version() + drafts.version();
  }

  /** Returns the version of the list of drafts. */
  String draftsVersion() {
    return String.valueOf(drafts.version());
  }

  /** Returns true if the path is that of a static file of the project, which it was copied from. */
  boolean isStatic(String path) {
    return catalog.now().statics().contains(path);
  }

  /** Returns a published file. */
  Optional<ServedFile> published(String path) {
    return Optional.ofNullable(catalog.now().files().get(path));
  }

  /** Returns a file of a draft, named as it will be. */
  Optional<ServedFile> draftFile(String path) {
    return Optional.ofNullable(draftsByPath().get(path)).map(draft -> served(path, draft));
  }

  static ServedFile served(String path, Draft draft) {
    String mediaType = draft.files().getOrDefault(path, "");
    String name = path.substring(path.lastIndexOf('/') + 1);
    boolean page = draft.editions().containsValue(path);
    String ending = name.substring(name.lastIndexOf('.'));
    return new ServedFile(path, mediaType, page ? draft.title() + ending : name, !page);
  }

  /** Returns a published file, or that of a draft. */
  Optional<PreviewFile> find(String path) {
    return published(path)
        .map(file -> new PreviewFile(output, file, Optional.empty()))
        .or(
            () ->
                draftFile(path)
                    .map(
                        file ->
                            new PreviewFile(
                                drafts.folder(),
                                file,
                                Optional.ofNullable(draftsByPath().get(path)))));
  }

  private synchronized Map<String, Draft> draftsByPath() {
    long now = drafts.version();
    if (now != known) {
      Map<String, Draft> next = new HashMap<>();
      drafts.drafts().forEach(each -> each.files().keySet().forEach(p -> next.put(p, each)));
      byPath = next;
      known = now;
    }
    return byPath;
  }

  /** Returns the file on disk; empty if it is missing or outside of its folder. */
  static Optional<Path> onDisk(PreviewFile file) throws IOException {
    try {
      Path real = file.root().resolve(file.file().path()).toRealPath();
      boolean inside = real.startsWith(file.root().toRealPath());
      return inside && Files.isRegularFile(real) ? Optional.of(real) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Returns the version of the bytes of a file: its hash. */
  static String version(byte[] content) {
    return Bytes.owning(content).sha256().substring(0, 32);
  }

  /**
   * Returns the version of a file and, for a page, that of the files that it shows, separated by a
   * space.
   */
  String version(String path) throws IOException {
    if (path.equals(SitePreview.DRAFTS.substring(1))) {
      return draftsVersion() + " " + NONE;
    }
    Optional<PreviewFile> file = find(path);
    Optional<Path> disk = file.isEmpty() ? Optional.empty() : onDisk(file.get());
    if (disk.isEmpty()) {
      return NONE + " " + NONE;
    }
    byte[] content = Files.readAllBytes(disk.get());
    boolean page = file.get().file().mediaType().startsWith("text/html");
    return version(content) + " " + (page ? shown(path, Bytes.owning(content).text()) : NONE);
  }

  private String shown(String page, String html) throws IOException {
    StringBuilder stamps = new StringBuilder();
    for (String path : references(page, html)) {
      Optional<PreviewFile> file = find(path);
      Optional<Path> disk = file.isEmpty() ? Optional.empty() : onDisk(file.get());
      if (disk.isPresent()) {
        BasicFileAttributes found = Files.readAttributes(disk.get(), BasicFileAttributes.class);
        stamps.append(path).append(' ').append(found.size()).append(' ');
        stamps.append(found.lastModifiedTime()).append(' ').append(found.fileKey()).append('\n');
      }
    }
    return version(Bytes.utf8(stamps.toString()).toArray());
  }

  private static Set<String> references(String page, String html) {
    Set<String> paths = new LinkedHashSet<>();
    Matcher tags = TAG.matcher(html);
    while (tags.find()) {
      Matcher address = ADDRESS.matcher(tags.group());
      boolean style = !tags.group().startsWith("<link") || tags.group().contains("stylesheet");
      if (style && address.find()) {
        local(page, address.group(1)).ifPresent(paths::add);
      }
    }
    return paths;
  }

  private static Optional<String> local(String page, String address) {
    if (address.startsWith("//") || address.matches("[a-zA-Z][\\w+.-]*:.*")) {
      return Optional.empty();
    }
    return Uris.decode(address)
        .flatMap(
            plain -> {
              try {
                Path base = Path.of("/" + page).getParent();
                String path = base.resolve(plain).normalize().toString();
                return Optional.of(path.replace('\\', '/').substring(1));
              } catch (RuntimeException e) {
                // The address is no path of this system, so no file has it.
                return Optional.empty();
              }
            });
  }
}
