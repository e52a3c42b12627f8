package press.offprint.model.bytes;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/**
 * Where what is made is written as it is made, so that a large rendition need not be in memory as a
 * whole. Thread-safe; a sheet is not.
 */
public interface OutputBuffer {
  /** Holds everything in memory. */
  OutputBuffer MEMORY = MemorySheet::new;

  /** Something to write to. Close it in any case; what was not taken by then is lost. */
  Sheet begin();

  /** A stream that becomes {@link Bytes}. */
  abstract class Sheet extends OutputStream {
    /** Everything that was written. Nothing can be written afterwards. */
    public abstract Bytes take();

    /** Fails never. */
    @Override
    public void close() {
      // Nothing is held.
    }
  }

  /** A sheet in memory. */
  final class MemorySheet extends Sheet {
    private static final int USUAL = 1 << 16;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream(USUAL);

    @Override
    public void write(int value) {
      written.write(value);
    }

    @Override
    public void write(byte[] data, int offset, int length) {
      written.write(data, offset, length);
    }

    @Override
    public Bytes take() {
      return Bytes.owning(written.toByteArray());
    }
  }
}
