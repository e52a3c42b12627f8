package press.offprint.web.http;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.SocketAddress;

/** The address by which clients are limited: that of the peer. Behind a proxy, the proxy. */
public final class ClientAddress {
  private static final int PARTS_OF_NETWORK = 4;

  private ClientAddress() {}

  /** Returns the IPv4 address, or the network of an IPv6 address: one client has all of it. */
  public static String of(HttpConnection connection) {
    SocketAddress peer = connection.remoteAddress();
    String address = peer == null ? null : peer.hostAddress();
    return address == null ? "" : network(address);
  }

  static String network(String address) {
    int zone = address.indexOf('%');
    String plain = zone < 0 ? address : address.substring(0, zone);
    if (plain.indexOf(':') < 0 || plain.indexOf('.') >= 0) {
      return plain;
    }
    int gap = plain.indexOf("::");
    String head = gap < 0 ? plain : plain.substring(0, gap);
    StringBuilder network = new StringBuilder();
    String[] parts = head.isEmpty() ? new String[0] : head.split(":", -1);
    for (int i = 0; i < PARTS_OF_NETWORK; i++) {
      network.append(i < parts.length ? parts[i] : "0").append(':');
    }
    return network.append(":/64").toString();
  }
}
