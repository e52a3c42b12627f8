package press.offprint.pipeline.queue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.FolderDeletion;
import press.offprint.pipeline.disk.RootDirectory;
import press.offprint.pipeline.disk.StoreException;
import press.offprint.pipeline.disk.TemporaryNames;
import press.offprint.pipeline.disk.store.BlobStore;

/** The files of a {@link ProjectBundle}: from a project into the store, and into a folder again. */
final class BundleStore {
  private static final List<String> FOLDERS =
      List.of("routes", "templates", "themes", "fonts", "data");
  private static final String SETTINGS = "offprint.yaml";
  private static final long DAY_MILLIS = 86_400_000;

  private final BlobStore store;
  private final InstantSource clock;
  private final RecordJson json;

  BundleStore(BlobStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
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
      throw unreadable(e);
    } catch (UncheckedIOException e) {
      throw unreadable(e.getCause()); // A walk through a folder ends with it.
    }
    Bytes bundle = Bytes.utf8(json.write(new ProjectBundle(program, fonts, parts)));
    store.put(bundle);
    return bundle.sha256();
  }

  private static StoreException unreadable(IOException e) {
    return StoreException.of("A file of the project could not be read for the workers", e);
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
    return store.find(name).map(bytes -> json.read(RecordJson.text(bytes), ProjectBundle.class));
  }

  /**
   * Writes the files of a bundle to a folder, unless they are there already. Folders of other
   * bundles that no worker used for a day are deleted.
   *
   * @param cache the folder of all bundles, which other workers may share
   * @return the folder of this bundle, which is complete
   */
  Path unpack(String name, ProjectBundle bundle, Path cache) {
    Path folder = cache.resolve(name);
    if (isUsed(folder)) {
      return folder;
    }
    Path part = cache.resolve(TemporaryNames.next());
    try {
      Files.createDirectories(part);
      for (ProjectBundle.Part file : bundle.files()) {
        write(file, part);
      }
      isUsed(part);
      Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // Another thread or process may have been first; its folder is as good.
      if (!Files.isDirectory(folder)) {
        throw StoreException.of("The files of a project could not be written to " + cache, e);
      }
    } finally {
      delete(part);
    }
    sweep(cache);
    return folder;
  }

  private void write(ProjectBundle.Part file, Path folder) throws IOException {
    if (!RootDirectory.isPlain(file.path())) {
      throw new StoreException("A bundle has a file with the path \"" + file.path() + "\".");
    }
    Bytes content =
        store
            .find(file.sha256())
            .orElseThrow(
                () -> new StoreException("The store does not have the file " + file.path()));
    Path target = folder.resolve(file.path());
    Files.createDirectories(target.getParent());
    try (InputStream in = content.open()) {
      Files.copy(in, target);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Returns false if a folder is missing; else notes that a worker uses it now. */
  boolean isUsed(Path folder) {
    try {
      Files.setLastModifiedTime(folder, FileTime.fromMillis(clock.millis()));
      return true;
    } catch (IOException e) {
      return false; // The folder is written, or the reason is reported then.
    }
  }

  private void sweep(Path cache) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(cache)) {
      for (Path folder : folders) {
        if (clock.millis() - folder.toFile().lastModified() > DAY_MILLIS) {
          delete(folder);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // They stay until the next sweep, and nothing reads them.
    }
  }

  private static void delete(Path folder) {
    try {
      FolderDeletion.deleteAll(folder);
    } catch (IOException e) {
      // It stays until the next sweep.
    }
  }
}
