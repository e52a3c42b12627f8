package press.offprint.content.resource;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import press.offprint.content.resource.file.UnusableFileException;
import press.offprint.model.ProblemCode;
import press.offprint.model.bytes.Bytes;

/**
 * ZIP files that posts offer to readers. Nothing is unpacked: only the names inside are looked at,
 * since some unpackers write wherever a name leads.
 */
final class ZipCheck {
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int ENTRY_SIGNATURE = 0x02014b50;
  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final int END_LENGTH = 22;
  private static final int ENTRY_LENGTH = 46;
  private static final int LOCAL_LENGTH = 30;
  private static final int MAX_COMMENT = 0xFFFF;

  // Absolute, on a drive, up and out, or with signs that no file name needs.
  private static final Pattern UNSAFE =
      Pattern.compile("[/\\\\].*|[A-Za-z]:.*|(?:.*[/\\\\])?\\.\\.(?:[/\\\\].*)?|.*\\p{Cntrl}.*");

  private final ByteBuffer data;

  private ZipCheck(Bytes content) {
    this.data = ByteBuffer.wrap(content.toArray()).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Passes a ZIP file whose names all stay below the folder it is unpacked in.
   *
   * @throws UnusableFileException for any other, and for what is no whole ZIP file
   */
  static void check(Bytes content) throws UnusableFileException {
    ZipCheck archive = new ZipCheck(content);
    try {
      archive.entries();
    } catch (IndexOutOfBoundsException e) {
      throw damaged();
    }
  }

  private void entries() throws UnusableFileException {
    int end = end();
    int count = Short.toUnsignedInt(data.getShort(end + 10));
    int at = data.getInt(end + 16);
    for (int i = 0; i < count; i++) {
      if (at < 0 || data.getInt(at) != ENTRY_SIGNATURE) {
        throw damaged();
      }
      int name = Short.toUnsignedInt(data.getShort(at + 28));
      int extra = Short.toUnsignedInt(data.getShort(at + 30));
      int comment = Short.toUnsignedInt(data.getShort(at + 32));
      safe(at + ENTRY_LENGTH, name);
      local(data.getInt(at + 42));
      at += ENTRY_LENGTH + name + extra + comment;
    }
  }

  // Some unpackers go by the directory at the end, others by what stands before each file.
  private void local(int at) throws UnusableFileException {
    if (at < 0 || data.getInt(at) != LOCAL_SIGNATURE) {
      throw damaged();
    }
    safe(at + LOCAL_LENGTH, Short.toUnsignedInt(data.getShort(at + 26)));
  }

  private int end() throws UnusableFileException {
    int first = Math.max(0, data.capacity() - END_LENGTH - MAX_COMMENT);
    for (int at = data.capacity() - END_LENGTH; at >= first; at--) {
      if (data.getInt(at) == END_SIGNATURE) {
        return at;
      }
    }
    throw damaged();
  }

  private void safe(int at, int length) throws UnusableFileException {
    byte[] name = new byte[length];
    data.get(at, name);
    // One sign a byte: whatever its encoding, what matters here is ASCII.
    if (UNSAFE.matcher(new String(name, StandardCharsets.ISO_8859_1)).matches()) {
      throw new UnusableFileException(
          ProblemCode.RESOURCE_TYPE,
          "holds a file whose name leads out of the folder it is unpacked in",
          "Pack it again, from inside the folder.");
    }
  }

  private static UnusableFileException damaged() {
    return UnusableFileException.corrupt("is no whole ZIP file");
  }
}
