package press.offprint.image;

import java.io.IOException;
import java.io.InputStream;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.event.IIOWriteProgressListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Interruption;

/**
 * Makes readers and writers of images end with {@link java.util.concurrent.CancellationException}
 * if their thread is interrupted. They check while they read their file and after each row. (The
 * method {@link ImageReader#abort} is not used, because most readers ignore it between rows.)
 */
public final class InterruptibleImages {
  private InterruptibleImages() {}

  /** Returns the input of {@code reader}, which the caller sets and closes. */
  public static ImageInputStream input(ImageReader reader, Bytes content) {
    reader.addIIOReadProgressListener(new ReadCheck());
    return input(content);
  }

  /** Returns an input for a reader that is not known yet. */
  public static ImageInputStream input(Bytes content) {
    return new CheckedInput(content.open());
  }

  /** Adds the check to a reader whose input is from {@link #input(Bytes)}. */
  public static void check(ImageReader reader) {
    reader.addIIOReadProgressListener(new ReadCheck());
  }

  /** Adds the check to a writer. */
  public static void check(ImageWriter writer) {
    writer.addIIOWriteProgressListener(new WriteCheck());
  }

  /** An input that checks at each read of a block and at one in many reads of a byte. */
  private static final class CheckedInput extends MemoryCacheImageInputStream {
    private static final int CHECK_EVERY = 1 << 12;

    private int reads;

    CheckedInput(InputStream content) {
      super(content);
    }

    @Override
    public int read() throws IOException {
      if ((++reads & (CHECK_EVERY - 1)) == 0) {
        Interruption.check();
      }
      return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      Interruption.check();
      return super.read(bytes, offset, length);
    }
  }

  private static final class ReadCheck implements IIOReadProgressListener {
    @Override
    public void sequenceStarted(ImageReader reader, int first) {
      Interruption.check();
    }

    @Override
    public void sequenceComplete(ImageReader reader) {
      // Nothing is left to stop.
    }

    @Override
    public void imageStarted(ImageReader reader, int index) {
      Interruption.check();
    }

    @Override
    public void imageProgress(ImageReader reader, float percentage) {
      Interruption.check();
    }

    @Override
    public void imageComplete(ImageReader reader) {
      // Nothing is left to stop.
    }

    @Override
    public void thumbnailStarted(ImageReader reader, int index, int thumbnail) {
      Interruption.check();
    }

    @Override
    public void thumbnailProgress(ImageReader reader, float percentage) {
      Interruption.check();
    }

    @Override
    public void thumbnailComplete(ImageReader reader) {
      // Nothing is left to stop.
    }

    @Override
    public void readAborted(ImageReader reader) {
      // No reader is aborted.
    }
  }

  private static final class WriteCheck implements IIOWriteProgressListener {
    @Override
    public void imageStarted(ImageWriter writer, int index) {
      Interruption.check();
    }

    @Override
    public void imageProgress(ImageWriter writer, float percentage) {
      Interruption.check();
    }

    @Override
    public void imageComplete(ImageWriter writer) {
      // Nothing is left to stop.
    }

    @Override
    public void thumbnailStarted(ImageWriter writer, int index, int thumbnail) {
      Interruption.check();
    }

    @Override
    public void thumbnailProgress(ImageWriter writer, float percentage) {
      Interruption.check();
    }

    @Override
    public void thumbnailComplete(ImageWriter writer) {
      // Nothing is left to stop.
    }

    @Override
    public void writeAborted(ImageWriter writer) {
      // No writer is aborted.
    }
  }
}
