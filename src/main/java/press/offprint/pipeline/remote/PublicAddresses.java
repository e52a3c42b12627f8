package press.offprint.pipeline.remote;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/** The addresses that are reachable for everybody, so that no post asks a machine of the house. */
final class PublicAddresses {
  private PublicAddresses() {}

  /** Returns false for addresses of the special-purpose registries of IANA (RFC 6890). */
  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return isPublic4(bytes, 0);
    }
    return address instanceof Inet6Address && isPublic6(bytes);
  }

  private static boolean isPublic4(byte[] bytes, int from) {
    int first = bytes[from] & 0xFF;
    int second = bytes[from + 1] & 0xFF;
    int third = bytes[from + 2] & 0xFF;
    return switch (first) {
      case 0, 10, 127 -> false;
      case 100 -> second < 64 || second > 127;
      case 169 -> second != 254;
      case 172 -> second < 16 || second > 31;
      case 192 ->
          second != 168
              && !(second == 0 && (third == 0 || third == 2))
              && !(second == 88 && third == 99);
      case 198 -> second != 18 && second != 19 && !(second == 51 && third == 100);
      case 203 -> !(second == 0 && third == 113);
      default -> first < 224;
    };
  }

  private static boolean isPublic6(byte[] bytes) {
    int first = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
    int second = (bytes[2] & 0xFF) << 8 | (bytes[3] & 0xFF);
    if (first == 0x64 && second == 0xFF9B) {
      return isPublic4(bytes, 12);
    }
    if (first == 0x2002) {
      return isPublic4(bytes, 2);
    }
    // 2000::/3 is the global unicast space; 2001::/23 and 2001:db8::/32 in it are special.
    return (first & 0xE000) == 0x2000
        && !(first == 0x2001 && (second < 0x0200 || second == 0x0DB8))
        && !(first == 0x3FFF && second < 0x1000);
  }
}
