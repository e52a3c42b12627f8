package press.offprint.deliver.target;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import press.offprint.model.text.Uris;

/**
 * Stores files on a web server by PUT and removes them by DELETE (RFC 9110), and creates the
 * folders that a WebDAV server asks for (RFC 4918). In routes this bean is {@code httpTarget}.
 */
public final class HttpTarget {
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int CONFLICT = 409;
  private static final int GONE = 410;

  private final HttpCalls calls = new HttpCalls();
  private final Set<URI> folders = ConcurrentHashMap.newKeySet();

  /** Stores or removes the file of an exchange. */
  public void deliver(Exchange exchange) {
    ItemExchange item = new ItemExchange(exchange);
    String url = item.required("url");
    boolean secret = item.setting("password").isPresent();
    URI root = HttpCalls.address(item.target(), url.endsWith("/") ? url : url + "/", secret);
    URI file = below(root, item.path());
    if (item.isDeletion()) {
      int status = calls.status(request(item, file).DELETE());
      if (status != NOT_FOUND && status != GONE) {
        HttpCalls.requireSuccess(status, file);
      }
      return;
    }
    int status = put(item, file);
    if (status == CONFLICT || status == NOT_FOUND) {
      createFolders(item, root);
      status = put(item, file);
    }
    HttpCalls.requireSuccess(status, file);
  }

  private int put(ItemExchange item, URI file) {
    byte[] sha256 = HexFormat.of().parseHex(item.content().sha256());
    String digest = "sha-256=:" + Base64.getEncoder().encodeToString(sha256) + ":";
    return calls.status(
        request(item, file)
            .header("Content-Type", item.mediaType())
            // A server that knows it stores no file that the way has changed (RFC 9530).
            .header("Content-Digest", digest)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(item.content().toArray())));
  }

  private void createFolders(ItemExchange item, URI root) {
    String[] names = item.path().split("/", -1);
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < names.length - 1; i++) {
      path.append(names[i]).append('/');
      URI folder = below(root, path.toString());
      if (!folders.contains(folder)) {
        int status =
            calls.status(
                request(item, folder).method("MKCOL", HttpRequest.BodyPublishers.noBody()));
        if (status != METHOD_NOT_ALLOWED) { // It exists.
          HttpCalls.requireSuccess(status, folder);
        }
        folders.add(folder);
      }
    }
  }

  private static URI below(URI root, String path) {
    StringBuilder encoded = new StringBuilder();
    for (String name : path.split("/", -1)) {
      encoded.append(encoded.length() == 0 ? "" : "/").append(Uris.encodeComponent(name));
    }
    return root.resolve(encoded.toString());
  }

  private static HttpRequest.Builder request(ItemExchange item, URI uri) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    item.setting("password")
        .ifPresent(
            password -> {
              String pair = item.setting("user").orElse("") + ":" + password;
              request.header(
                  "Authorization",
                  "Basic "
                      + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
            });
    return request;
  }
}
