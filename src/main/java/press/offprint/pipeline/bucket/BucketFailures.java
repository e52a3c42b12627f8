package press.offprint.pipeline.bucket;

import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;
import press.offprint.pipeline.bucket.BucketException.Kind;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Turns the exceptions of the client for S3 into sentences with the kind of each. */
final class BucketFailures {
  private static final int NOT_FOUND = 404;
  private static final int TOO_LARGE = 413;

  /** Answers below 500 that a repetition does not meet, by their codes and their statuses. */
  private static final Set<String> PASSING =
      Set.of("BadDigest", "IncompleteBody", "RequestTimeout", "OperationAborted", "SlowDown");

  private static final Set<Integer> LATER = Set.of(408, 409, 425, 429);
  private static final Set<String> OF_OBJECT = Set.of("EntityTooLarge", "KeyTooLongError");
  private static final Set<String> OF_KEY =
      Set.of("AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken");
  private static final String NO_BUCKET = "NoSuchBucket";

  private final BucketSettings settings;

  BucketFailures(BucketSettings settings) {
    this.settings = settings;
  }

  /** Returns true if the bucket answered that it has no such object. */
  static boolean isMissingObject(Throwable failure) {
    return failure instanceof AwsServiceException answer
        && answer.statusCode() == NOT_FOUND
        && !code(answer).equals(NO_BUCKET);
  }

  BucketException of(Exception failure) {
    return failure instanceof AwsServiceException answer ? answered(answer) : unreachable(failure);
  }

  private BucketException answered(AwsServiceException answer) {
    String code = code(answer);
    int status = answer.statusCode();
    String message = place() + " answered " + status + (code.isEmpty() ? "." : " (" + code + ").");
    if (code.equals(NO_BUCKET)) {
      return refused(message, "Create the bucket, or check its name.", answer);
    }
    if (status / 100 == 5 || LATER.contains(status) || PASSING.contains(code)) {
      return new BucketException(Kind.LATER, message, "", answer);
    }
    if (status == TOO_LARGE || OF_OBJECT.contains(code)) {
      return new BucketException(
          Kind.OBJECT, message, "Check the limits of the store for one object.", answer);
    }
    return refused(
        message,
        OF_KEY.contains(code) || status == 401 || status == 403
            ? "Check the key, and that it may read, write, list and delete in the bucket."
            : "Check the endpoint, the region and the name of the bucket.",
        answer);
  }

  private BucketException unreachable(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
        return refused(
            "The certificate of the store is not valid: " + cause.getMessage() + ".",
            "Install a valid certificate on that server.",
            failure);
      }
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String reason = Optional.ofNullable(root.getMessage()).orElse(root.getClass().getSimpleName());
    return new BucketException(
        Kind.LATER, place() + " cannot be reached: " + reason + ".", "", failure);
  }

  private String place() {
    return "The bucket "
        + settings.bucket()
        + (settings.endpoint().isEmpty() ? "" : " at " + settings.endpoint());
  }

  private static BucketException refused(String message, String hint, Throwable cause) {
    return new BucketException(Kind.REFUSED, message, hint, cause);
  }

  private static String code(AwsServiceException answer) {
    return Optional.ofNullable(answer.awsErrorDetails()).map(AwsErrorDetails::errorCode).orElse("");
  }
}
