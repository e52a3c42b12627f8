package press.offprint.sfnt;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A copy of a font file with other names or other embedding rights. */
public final class EditedFont {
  private final SfntFile font;

  private EditedFont(SfntFile font) {
    this.font = font;
  }

  public static EditedFont of(Path file) throws IOException {
    return new EditedFont(SfntFile.read(ByteBuffer.wrap(Files.readAllBytes(file))));
  }

  /** Replaces the name table by these records in US English, by their number. */
  public EditedFont names(Map<Integer, String> records) {
    font.put("name", NameTable.write(new TreeMap<>(records)));
    return this;
  }

  /** Replaces the field fsType of the table OS/2. */
  public EditedFont embedding(int rights) {
    font.put("OS/2", font.copy("OS/2").putShort(8, (short) rights));
    return this;
  }

  public byte[] bytes() {
    return font.write();
  }
}
