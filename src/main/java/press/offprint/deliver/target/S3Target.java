package press.offprint.deliver.target;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import press.offprint.deliver.plan.DeliveryException;
import press.offprint.deliver.plan.DeliveryRefusedException;
import press.offprint.deliver.plan.FileRefusedException;
import press.offprint.model.bytes.Bytes;
import press.offprint.pipeline.bucket.Bucket;
import press.offprint.pipeline.bucket.BucketException;
import press.offprint.pipeline.bucket.BucketSettings;

/**
 * Stores files in a bucket of S3, each whole or not at all, with the media type and the cache rule
 * that a browser gets, and removes them there. The route repeats what failed. In routes this bean
 * is {@code s3Target}.
 */
public final class S3Target implements AutoCloseable {
  private static final List<String> KEYS =
      List.of("endpoint", "region", "accessKey", "secretKey", "token");

  /**
   * A cache keeps a file, and asks whether it changed before it is used: addresses never change.
   */
  private static final String ASK_FIRST = "no-cache";

  private final TargetContext context;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  public S3Target(TargetContext context) {
    this.context = context;
  }

  /** Stores or removes the file of an exchange. */
  public void deliver(Exchange exchange) {
    ItemExchange item = new ItemExchange(exchange);
    try {
      Bucket bucket = buckets.computeIfAbsent(item.target(), name -> open(item));
      if (item.isDeletion()) {
        bucket.remove(item.path());
      } else {
        Bytes content = item.content();
        bucket.put(
            item.path(),
            content,
            type(item.mediaType(), content),
            item.setting("cacheControl").orElse(ASK_FIRST));
      }
    } catch (BucketException e) {
      throw switch (e.kind()) {
        case LATER -> new DeliveryException(e.getMessage(), e.hint(), e);
        case REFUSED -> new DeliveryRefusedException(e.getMessage(), e.hint(), e);
        case OBJECT -> new FileRefusedException(e.getMessage(), e.hint());
      };
    }
  }

  private Bucket open(ItemExchange item) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String key : KEYS) {
      item.setting(key).ifPresent(value -> values.put(key, value));
    }
    return new Bucket(
        BucketSettings.of(item.required("url"), values, context.environment()), 1, Duration.ZERO);
  }

  // Without it, a browser takes a plain text for one of another encoding.
  private static String type(String mediaType, Bytes content) {
    return mediaType.startsWith("text/") && !mediaType.contains("charset") && isUtf8(content)
        ? mediaType + "; charset=utf-8"
        : mediaType;
  }

  private static boolean isUtf8(Bytes content) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content.toArray()));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  @Override
  public void close() {
    buckets.values().forEach(Bucket::close);
    buckets.clear();
  }
}
