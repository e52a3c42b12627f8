package press.offprint.pipeline.disk.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.disk.StoreException;
import press.offprint.pipeline.disk.TemporaryNames;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.disk.output.OutputFolder;

/**
 * A store in the folder {@code store} of the state folder. The first two digits of a hash name a
 * folder, the others a file. A file appears whole or not at all. It is not forced to disk, because
 * nothing that is published depends on it, and {@code verify} finds a file that a power cut left
 * damaged.
 */
public final class FolderBlobStore implements BlobStore {
  /** The name of the folder in the state folder. */
  public static final String NAME = "store";

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final int PREFIX = 2;
  private static final String PARTS = ".parts";
  private static final long DAY_MILLIS = 86_400_000;

  private final Path folder;
  private final Path staging;
  private final DiskOperations disk;

  /** Creates the store; the disk is not accessed before the first call. */
  public FolderBlobStore(Path state, DiskOperations disk) {
    // The staging folder is swept after a process was killed.
    this(state.resolve(NAME), state.resolve(OutputFolder.STAGING), disk);
  }

  private FolderBlobStore(Path folder, Path staging, DiskOperations disk) {
    this.folder = folder;
    this.staging = staging;
    this.disk = disk;
  }

  /** Creates the store in a separate folder, which several processes and machines may share. */
  public static FolderBlobStore shared(Path folder, DiskOperations disk) {
    return new FolderBlobStore(folder, folder.resolve(PARTS), disk);
  }

  /**
   * Deletes the unfinished files of killed processes: those in the staging folder that nobody wrote
   * to for a day.
   */
  public void sweep(InstantSource clock) {
    try {
      for (Path part : entries(staging)) {
        if (clock.millis() - part.toFile().lastModified() > DAY_MILLIS) {
          Files.deleteIfExists(part);
        }
      }
    } catch (IOException e) {
      // They stay until the next sweep, and nothing reads them.
    }
  }

  @Override
  public void put(Bytes content) {
    String sha256 = content.sha256();
    Path file = path(sha256);
    if (file.toFile().length() == content.length()
        && (isFoundIn(file, content) || find(sha256).isPresent())) {
      return;
    }
    Path part = staging.resolve(TemporaryNames.next());
    try {
      write(part, content);
      move(part, file);
    } catch (IOException e) {
      part.toFile().delete();
      throw StoreException.of("A version could not be written to the folder " + folder, e);
    }
  }

  // Nearly always, both folders are there.
  private void write(Path part, Bytes content) throws IOException {
    try {
      disk.writeBlob(part, content);
    } catch (NoSuchFileException e) {
      Files.createDirectories(staging);
      Files.deleteIfExists(part); // It is there if the source of the bytes is missing.
      disk.writeBlob(part, content);
    }
  }

  private void move(Path part, Path file) throws IOException {
    try {
      disk.moveBlob(part, file);
    } catch (NoSuchFileException e) {
      Files.createDirectories(file.getParent());
      disk.moveBlob(part, file);
    }
  }

  // Its hash was compared when it was found.
  private static boolean isFoundIn(Path file, Bytes content) {
    return content
        .external()
        .filter(StoredBlob.class::isInstance)
        .map(StoredBlob.class::cast)
        .filter(blob -> blob.file().equals(file))
        .isPresent();
  }

  private static boolean isRegular(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public Optional<Bytes> find(String sha256) {
    Path file = path(sha256);
    try {
      if (!isRegular(file) || !hash(file).equals(sha256)) {
        return Optional.empty();
      }
      return Optional.of(Bytes.of(new StoredBlob(file, sha256, Math.toIntExact(Files.size(file)))));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String hash(Path file) throws IOException {
    MessageDigest digest = Bytes.digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public List<Blob> list() {
    List<Blob> blobs = new ArrayList<>();
    try {
      for (Path group : entries(folder)) {
        for (Path file : isRegular(group) ? List.<Path>of() : entries(group)) {
          String sha256 = group.getFileName().toString() + file.getFileName();
          if (HASH.matcher(sha256).matches() && isRegular(file)) {
            blobs.add(new Blob(sha256, file.toFile().length()));
          }
        }
      }
    } catch (IOException e) {
      throw StoreException.of("The folder " + folder + " cannot be read", e);
    }
    blobs.sort(Comparator.comparing(Blob::sha256));
    return blobs;
  }

  private static List<Path> entries(Path folder) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
      found.forEach(entries::add);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
    return entries;
  }

  @Override
  public void remove(String sha256) {
    try {
      disk.deleteBlob(path(sha256));
    } catch (NoSuchFileException e) {
      // It was removed before.
    } catch (IOException e) {
      throw StoreException.of("A version could not be removed from the folder " + folder, e);
    }
  }

  private Path path(String sha256) {
    if (!HASH.matcher(sha256).matches()) {
      throw new StoreException("\"" + sha256 + "\" is no SHA-256.");
    }
    return folder.resolve(sha256.substring(0, PREFIX)).resolve(sha256.substring(PREFIX));
  }

  /** The bytes of a stored file. */
  private record StoredBlob(Path file, String sha256, int length) implements Bytes.External {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }
  }
}
