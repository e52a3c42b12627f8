package press.offprint.content.site.config.key;

import java.util.List;

/** The keys of a bucket of S3, which the stored renditions and a target of deliveries share. */
public final class BucketKeys {
  /** A secret is the name of an environment variable or of a file, never its value. */
  public static final String SECRET = "\\$\\{(?:[A-Za-z_][A-Za-z0-9_]*|file:[^{}]+)\\}";

  public static final Setting ENDPOINT =
      Setting.text("endpoint", "The web address of a store that is not Amazon's", "");
  public static final Setting REGION =
      Setting.text("region", "The region of the bucket", "us-east-1");
  public static final Setting ACCESS_KEY =
      Setting.text("accessKey", "The name of the key: ${NAME} or ${file:PATH}", "", SECRET);
  public static final Setting SECRET_KEY =
      Setting.text("secretKey", "The secret of the key: ${NAME} or ${file:PATH}", "", SECRET);
  public static final Setting TOKEN =
      Setting.text(
          "token", "The token of a session or of an account: ${NAME} or ${file:PATH}", "", SECRET);

  /** The keys beside the address. */
  public static final List<Setting> ALL = List.of(ENDPOINT, REGION, ACCESS_KEY, SECRET_KEY, TOKEN);

  public static final Setting STORE_URL =
      Setting.text("url", "The folder, or the bucket as s3://BUCKET/FOLDER", "").asRequired();

  private BucketKeys() {}
}
