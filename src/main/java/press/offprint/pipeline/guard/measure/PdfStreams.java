package press.offprint.pipeline.guard.measure;

import java.nio.charset.StandardCharsets;

/**
 * The sizes of the streams of a PDF: fonts, pictures and all others. It reads the dictionaries of
 * streams (ISO 32000-1, section 7.3.8), which are never compressed.
 *
 * @param fonts the number of embedded font files
 * @param fontBytes of these
 * @param pictures the number of pictures
 * @param textBytes of page contents and all other streams
 */
record PdfStreams(int fonts, long fontBytes, int pictures, long textBytes) {
  private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "endstream".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_DICTIONARY = 4_096;

  static PdfStreams of(byte[] pdf) {
    int fonts = 0;
    int pictures = 0;
    long fontBytes = 0;
    long textBytes = 0;
    int at = indexOf(pdf, STREAM, 0);
    while (at >= 0) {
      String dictionary = dictionary(pdf, at);
      int end = indexOf(pdf, END, at + STREAM.length);
      if (end < 0) {
        break;
      }
      long length = (long) end - at - STREAM.length;
      if (dictionary.contains("/Length1") || dictionary.contains("/OpenType")) {
        fonts++;
        fontBytes += length;
      } else if (dictionary.contains("/Image")) {
        // The mask of a picture is a picture, too.
        pictures++;
      } else if (!dictionary.contains("/XML") && !dictionary.contains("/XRef")) {
        textBytes += length;
      }
      at = indexOf(pdf, STREAM, end + END.length);
    }
    return new PdfStreams(fonts, fontBytes, pictures, textBytes);
  }

  private static String dictionary(byte[] pdf, int at) {
    int from = Math.max(0, at - MOST_DICTIONARY);
    String before = new String(pdf, from, at - from, StandardCharsets.ISO_8859_1);
    int begin = before.lastIndexOf(" obj");
    return begin < 0 ? before : before.substring(begin);
  }

  private static int indexOf(byte[] all, byte[] wanted, int from) {
    for (int i = from; i <= all.length - wanted.length; i++) {
      if (all[i] == wanted[0] && isAt(all, wanted, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isAt(byte[] all, byte[] wanted, int at) {
    for (int i = 1; i < wanted.length; i++) {
      if (all[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
