package press.offprint.pipeline.bucket;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.pipeline.bucket.BucketException.Kind;

/**
 * The place of objects in a bucket, and the key that opens it.
 *
 * @param bucket its name
 * @param prefix of the names of all objects; empty, or it ends with a slash
 * @param endpoint the web address of the store; empty for Amazon's
 * @param region as the store names it
 * @param token of a session; empty if the key needs none
 */
public record BucketSettings(
    String bucket,
    String prefix,
    String endpoint,
    String region,
    String accessKey,
    String secretKey,
    String token) {
  private static final String SCHEME = "s3://";
  private static final String FIRST_REGION = "us-east-1";
  private static final Pattern ADDRESS =
      Pattern.compile("s3://([A-Za-z0-9][A-Za-z0-9._-]{1,62})(?:/+(.*))?");

  /** Returns true if a text names a bucket and not a folder. */
  public static boolean isBucket(String place) {
    return place.startsWith(SCHEME);
  }

  /**
   * Reads the settings of a bucket. A setting that is not given is taken from the variable that
   * other programs for S3 know.
   *
   * @param address such as {@code s3://bucket/prefix}
   * @param values {@code endpoint}, {@code region}, {@code accessKey}, {@code secretKey} and {@code
   *     token}, with secrets resolved; each may be absent
   * @param environment returns the value of a variable, null if it is not set
   * @throws BucketException if the address is wrong, or there is no key
   */
  public static BucketSettings of(
      String address, Map<String, String> values, UnaryOperator<String> environment) {
    Matcher parts = ADDRESS.matcher(address);
    if (!parts.matches()) {
      throw refused(
          "\"" + address + "\" is no address of a bucket.",
          "Write an address such as s3://bucket/folder.");
    }
    String folder = Optional.ofNullable(parts.group(2)).orElse("").replaceAll("/+$", "");
    Values all = new Values(values, environment);
    String access = all.get("accessKey", "AWS_ACCESS_KEY_ID");
    String secret = all.get("secretKey", "AWS_SECRET_ACCESS_KEY");
    if (access.isEmpty() || secret.isEmpty()) {
      throw refused(
          "There is no key for the bucket " + parts.group(1) + ".",
          "Set the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the settings accessKey"
              + " and secretKey.");
    }
    String endpoint = all.get("endpoint", "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL");
    if (!endpoint.isEmpty() && !isWebAddress(endpoint)) {
      throw refused(
          "The endpoint \"" + endpoint + "\" is no web address.",
          "Write an address such as https://s3.example.org.");
    }
    String region = all.get("region", "AWS_REGION", "AWS_DEFAULT_REGION");
    return new BucketSettings(
        parts.group(1),
        folder.isEmpty() ? "" : folder + "/",
        endpoint,
        region.isEmpty() ? FIRST_REGION : region,
        access,
        secret,
        // A token belongs to the key beside it.
        values.containsKey("accessKey")
            ? values.getOrDefault("token", "")
            : all.get("token", "AWS_SESSION_TOKEN"));
  }

  private record Values(Map<String, String> given, UnaryOperator<String> environment) {
    String get(String key, String... variables) {
      String value = given.getOrDefault(key, "");
      for (String variable : variables) {
        if (value.isEmpty()) {
          value = Optional.ofNullable(environment.apply(variable)).orElse("").strip();
        }
      }
      return value;
    }
  }

  private static boolean isWebAddress(String text) {
    try {
      URI uri = URI.create(text);
      return uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static BucketException refused(String message, String hint) {
    return new BucketException(Kind.REFUSED, message, hint, null);
  }

  /** Returns the bucket and its prefix, without the key. */
  @Override
  public String toString() {
    return SCHEME + bucket + "/" + prefix;
  }
}
