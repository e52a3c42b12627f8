package press.offprint.pipeline.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.RootDirectory;
import press.offprint.pipeline.disk.StoreException;
import press.offprint.pipeline.disk.TemporaryNames;
import press.offprint.pipeline.disk.store.BlobStore;

/** The files of a {@link ProjectBundle}: from a project into the store, and into a folder again. */
final class BundleStore {
  private static final List<String> FOLDERS =
      List.of("routes", "templates", "themes", "fonts", "data");
  private static final String SETTINGS = "offprint.yaml";

  private final BlobStore store;
  private final RecordJson json;

  BundleStore(BlobStore store) {
    this.store = store;
    this.json = new RecordJson(store);
  }

  /** Puts the files of a project into the store, and returns the name of the bundle. */
  String put(PublishSettings settings, String program, String fonts) {
    TreeMap<String, Path> files = new TreeMap<>();
    Path configuration = ProjectLayout.configuration(settings);
    if (Files.isRegularFile(configuration)) {
      files.put(SETTINGS, configuration);
    }
    List<ProjectBundle.Part> parts = new ArrayList<>();
    try {
      for (String name : FOLDERS) {
        add(settings.project(), settings.project().resolve(name), files);
      }
      for (var file : files.entrySet()) {
        Bytes content = Bytes.owning(Files.readAllBytes(file.getValue()));
        store.put(content);
        parts.add(new ProjectBundle.Part(file.getKey(), content.sha256()));
      }
    } catch (IOException e) {
      throw StoreException.of("A file of the project could not be read for the workers", e);
    }
    Bytes bundle = Bytes.utf8(json.write(new ProjectBundle(program, fonts, parts)));
    store.put(bundle);
    return bundle.sha256();
  }

  private static void add(Path project, Path folder, Map<String, Path> files) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> found = Files.walk(folder)) {
      found
          .filter(Files::isRegularFile)
          .forEach(file -> files.put(project.relativize(file).toString().replace('\\', '/'), file));
    }
  }

  /** Returns a bundle; empty if the store does not have it. */
  Optional<ProjectBundle> find(String name) {
    return store.find(name).map(bytes -> json.read(bytes.text(), ProjectBundle.class));
  }

  /**
   * Writes the files of a bundle to a folder, unless they are there already.
   *
   * @param cache the folder of all bundles
   * @return the folder of this bundle, which is complete
   */
  Path unpack(String name, ProjectBundle bundle, Path cache) {
    Path folder = cache.resolve(name);
    if (Files.isDirectory(folder)) {
      return folder;
    }
    try {
      Path part = Files.createDirectories(cache.resolve(TemporaryNames.next()));
      for (ProjectBundle.Part file : bundle.files()) {
        if (!RootDirectory.isPlain(file.path())) {
          throw new StoreException("A bundle has a file with the path \"" + file.path() + "\".");
        }
        Bytes content =
            store
                .find(file.sha256())
                .orElseThrow(
                    () -> new StoreException("The store does not have the file " + file.path()));
        Path target = part.resolve(file.path());
        Files.createDirectories(target.getParent());
        Files.write(target, content.toArray());
      }
      return moved(part, folder);
    } catch (IOException e) {
      throw StoreException.of("The files of a project could not be written to " + cache, e);
    }
  }

  // Another thread or process may have been first; its folder is as good.
  private static Path moved(Path part, Path folder) throws IOException {
    try {
      Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
    return folder;
  }
}
