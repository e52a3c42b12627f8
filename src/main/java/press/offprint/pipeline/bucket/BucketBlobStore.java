package press.offprint.pipeline.bucket;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.OutputBuffer;
import press.offprint.pipeline.disk.StoreException;
import press.offprint.pipeline.disk.store.BlobStore;

/**
 * A store in a bucket, which publishers and workers on many machines share. The first two digits of
 * a hash are a folder, as on a disk. Nothing is listed before somebody asks for everything.
 */
public final class BucketBlobStore implements BlobStore {
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{2}/[0-9a-f]{62}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final int PREFIX = 2;
  private static final String MEDIA_TYPE = "application/octet-stream";

  /** A read with another hash than the name is repeated, because the way may have changed it. */
  private static final int READS = 3;

  private final Bucket bucket;
  private final OutputBuffer buffer;

  /**
   * Creates the store; the bucket is not asked before the first call.
   *
   * @param buffer holds the bytes that are read
   */
  public BucketBlobStore(Bucket bucket, OutputBuffer buffer) {
    this.bucket = bucket;
    this.buffer = buffer;
  }

  @Override
  public void put(Bytes content) {
    String name = name(content.sha256());
    call(
        () -> {
          if (!bucket.has(name, content)) {
            bucket.put(name, content, MEDIA_TYPE, "");
          }
          return name;
        });
  }

  @Override
  public Optional<Bytes> find(String sha256) {
    String name = name(sha256);
    for (int read = 0; read < READS; read++) {
      Optional<Bytes> found = call(() -> bucket.find(name, buffer));
      if (found.isEmpty() || found.get().sha256().equals(sha256)) {
        return found;
      }
    }
    return Optional.empty();
  }

  @Override
  public List<Blob> list() {
    List<Blob> blobs = new ArrayList<>();
    call(
        () -> {
          bucket.list(
              (name, bytes) -> {
                if (NAME.matcher(name).matches()) {
                  blobs.add(new Blob(name.replace("/", ""), bytes));
                }
              });
          return blobs;
        });
    blobs.sort(Comparator.comparing(Blob::sha256));
    return blobs;
  }

  @Override
  public void remove(String sha256) {
    String name = name(sha256);
    call(
        () -> {
          bucket.remove(name);
          return name;
        });
  }

  private static <T> T call(Supplier<T> request) {
    try {
      return request.get();
    } catch (BucketException e) {
      throw new StoreException(
          "The store failed. " + e.getMessage() + (e.hint().isEmpty() ? "" : " " + e.hint()), e);
    }
  }

  private static String name(String sha256) {
    if (!HASH.matcher(sha256).matches()) {
      throw new StoreException("\"" + sha256 + "\" is no SHA-256.");
    }
    return sha256.substring(0, PREFIX) + "/" + sha256.substring(PREFIX);
  }
}
