package press.offprint.content.resource;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import press.offprint.content.resource.file.UnusableFileException;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Regex;
import press.offprint.model.problem.ProblemCode;

/**
 * The check of ZIP files that posts offer to readers. Nothing is unpacked; only the names inside
 * are checked, because some programs write to any path that a name holds.
 */
final class ZipCheck {
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int ENTRY_SIGNATURE = 0x02014b50;
  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final int END_LENGTH = 22;
  private static final int ENTRY_LENGTH = 46;
  private static final int LOCAL_LENGTH = 30;
  private static final int MAX_COMMENT = 0xFFFF;

  // Absolute paths, paths on a drive, paths with "..", control characters.
  private static final Pattern UNSAFE =
      Pattern.compile("[/\\\\].*|[A-Za-z]:.*|(?:.*[/\\\\])?\\.\\.(?:[/\\\\].*)?|.*\\p{Cntrl}.*");

  private final ByteBuffer data;

  private ZipCheck(Bytes content) {
    this.data = ByteBuffer.wrap(content.toArray()).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Requires a ZIP file whose names are all below the folder it is unpacked in, and returns these
   * names. A byte of a name is one character, because their encoding is not known.
   *
   * @throws UnusableFileException if a name is not, or if the file is no complete ZIP file
   */
  static List<String> check(Bytes content) throws UnusableFileException {
    ZipCheck archive = new ZipCheck(content);
    try {
      return archive.checkEntries();
    } catch (IndexOutOfBoundsException e) {
      throw damaged();
    }
  }

  private List<String> checkEntries() throws UnusableFileException {
    List<String> names = new ArrayList<>();
    int end = endRecord();
    int count = Short.toUnsignedInt(data.getShort(end + 10));
    int at = data.getInt(end + 16);
    for (int i = 0; i < count; i++) {
      if (at < 0 || data.getInt(at) != ENTRY_SIGNATURE) {
        throw damaged();
      }
      int name = Short.toUnsignedInt(data.getShort(at + 28));
      int extra = Short.toUnsignedInt(data.getShort(at + 30));
      int comment = Short.toUnsignedInt(data.getShort(at + 32));
      names.add(requireSafeName(at + ENTRY_LENGTH, name));
      checkLocalHeader(data.getInt(at + 42));
      at += ENTRY_LENGTH + name + extra + comment;
    }
    return names;
  }

  // Some programs read the directory at the end of the file, others the header before each entry.
  private void checkLocalHeader(int at) throws UnusableFileException {
    if (at < 0 || data.getInt(at) != LOCAL_SIGNATURE) {
      throw damaged();
    }
    requireSafeName(at + LOCAL_LENGTH, Short.toUnsignedInt(data.getShort(at + 26)));
  }

  /** Returns the offset of the record at the end of the directory. */
  private int endRecord() throws UnusableFileException {
    int first = Math.max(0, data.capacity() - END_LENGTH - MAX_COMMENT);
    for (int at = data.capacity() - END_LENGTH; at >= first; at--) {
      if (data.getInt(at) == END_SIGNATURE) {
        return at;
      }
    }
    throw damaged();
  }

  private String requireSafeName(int at, int length) throws UnusableFileException {
    byte[] name = new byte[length];
    data.get(at, name);
    // The pattern checks ASCII characters only, and so the encoding of the name does not matter.
    String text = new String(name, StandardCharsets.ISO_8859_1);
    if (Regex.matcher(UNSAFE, text).matches()) {
      throw new UnusableFileException(
          ProblemCode.RESOURCE_TYPE,
          "holds a file whose name leads out of the folder of the archive",
          "Create the archive again from inside the folder.");
    }
    return text;
  }

  private static UnusableFileException damaged() {
    return UnusableFileException.corrupt("is no complete ZIP file");
  }
}
