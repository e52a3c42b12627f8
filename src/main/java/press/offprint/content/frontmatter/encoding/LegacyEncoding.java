package press.offprint.content.frontmatter.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/**
 * An encoding older than UTF-8.
 *
 * @param label the name for messages
 * @param iconv the name for the program iconv
 */
public record LegacyEncoding(String label, String iconv) {

  /**
   * Returns the probable encoding of bytes that are no UTF-8. Bytes from 0x81 to 0x9F begin most
   * characters of Shift_JIS and are rare in Latin text; EUC and GBK have pairs of high bytes.
   */
  static LegacyEncoding guess(byte[] bytes) {
    int low = 0;
    int high = 0;
    boolean pairs = true;
    for (int i = 0; i < bytes.length; i++) {
      int run = 0;
      while (i < bytes.length && (bytes[i] & 0xFF) >= 0x80) {
        low += (bytes[i] & 0xFF) < 0xA0 ? 1 : 0;
        run++;
        i++;
      }
      high += run;
      pairs &= run % 2 == 0;
    }
    if (low > 0 && fits(bytes, "Shift_JIS")) {
      return new LegacyEncoding("Shift_JIS", "SHIFT_JIS");
    }
    if (pairs && low == 0 && high >= 4 && fits(bytes, "EUC-JP")) {
      return new LegacyEncoding("EUC-JP, or another East Asian encoding", "EUC-JP");
    }
    if (pairs && low == 0 && high >= 4 && fits(bytes, "GBK")) {
      return new LegacyEncoding("GBK, or another East Asian encoding", "GBK");
    }
    return new LegacyEncoding("Latin-1 (Windows-1252)", "WINDOWS-1252");
  }

  // Two accented letters are also one East Asian character, but a single one among Latin letters.
  private static boolean fits(byte[] bytes, String charset) {
    if (!Charset.isSupported(charset)) {
      return false;
    }
    try {
      CharBuffer text =
          TextDecoder.strictDecoder(Charset.forName(charset)).decode(ByteBuffer.wrap(bytes));
      return text.length() <= bytes.length && isInRuns(text);
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Returns true if most characters outside ASCII are next to another one. */
  private static boolean isInRuns(CharSequence text) {
    int all = 0;
    int inRuns = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        all++;
        boolean before = i > 0 && text.charAt(i - 1) >= 0x80;
        boolean after = i + 1 < text.length() && text.charAt(i + 1) >= 0x80;
        inRuns += before || after ? 1 : 0;
      }
    }
    return inRuns * 2 > all;
  }
}
