package press.offprint.pipeline.disk.output;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.Cleaner;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.OutputBuffer;
import press.offprint.pipeline.disk.IoErrorText;
import press.offprint.pipeline.disk.StoreException;

/**
 * Holds small things in memory, and writes large ones to a folder of its own below the output
 * folder while they are made. Storing one gives its file a second name, and copies nothing where
 * the file system can do that.
 *
 * <p>A file goes when nobody has its bytes any more, at the latest with this spool; what a killed
 * process left is swept with all that it left unfinished. A disk that takes no more is a {@link
 * StoreException}, as while storing.
 */
public final class DiskOutputBuffer implements OutputBuffer, AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path root;
  private final Path folder;
  private final int inMemory;

  /** Made when the first large thing is. */
  private static final class Leavings {
    private static final Cleaner CLEANER = Cleaner.create();

    private Leavings() {}
  }

  /**
   * Nothing is touched before something is large.
   *
   * @param output the output folder's real path
   * @param inMemory what has more bytes is large
   */
  public DiskOutputBuffer(Path output, int inMemory) {
    this.root = output;
    this.folder = output.resolve(OutputFolder.OWN).resolve("spool");
    this.inMemory = inMemory;
  }

  @Override
  public BytesOutputStream begin() {
    return new GrowingSheet();
  }

  /** Deletes all that is left. */
  @Override
  public void close() {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (NoSuchFileException e) {
      // Nothing was large.
    } catch (IOException e) {
      // What is left here is small harm, and is swept some day.
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // As for close.
    }
  }

  private final class GrowingSheet extends BytesOutputStream {
    private final MessageDigest digest = Bytes.digest();
    private ByteArrayOutputStream memory = new ByteArrayOutputStream(BUFFER);
    private OutputStream out = memory;
    private TempFile file;
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
        if (file == null && length > inMemory) {
          spill();
        }
        out.write(data, offset, count);
      } catch (IOException e) {
        throw failure(e);
      }
    }

    private void spill() throws IOException {
      Files.createDirectories(folder);
      file = TempFile.beside(folder.resolve("large"), "");
      OutputStream disk =
          Files.newOutputStream(
              file.file(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      out = new BufferedOutputStream(new DigestOutputStream(disk, digest), BUFFER);
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
      Path place = file.file();
      SpooledBytes spooled =
          new SpooledBytes(
              place, Math.toIntExact(length), HexFormat.of().formatHex(digest.digest()));
      Leavings.CLEANER.register(spooled, () -> delete(place));
      return Bytes.of(spooled);
    }

    @Override
    public void close() {
      if (!taken && file != null) {
        try {
          out.close();
        } catch (IOException e) {
          // It is thrown away.
        }
        delete(file.file());
      }
    }

    private StoreException failure(IOException e) {
      return new StoreException(
          "A large file could not be written to "
              + root.relativize(folder)
              + " in the output folder: "
              + IoErrorText.of(e)
              + ".",
          e);
    }
  }
}
