package press.offprint.pipeline.bucket;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * The client for S3. It takes neither the settings nor the keys of the person at the machine, and
 * leaves repetitions to {@link Bucket}.
 */
final class BucketClient {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final Duration WHOLE = Duration.ofMinutes(5);

  private BucketClient() {}

  static S3Client of(BucketSettings settings) {
    ProfileFile none = ProfileFile.aggregator().build();
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClient(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(CONNECT)
                    .socketTimeout(SILENCE)
                    .build())
            .region(Region.of(settings.region()))
            .credentialsProvider(StaticCredentialsProvider.create(credentials(settings)))
            // Other stores than Amazon's do not know the newer checksums.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
            .overrideConfiguration(
                client ->
                    client
                        .defaultProfileFile(none)
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallTimeout(WHOLE));
    if (!settings.endpoint().isEmpty()) {
      // A name of a bucket before that of the host needs a certificate that few have.
      builder.endpointOverride(URI.create(settings.endpoint())).forcePathStyle(true);
    }
    return builder.build();
  }

  private static AwsCredentials credentials(BucketSettings settings) {
    return settings.token().isEmpty()
        ? AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())
        : AwsSessionCredentials.create(
            settings.accessKey(), settings.secretKey(), settings.token());
  }
}
