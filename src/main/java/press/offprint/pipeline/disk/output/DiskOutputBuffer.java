package press.offprint.pipeline.disk.output;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ref.Cleaner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.OutputBuffer;
import press.offprint.pipeline.disk.FolderDeletion;
import press.offprint.pipeline.disk.StoreException;
import press.offprint.pipeline.disk.TemporaryNames;

/**
 * Buffers that hold small output in memory and spool large output to a folder for each buffer below
 * the state folder, which other buffers and processes may share. A store of spooled bytes is a hard
 * link, or a copy if the file system has no hard links.
 *
 * <p>A spool file is deleted when its bytes are no longer reachable, at the latest by {@link
 * #close}; {@link OutputFolder#sweep} deletes those of a killed process. A failed write is a {@link
 * StoreException}.
 */
public final class DiskOutputBuffer implements OutputBuffer, AutoCloseable {
  /** The name of the folder in the state folder. */
  static final String FOLDER = "spool";

  private static final int STREAM_BYTES = 1 << 16;

  private final Path folder;
  private final int memoryBytes;

  // Null before output is large.
  @GuardedBy("this")
  private Path own;

  /** The thread that deletes unreachable spool files; it starts with the first of them. */
  private static final class CleanerHolder {
    private static final Cleaner CLEANER = Cleaner.create();

    private CleanerHolder() {}
  }

  /**
   * Creates the buffer; the disk is not accessed before output is large.
   *
   * @param state the state folder
   * @param memoryBytes the largest output that is held in memory
   */
  public DiskOutputBuffer(Path state, int memoryBytes) {
    this.folder = state.resolve(FOLDER);
    this.memoryBytes = memoryBytes;
  }

  @Override
  public BytesOutputStream begin() {
    return new SpoolStream();
  }

  /** Deletes the remaining spool files. */
  @Override
  public synchronized void close() {
    if (own == null) {
      return;
    }
    try {
      FolderDeletion.deleteAll(own);
    } catch (IOException e) {
      // The files stay until the next sweep.
    }
    own = null;
  }

  // A number of the process is not enough for its name: each container has a process 1.
  private synchronized Path own() throws IOException {
    if (own == null) {
      Files.createDirectories(folder);
      own = Files.createTempDirectory(folder, TemporaryNames.PREFIX);
    }
    return own;
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // It stays until the next sweep.
    }
  }

  /** The bytes of a spool file. Not a record, because a cleaner needs the identity. */
  static final class Spooled implements Bytes.External {
    private final Path file;
    private final int length;
    private final String sha256;

    private Spooled(Path file, int length, String sha256) {
      this.file = file;
      this.length = length;
      this.sha256 = sha256;
    }

    @Override
    public int length() {
      return length;
    }

    @Override
    public String sha256() {
      return sha256;
    }

    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }

    /** Copies the file; the system shares its blocks if the file system can do that. */
    void copyTo(Path target) throws IOException {
      Files.copy(file, target);
    }

    /** Links the file as {@code name}; returns false if the file system cannot do that. */
    boolean isLinkedAs(Path name) {
      try {
        Files.createLink(name, file);
        return true;
      } catch (IOException | UnsupportedOperationException e) {
        return false;
      }
    }
  }

  private final class SpoolStream extends BytesOutputStream {
    private final MessageDigest digest = Bytes.digest();
    private ByteArrayOutputStream memory = new ByteArrayOutputStream(STREAM_BYTES);
    private OutputStream out = memory;
    private Path file;
    private long length;
    private boolean taken;

    @Override
    public void write(int value) {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] data, int offset, int count) {
      length += count;
      try {
        if (file == null && length > memoryBytes) {
          spool();
        }
        out.write(data, offset, count);
      } catch (IOException e) {
        throw failure(e);
      }
    }

    private void spool() throws IOException {
      file = own().resolve(TemporaryNames.next());
      OutputStream disk =
          Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      out = new BufferedOutputStream(new DigestOutputStream(disk, digest), STREAM_BYTES);
      memory.writeTo(out);
      memory = null;
    }

    @Override
    public Bytes take() {
      taken = true;
      if (file == null) {
        return Bytes.owning(memory.toByteArray());
      }
      try {
        out.close();
      } catch (IOException e) {
        taken = false;
        throw failure(e);
      }
      Path path = file;
      String sha256 = HexFormat.of().formatHex(digest.digest());
      Spooled spooled = new Spooled(path, Math.toIntExact(length), sha256);
      CleanerHolder.CLEANER.register(spooled, () -> delete(path));
      return Bytes.of(spooled);
    }

    @Override
    public void close() {
      if (!taken && file != null) {
        try {
          out.close();
        } catch (IOException e) {
          // The file is deleted below.
        }
        delete(file);
      }
    }

    private StoreException failure(IOException e) {
      return StoreException.of("A large file could not be written to the folder " + folder, e);
    }
  }
}
