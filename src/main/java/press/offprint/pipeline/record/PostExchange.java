package press.offprint.pipeline.record;

import org.apache.camel.Exchange;
import press.offprint.catalog.entry.FileStamp;
import press.offprint.model.Publication;
import press.offprint.pipeline.disk.asset.RecordingFiles;

/** What an exchange carries along besides its body while a post is worked on. */
public final class PostExchange {
  private static final String STARTED = "offprint.started";
  private static final String FINGERPRINT = "offprint.fingerprint";
  private static final String STAMP = "offprint.stamp";
  private static final String FILES = "offprint.files";
  private static final String PUBLICATION = "offprint.publication";

  private PostExchange() {}

  public static void begin(Exchange exchange) {
    exchange.setProperty(STARTED, System.nanoTime());
  }

  /** Milliseconds since {@link #begin}. */
  static long millis(Exchange exchange) {
    long started = exchange.getProperty(STARTED, System.nanoTime(), Long.class);
    return (System.nanoTime() - started) / 1_000_000;
  }

  /** Notes the SHA-256 of the post as it was really read. */
  public static void fingerprint(Exchange exchange, String fingerprint) {
    exchange.setProperty(FINGERPRINT, fingerprint);
  }

  static String fingerprint(Exchange exchange) {
    return exchange.getProperty(FINGERPRINT, "", String.class);
  }

  /** Notes what the post's file looked like when it was really read. */
  public static void stamp(Exchange exchange, FileStamp stamp) {
    exchange.setProperty(STAMP, stamp);
  }

  static FileStamp stamp(Exchange exchange) {
    return exchange.getProperty(STAMP, FileStamp.MISSING, FileStamp.class);
  }

  /** Notes the files that the post was read with. */
  public static void files(Exchange exchange, RecordingFiles files) {
    exchange.setProperty(FILES, files);
  }

  static RecordingFiles files(Exchange exchange) {
    return exchange.getProperty(FILES, RecordingFiles.class);
  }

  public static void remember(Exchange exchange, Publication publication) {
    exchange.setProperty(PUBLICATION, publication);
  }

  public static Publication publication(Exchange exchange) {
    return exchange.getProperty(PUBLICATION, Publication.class);
  }
}
