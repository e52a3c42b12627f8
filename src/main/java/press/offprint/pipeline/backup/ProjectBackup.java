package press.offprint.pipeline.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import press.offprint.catalog.DatabaseCopy;
import press.offprint.json.JsonObject;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.config.ProjectLayout;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.config.SiteConfigLoader;
import press.offprint.pipeline.disk.IoErrorText;
import press.offprint.pipeline.disk.RealPaths;
import press.offprint.pipeline.disk.TemporaryNames;

/**
 * Writes a project into one ZIP file: its content, its settings and templates, and its state with
 * all versions. Other processes may publish meanwhile. The published files are left out, because
 * they can be made again; so are caches, locks and links. A store outside of the state folder is
 * left out, because other projects may use it.
 *
 * <p>The last entry lists all others with their hashes.
 */
public final class ProjectBackup {
  /** The entry with the list of files. */
  static final String LIST = "offprint-backup.json";

  static final int FORMAT = 1;

  /** The folder of the state within a backup. */
  static final String STATE = ".offprint";

  private static final String DATABASE = ".db";
  private static final Set<String> TEMPORARY =
      Set.of(
          "cache",
          "staging",
          "preview",
          "held",
          "outputs",
          "spool",
          // A restored copy beside the original has its own name at the broker.
          "coordinator",
          "press.lock",
          "server.json",
          "inspection",
          "unchanged-run",
          "stored.txt",
          "output-folder",
          "search.db",
          "words.db");

  private final PublishSettings settings;
  private final List<BackedUpFile> files = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private ProjectBackup(PublishSettings settings) {
    this.settings = settings;
  }

  /**
   * The result.
   *
   * @param files their number
   * @param bytes of these files
   * @param store the store outside of the state folder, whose versions the backup does not hold;
   *     else empty
   */
  public record Result(int files, long bytes, String store) {}

  /**
   * Writes a backup. The file appears whole or not at all, and its owner alone can read it.
   *
   * @param overwrite true if a file of that name may be replaced
   * @throws OffprintException if the file exists or is in a folder that is backed up, a file cannot
   *     be read, or the disk is full
   */
  public static Result write(PublishSettings settings, Path target, boolean overwrite) {
    if (!settings.content().startsWith(settings.project())) {
      throw new OffprintException(
          "The content folder "
              + settings.content()
              + " is not in the project "
              + settings.project()
              + ", so a backup would not hold it. Name the folder above both with -C DIR.");
    }
    if (!overwrite && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new OffprintException(
          target + " exists. Choose another name, or replace the file with --overwrite.");
    }
    refuseWithin(settings, target);
    Path part = target.resolveSibling(TemporaryNames.next());
    try {
      Result result = new ProjectBackup(settings).writeTo(part);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      return result;
    } catch (IOException e) {
      throw new OffprintException(
          "The backup " + target + " cannot be written: " + IoErrorText.of(e) + ".", e);
    } finally {
      part.toFile().delete();
    }
  }

  // A backup in a folder that it holds would copy itself.
  private static void refuseWithin(PublishSettings settings, Path target) {
    Set<Path> folders = new HashSet<>(ProjectLayout.inputs(settings));
    folders.add(ProjectLayout.state(settings));
    folders.add(settings.output());
    Path file = RealPaths.of(target);
    for (Path folder : folders) {
      if (file.startsWith(RealPaths.of(folder))) {
        throw new OffprintException(
            target
                + " would be in "
                + folder
                + ", which belongs to the project. Choose a file outside of it, such as "
                + Path.of("..", target.getFileName().toString())
                + ".");
      }
    }
  }

  private Result writeTo(Path part) throws IOException {
    createPrivately(part);
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
        OutputStream out = Files.newOutputStream(part, StandardOpenOption.WRITE);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      // Most bytes are those of stored versions, which are compressed already.
      zip.setLevel(Deflater.BEST_SPEED);
      state(zip);
      project(zip);
      zip.putNextEntry(new ZipEntry(LIST));
      String list =
          new JsonObject()
              .put("format", FORMAT)
              .put("at", settings.clock().instant().toString())
              .put("files", files.stream().map(BackedUpFile::json).toList())
              .toString();
      Bytes.utf8(list).writeTo(zip);
      zip.closeEntry();
      zip.finish();
      out.flush();
      channel.force(true);
    }
    return new Result(
        files.size(),
        files.stream().mapToLong(BackedUpFile::bytes).sum(),
        SiteConfigLoader.load(settings).queue().store().place());
  }

  private static void createPrivately(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
  }

  // The databases first: what they name is stored by then.
  private void state(ZipOutputStream zip) throws IOException {
    Path state = ProjectLayout.state(settings);
    for (Path file : below(state, temporary(state))) {
      if (isDatabase(state, file)) {
        database(zip, file, STATE + "/" + name(state, file));
      }
    }
    for (Path file : below(state, temporary(state))) {
      if (!file.getFileName().toString().contains(DATABASE)) {
        add(zip, file, STATE + "/" + name(state, file));
      }
    }
  }

  private static boolean isDatabase(Path state, Path file) {
    return file.getParent().equals(state) && file.toString().endsWith(DATABASE);
  }

  private static Set<Path> temporary(Path state) {
    return TEMPORARY.stream().map(state::resolve).collect(Collectors.toSet());
  }

  private void database(ZipOutputStream zip, Path file, String name) throws IOException {
    Path copy = Files.createTempDirectory("offprint-backup-").resolve("copy.db");
    try {
      DatabaseCopy.write(file, copy);
      add(zip, copy, name);
    } finally {
      copy.toFile().delete();
      copy.getParent().toFile().delete();
    }
  }

  private void project(ZipOutputStream zip) throws IOException {
    Set<Path> excluded = ProjectLayout.excluded(settings);
    Set<Path> inputs = new TreeSet<>(ProjectLayout.inputs(settings));
    for (Path file : ProjectLayout.named(settings, SiteConfigLoader.of(settings))) {
      // A file that the content folder has is found there.
      if (Files.isRegularFile(file) && inputs.stream().noneMatch(file::startsWith)) {
        inputs.add(file);
      }
    }
    for (Path input : inputs) {
      if (input.startsWith(settings.project())) {
        for (Path file : below(input, excluded)) {
          add(zip, file, name(settings.project(), file));
        }
      }
    }
  }

  private static List<Path> below(Path input, Set<Path> excluded) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        input,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes found) {
            return excluded.contains(folder)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes found) {
            if (found.isRegularFile() && !excluded.contains(file)) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult
                  .CONTINUE; // It was deleted meanwhile, or there is no such input.
            }
            throw e;
          }
        });
    Collections.sort(files);
    return files;
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private void add(ZipOutputStream zip, Path file, String name) throws IOException {
    if (names.contains(name)) {
      return; // A folder within another one.
    }
    MessageDigest digest = Bytes.digest();
    ZipEntry entry = new ZipEntry(name);
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      entry.setLastModifiedTime(Files.getLastModifiedTime(file));
      zip.putNextEntry(entry);
      long bytes = in.transferTo(zip);
      zip.closeEntry();
      names.add(name);
      files.add(new BackedUpFile(name, bytes, HexFormat.of().formatHex(digest.digest())));
    } catch (NoSuchFileException e) {
      // It was deleted meanwhile, such as a version that nothing names any more.
    }
  }
}
