package press.offprint.deliver.target;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import press.offprint.deliver.plan.DeliveryItem;
import press.offprint.json.JsonObject;

/**
 * Sends the lists of published and withdrawn files to a web address, signed as Standard Webhooks
 * 1.0 defines it: the HMAC-SHA256 of id, time and body. An event that is sent again has the same
 * id, so that its receiver can recognise it. In routes this bean is {@code webhookTarget}.
 */
public final class WebhookTarget {
  /** An event stays well below a megabyte. */
  private static final int FILES = 500;

  private final TargetContext context;
  private final SignedRequests requests;

  public WebhookTarget(TargetContext context) {
    this.context = context;
    this.requests = new SignedRequests(context.settings().clock());
  }

  /** Sends the list of files of an exchange, in several events if there are many. */
  public void deliver(Exchange exchange) {
    ItemExchange delivery = new ItemExchange(exchange);
    String url = delivery.required("url");
    String secret = delivery.required("secret");
    List<DeliveryItem> items = delivery.items();
    for (int from = 0; from < items.size(); from += FILES) {
      List<DeliveryItem> some = items.subList(from, Math.min(items.size(), from + FILES));
      requests.send(delivery.target(), url, secret, body(delivery.target(), some));
    }
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
}
