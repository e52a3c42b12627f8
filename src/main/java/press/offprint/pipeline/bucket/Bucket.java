package press.offprint.pipeline.bucket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.OutputBuffer;
import press.offprint.pipeline.exec.Lazy;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * The objects of a bucket below its prefix. An object appears whole or not at all: the store
 * compares the MD5 of what it got before it keeps it. A failure that may pass is tried again after
 * pauses, each twice as long as the one before. No request is made before the first call. Safe for
 * many threads. Every failure is a {@link BucketException}.
 */
public final class Bucket implements AutoCloseable {
  private final BucketSettings settings;
  private final int attempts;
  private final Duration pause;
  private final Lazy<S3Client> client;
  private final BucketFailures failures;

  /**
   * Creates the bucket.
   *
   * @param attempts the number of requests for one object, at least 1
   * @param pause before the second attempt
   */
  public Bucket(BucketSettings settings, int attempts, Duration pause) {
    this.settings = settings;
    this.attempts = attempts;
    this.pause = pause;
    this.client = new Lazy<>(() -> BucketClient.of(settings));
    this.failures = new BucketFailures(settings);
  }

  /**
   * Stores an object, in place of one of the same name.
   *
   * @param cacheControl the header of that name; empty for none
   */
  public void put(String name, Bytes content, String mediaType, String cacheControl) {
    String md5 = Base64.getEncoder().encodeToString(md5(content));
    repeat(
        () ->
            client
                .get()
                .putObject(
                    request -> {
                      request.bucket(settings.bucket()).key(key(name)).contentMD5(md5);
                      request.contentType(mediaType);
                      if (!cacheControl.isEmpty()) {
                        request.cacheControl(cacheControl);
                      }
                    },
                    RequestBody.fromContentProvider(content::open, content.length(), mediaType)));
  }

  /**
   * Returns true if the bucket has an object with exactly these bytes; false if that is not
   * certain.
   */
  public boolean has(String name, Bytes content) {
    Optional<HeadObjectResponse> found =
        repeatIfPresent(
            () -> client.get().headObject(head -> head.bucket(settings.bucket()).key(key(name))));
    return found.filter(head -> isSame(head, content)).isPresent();
  }

  // The tag of an object is its MD5, unless the store encrypts it with a separate key (Amazon S3
  // API Reference, Object). Stores whose tags are something else get the bytes once more.
  private static boolean isSame(HeadObjectResponse head, Bytes content) {
    if (head.contentLength() == null || head.contentLength() != content.length()) {
      return false;
    }
    boolean encrypted =
        head.serverSideEncryption() == ServerSideEncryption.AWS_KMS
            || head.serverSideEncryption() == ServerSideEncryption.AWS_KMS_DSSE
            || head.sseCustomerAlgorithm() != null;
    String tag = String.valueOf(head.eTag()).replace("\"", "");
    return encrypted || tag.equals(HexFormat.of().formatHex(md5(content)));
  }

  /** Returns the bytes of an object; empty if there is none. */
  public Optional<Bytes> find(String name, OutputBuffer buffer) {
    return repeatIfPresent(() -> read(name, buffer));
  }

  private Bytes read(String name, OutputBuffer buffer) throws IOException {
    try (ResponseInputStream<GetObjectResponse> in =
            client.get().getObject(get -> get.bucket(settings.bucket()).key(key(name)));
        OutputBuffer.BytesOutputStream out = buffer.begin()) {
      long length = in.transferTo(out);
      Long expected = in.response().contentLength();
      if (expected != null && expected != length) {
        throw new IOException(
            "The connection ended after " + length + " of " + expected + " bytes");
      }
      return out.take();
    }
  }

  /** Calls {@code each} with the name and the size of each object, in the order of the names. */
  public void list(BiConsumer<String, Long> each) {
    String[] next = {null};
    do {
      String from = next[0];
      var page =
          repeat(
              () ->
                  client
                      .get()
                      .listObjectsV2(
                          list ->
                              list.bucket(settings.bucket())
                                  .prefix(settings.prefix())
                                  .continuationToken(from)));
      page.contents()
          .forEach(
              object ->
                  each.accept(object.key().substring(settings.prefix().length()), object.size()));
      next[0] = Boolean.TRUE.equals(page.isTruncated()) ? page.nextContinuationToken() : null;
    } while (next[0] != null);
  }

  /** Removes an object; does nothing if there is none. */
  public void remove(String name) {
    repeatIfPresent(
        () -> client.get().deleteObject(gone -> gone.bucket(settings.bucket()).key(key(name))));
  }

  private String key(String name) {
    return settings.prefix() + name;
  }

  private interface Request<T> {
    T send() throws IOException;
  }

  private <T> Optional<T> repeatIfPresent(Request<T> request) {
    return repeat(
        () -> {
          try {
            return Optional.of(request.send());
          } catch (SdkException e) {
            if (BucketFailures.isMissingObject(e)) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  private <T> T repeat(Request<T> request) {
    for (int attempt = 1; ; attempt++) {
      BucketException failure;
      try {
        return request.send();
      } catch (SdkException | IOException e) {
        failure = failures.of(e);
      }
      if (attempt >= attempts || failure.kind() != BucketException.Kind.LATER) {
        throw failure;
      }
      sleep(pause.multipliedBy(1L << (attempt - 1)).toMillis(), failure);
    }
  }

  // Up to half as long again, so that many workers do not try again at the same moment.
  private static void sleep(long millis, BucketException failure) {
    try {
      Thread.sleep(millis + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }

  private static byte[] md5(Bytes content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      try (InputStream in = new DigestInputStream(content.open(), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no MD5", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (client.isMade()) {
      client.get().close();
    }
  }
}
