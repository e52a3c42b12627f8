package press.offprint.deliver.target;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Exchange;
import press.offprint.deliver.plan.DeliveryItem;
import press.offprint.deliver.plan.DeliveryRefusedException;
import press.offprint.json.JsonObject;
import press.offprint.model.bytes.Bytes;

/**
 * Sends the lists of published and withdrawn files to a web address, signed as Standard Webhooks
 * 1.0 defines it: the HMAC-SHA256 of id, time and body. An event that is sent again has the same
 * id, so that its receiver can recognise it. In routes this bean is {@code webhookTarget}.
 */
public final class WebhookTarget {
  private static final String KEY_PREFIX = "whsec_";

  /** An event stays well below a megabyte. */
  private static final int FILES = 500;

  private final TargetContext context;
  private final HttpCalls calls = new HttpCalls();

  public WebhookTarget(TargetContext context) {
    this.context = context;
  }

  /** Sends the list of files of an exchange, in several events if there are many. */
  public void deliver(Exchange exchange) {
    ItemExchange delivery = new ItemExchange(exchange);
    URI uri = HttpCalls.address(delivery.target(), delivery.required("url"), false);
    byte[] key = key(delivery.target(), delivery.required("secret"));
    List<DeliveryItem> items = delivery.items();
    for (int from = 0; from < items.size(); from += FILES) {
      List<DeliveryItem> some = items.subList(from, Math.min(items.size(), from + FILES));
      send(uri, key, body(delivery.target(), some));
    }
  }

  private void send(URI uri, byte[] key, String body) {
    String id = "msg_" + Bytes.utf8(body).sha256().substring(0, 32);
    long seconds = context.settings().clock().millis() / 1000;
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

  private String body(String target, List<DeliveryItem> items) {
    List<JsonObject> published = new ArrayList<>();
    List<JsonObject> withdrawn = new ArrayList<>();
    for (DeliveryItem item : items) {
      JsonObject file =
          new JsonObject()
              .put("path", item.path())
              .put("url", context.site().absolute("/" + item.path()));
      if (item.isDeletion()) {
        withdrawn.add(file);
      } else {
        published.add(
            file.put("mediaType", item.mediaType())
                .put("bytes", item.bytes())
                .put("sha256", item.sha256()));
      }
    }
    return new JsonObject()
        .put("type", "site.published")
        .put(
            "data",
            new JsonObject()
                .put("site", context.site().baseUrl())
                .put("target", target)
                .put("published", published)
                .put("withdrawn", withdrawn))
        .toString();
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
