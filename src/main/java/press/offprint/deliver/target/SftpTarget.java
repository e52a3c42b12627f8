package press.offprint.deliver.target;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import press.offprint.deliver.plan.DeliveryException;
import press.offprint.deliver.plan.DeliveryRefusedException;
import press.offprint.model.bytes.Bytes;

/**
 * Stores files on a server by SFTP: each under a temporary name, which then takes the place of the
 * file in one step if the server can (OpenSSH can). The key of the server must be known. In routes
 * this bean is {@code sftpTarget}.
 */
public final class SftpTarget implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TargetContext context;
  private final Map<String, Connection> connections = new ConcurrentHashMap<>();

  public SftpTarget(TargetContext context) {
    this.context = context;
  }

  private record Connection(
      SshClient client, ClientSession session, SftpClient files, Set<String> folders) {
    void end() {
      try {
        files.close();
        session.close();
      } catch (IOException e) {
        // The connection is of no use any more.
      }
      client.stop();
    }
  }

  /** Stores or deletes the file of an exchange. */
  public void deliver(Exchange exchange) {
    ItemExchange item = new ItemExchange(exchange);
    // A slash alone is the root of the server, and not the folder of the login.
    String root = item.required("folder").replaceFirst("(?<!^)/+$", "");
    String path = root + (root.endsWith("/") ? "" : "/") + item.path();
    boolean done = false;
    try {
      Connection connection = connection(item);
      if (item.isDeletion()) {
        delete(connection.files(), root, path);
      } else {
        store(connection, path, item.content());
      }
      done = true;
    } catch (IOException e) {
      throw new DeliveryException(
          "The server " + item.required("host") + " did not take it: " + e.getMessage() + ".",
          "",
          e);
    } finally {
      // A connection is in an unknown state after a failure.
      if (!done) {
        end(connections.remove(item.target()));
      }
    }
  }

  private static void end(Connection connection) {
    if (connection != null) {
      connection.end();
    }
  }

  private Connection connection(ItemExchange item) throws IOException {
    Connection known = connections.get(item.target());
    if (known == null || !known.session().isOpen()) {
      end(known);
      known = connect(item);
      connections.put(item.target(), known);
    }
    return known;
  }

  private Connection connect(ItemExchange item) throws IOException {
    String host = item.required("host");
    int port = port(item);
    Path hosts = knownHosts(item);
    SshClient client = SshClient.setUpDefaultClient();
    boolean[] refused = {false};
    client.setServerKeyVerifier(
        (session, address, key) -> {
          boolean accepted =
              new KnownHostsServerKeyVerifier(RejectAllServerKeyVerifier.INSTANCE, hosts)
                  .verifyServerKey(session, address, key);
          refused[0] = !accepted;
          return accepted;
        });
    // The settings and keys of the person at this machine do not count.
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.start();
    boolean connected = false;
    try {
      ClientSession session =
          client.connect(item.required("user"), host, port).verify(PATIENCE).getSession();
      logIn(session, item);
      SftpClient files = SftpClientFactory.instance().createSftpClient(session);
      connected = true;
      return new Connection(client, session, files, new HashSet<>());
    } catch (IOException e) {
      if (refused[0]) {
        throw new DeliveryRefusedException(
            "The key of the server " + host + " is not the one in " + hosts + ".",
            "If the server is the right one, add its key: ssh-keyscan -p "
                + port
                + " "
                + host
                + " >> "
                + hosts,
            e);
      }
      if (String.valueOf(e.getMessage()).contains("No more authentication methods")) {
        throw new DeliveryRefusedException(
            "The server " + host + " refuses the user " + item.required("user") + ".",
            "Check user, password and privateKey of deliver." + item.target() + ".",
            e);
      }
      throw e;
    } finally {
      if (!connected) {
        client.stop();
      }
    }
  }

  private static int port(ItemExchange item) {
    String text = item.setting("port").orElse("22");
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new DeliveryRefusedException(
          "The port \"" + text + "\" of the target " + item.target() + " is no number.",
          "Write a port such as 22.",
          e);
    }
  }

  private Path knownHosts(ItemExchange item) {
    Path file =
        item.setting("knownHosts")
            .map(name -> context.project().resolve(name))
            .orElse(Path.of(System.getProperty("user.home"), ".ssh", "known_hosts"));
    if (!Files.isReadable(file)) {
      throw new DeliveryRefusedException(
          "The file " + file + " with the key of the server cannot be read.",
          "Write it: ssh-keyscan " + item.required("host") + " > " + file);
    }
    return file;
  }

  private static void logIn(ClientSession session, ItemExchange item) throws IOException {
    item.setting("password").ifPresent(session::addPasswordIdentity);
    if (item.setting("privateKey").isPresent()) {
      for (KeyPair pair : keys(session, item)) {
        session.addPublicKeyIdentity(pair);
      }
    }
    session.auth().verify(PATIENCE);
  }

  private static Iterable<KeyPair> keys(ClientSession session, ItemExchange item)
      throws IOException {
    byte[] text = (item.required("privateKey") + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      Iterable<KeyPair> pairs =
          SecurityUtils.loadKeyPairIdentities(
              session, NamedResource.ofName("privateKey"), new ByteArrayInputStream(text), null);
      if (pairs != null) {
        return pairs;
      }
    } catch (GeneralSecurityException | IOException e) {
      throw unusable(item, e);
    }
    throw unusable(item, null);
  }

  private static DeliveryRefusedException unusable(ItemExchange item, Exception e) {
    return new DeliveryRefusedException(
        "The privateKey of the target " + item.target() + " cannot be used.",
        "Write a key without a passphrase: ssh-keygen -t ed25519 -N '' -f FILE",
        e);
  }

  private static void store(Connection connection, String path, Bytes content) throws IOException {
    SftpClient files = connection.files();
    createFolders(connection, path.substring(0, Math.max(0, path.lastIndexOf('/'))));
    String part = part(path);
    try (OutputStream out = files.write(part)) {
      content.writeTo(out);
    }
    if (files.stat(part).getSize() != content.length()) {
      throw new IOException("a part of the file is missing after the transfer");
    }
    OpenSSHPosixRenameExtension rename = files.getExtension(OpenSSHPosixRenameExtension.class);
    if (rename != null && rename.isSupported()) {
      rename.posixRename(part, path);
    } else {
      removeIfPresent(files, path);
      files.rename(part, path);
    }
  }

  // The name is the same in each attempt, so that a later one replaces what a cut connection left.
  private static String part(String path) {
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    return folder + ".offprint-" + Bytes.utf8(path).sha256().substring(0, 16) + ".part";
  }

  private static void createFolders(Connection connection, String folder) throws IOException {
    if (folder.isEmpty() || !connection.folders().add(folder)) {
      return;
    }
    try {
      connection.files().stat(folder);
    } catch (SftpException e) {
      createFolders(connection, folder.substring(0, Math.max(0, folder.lastIndexOf('/'))));
      connection.files().mkdir(folder);
    }
  }

  private static void delete(SftpClient files, String root, String path) throws IOException {
    removeIfPresent(files, part(path));
    removeIfPresent(files, path);
    String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    try {
      while (folder.length() > root.length()) {
        files.rmdir(folder);
        folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
      }
    } catch (SftpException e) {
      // It holds other files.
    }
  }

  private static void removeIfPresent(SftpClient files, String path) throws IOException {
    try {
      files.remove(path);
    } catch (SftpException e) {
      if (e.getStatus() != SftpConstants.SSH_FX_NO_SUCH_FILE
          && e.getStatus() != SftpConstants.SSH_FX_NO_SUCH_PATH) {
        throw e;
      }
    }
  }

  @Override
  public void close() {
    connections.values().forEach(SftpTarget::end);
    connections.clear();
  }
}
