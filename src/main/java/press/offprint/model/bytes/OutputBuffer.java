package press.offprint.model.bytes;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/**
 * A factory of buffers for output. A buffer may be on disk, so that a large rendition is not in
 * memory as a whole. Thread-safe; a buffer is not.
 */
public interface OutputBuffer {
  /** The factory of buffers in memory. */
  OutputBuffer MEMORY = MemoryBuffer::new;

  /** Returns a new, empty buffer. The caller must close it. */
  BytesOutputStream begin();

  /** An output stream whose content can be taken as {@link Bytes}. */
  abstract class BytesOutputStream extends OutputStream {
    /** Returns all bytes that were written, and ends the writing. */
    public abstract Bytes take();

    /** Releases the buffer; bytes that were not taken are lost. Throws nothing. */
    @Override
    public void close() {
      // A buffer in memory holds nothing to release.
    }
  }

  /** A buffer in memory. */
  final class MemoryBuffer extends BytesOutputStream {
    private static final int INITIAL_SIZE = 1 << 16;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream(INITIAL_SIZE);

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
