package press.offprint.deliver.target;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import press.offprint.deliver.plan.DeliveryRefusedException;
import press.offprint.model.bytes.Bytes;

/**
 * Requests that are signed as Standard Webhooks 1.0 defines it: the HMAC-SHA256 of id, time and
 * body. An event that is sent again has the same id, so that its receiver can recognise it.
 */
final class SignedRequests {
  private static final String KEY_PREFIX = "whsec_";

  private final InstantSource clock;
  private final HttpCalls calls = new HttpCalls();

  SignedRequests(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Sends an event.
   *
   * @param secret the key; Base64 after {@code whsec_}
   * @throws press.offprint.deliver.plan.DeliveryException if the receiver does not accept it
   */
  void send(String target, String url, String secret, String body) {
    URI uri = HttpCalls.address(target, url, false);
    byte[] key = key(target, secret);
    String id = "msg_" + Bytes.utf8(body).sha256().substring(0, 32);
    long seconds = clock.millis() / 1000;
    int status =
        calls.status(
            HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(seconds))
                .header("webhook-signature", "v1," + sign(key, id + "." + seconds + "." + body))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    HttpCalls.requireSuccess(status, uri);
  }

  private static byte[] key(String target, String secret) {
    if (!secret.startsWith(KEY_PREFIX)) {
      return secret.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Base64.getDecoder().decode(secret.substring(KEY_PREFIX.length()));
    } catch (IllegalArgumentException e) {
      throw new DeliveryRefusedException(
          "The secret of the target " + target + " begins with whsec_, but the rest is not Base64.",
          "Copy the secret from the receiver once more.");
    }
  }

  private static String sign(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no HMAC-SHA256", e);
    }
  }
}
