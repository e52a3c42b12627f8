package press.offprint.pipeline.check;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import press.offprint.content.resource.ResourceSource;
import press.offprint.content.site.config.SiteConfigResult;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.asset.SiteFileLookup;
import press.offprint.pipeline.exec.Parallel;

/** The search for pictures on the web that posts and the texts of books show. */
public final class RemotePictureScan {
  private RemotePictureScan() {}

  /**
   * Returns the sources of the posts that show a picture, by its URL, in order. Hidden posts are
   * not read; of the settings, the paths choose the posts.
   */
  public static Map<String, Set<String>> of(
      PublishSettings settings, SiteConfigResult configuration) {
    DryRunReader reader = new DryRunReader(settings, configuration.site());
    DryRunScan scan = reader.scan();
    SiteFileLookup files = ProjectLayout.files(settings, configuration.site());
    Map<String, Set<String>> found = new ConcurrentHashMap<>();
    Parallel.map(
        settings.threads(),
        scan.texts().stream()
            .filter(source -> ContentCheck.isChosen(settings, scan.file(source)))
            .toList(),
        source ->
            reader.article(source, scan, new Recorder(files, url -> add(found, url, source))));
    Map<String, Set<String>> sorted = new TreeMap<>();
    found.forEach((url, sources) -> sorted.put(url, new TreeSet<>(sources)));
    return sorted;
  }

  private static void add(Map<String, Set<String>> found, String url, String source) {
    found.computeIfAbsent(url, key -> new ConcurrentSkipListSet<>()).add(source);
  }

  private record Recorder(ResourceSource files, Consumer<String> urls) implements ResourceSource {
    @Override
    public Lookup read(String path, int maxBytes) {
      return files.read(path, maxBytes);
    }

    @Override
    public Optional<String> locate(String folder, String name) {
      return files.locate(folder, name);
    }

    @Override
    public String copyOf(String url) {
      urls.accept(url);
      return files.copyOf(url);
    }
  }
}
