package press.offprint.deliver.target;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.camel.Exchange;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.InvalidPathException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import press.offprint.deliver.plan.DeliveryException;
import press.offprint.deliver.plan.DeliveryItem;
import press.offprint.deliver.plan.DeliveryRefusedException;
import press.offprint.deliver.plan.FileRefusedException;

/**
 * Adds one commit with all changes of a delivery to a branch of a git repository, and pushes it.
 * The commit has the newest commit of the branch as its parent, so that files and commits of others
 * stay; without a change there is no commit. In routes this bean is {@code gitTarget}.
 */
public final class GitTarget {
  private static final int TIMEOUT_SECONDS = 120;
  private static final String AUTHOR = "Offprint";

  private final TargetContext context;

  public GitTarget(TargetContext context) {
    this.context = context;
  }

  /** Commits and pushes the list of files of an exchange. */
  public void deliver(Exchange exchange) {
    ItemExchange delivery = new ItemExchange(exchange);
    String address = delivery.required("repository");
    requireValidNames(folder(delivery), delivery.items());
    try (Repository cache = open(delivery.target(), address);
        Transport transport = transport(cache, delivery, address)) {
      String branch = Constants.R_HEADS + delivery.setting("branch").orElse("gh-pages");
      Optional<ObjectId> tip = fetch(cache, transport, branch);
      Optional<ObjectId> commit = commit(cache, tip, delivery);
      if (commit.isPresent()) {
        push(cache, transport, branch, tip, commit.get());
      }
    } catch (NotSupportedException | URISyntaxException e) {
      throw new DeliveryRefusedException(
          "The repository \"" + address + "\" has an address that cannot be used.",
          "Write an address such as https://github.com/NAME/SITE.git, or the path of a folder.",
          e);
    } catch (TransportException e) {
      throw failed(address, e);
    } catch (IOException | JGitInternalException e) {
      throw new DeliveryException(
          "The repository " + address + " cannot be used: " + e.getMessage() + ".", "", e);
    }
  }

  private static String folder(ItemExchange delivery) {
    return delivery.setting("folder").map(name -> name + "/").orElse("");
  }

  // One such name would keep all files of the commit back.
  private static void requireValidNames(String folder, List<DeliveryItem> items) {
    List<String> invalid =
        items.stream()
            .filter(item -> !item.isDeletion())
            .map(DeliveryItem::path)
            .filter(path -> !isValid(folder + path))
            .toList();
    if (!invalid.isEmpty()) {
      throw new FileRefusedException(
          "A part of its path cannot be stored by git.",
          "Rename the file or its folder. Git keeps .git and git~1 for itself.",
          invalid);
    }
  }

  private static boolean isValid(String path) {
    try {
      return new DirCacheEntry(path).getStage() == DirCacheEntry.STAGE_0;
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static DeliveryException failed(String address, TransportException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException tls) {
        return HttpCalls.badCertificate(URI.create(address).getHost(), tls);
      }
    }
    String message = String.valueOf(e.getMessage());
    boolean login = message.contains("not authorized") || message.contains("authentication");
    return login
        ? new DeliveryRefusedException(
            "The repository " + address + " refuses the user or the password.",
            "Check user and password; a hosting service asks for a token in place of the password.",
            e)
        : new DeliveryException(
            "The repository " + address + " cannot be reached: " + message + ".", "", e);
  }

  /** Opens the repository of the target in the state folder, which holds what was fetched. */
  private Repository open(String target, String address) throws IOException {
    Repository repository =
        new FileRepositoryBuilder()
            .setBare()
            .setGitDir(context.folder(target).resolve("repository.git").toFile())
            .setMustExist(false)
            .build();
    if (!repository.getObjectDatabase().exists()) {
      repository.create(true);
    }
    // The settings of the person at this machine might turn the check of certificates off.
    repository.getConfig().setBoolean("http", address, "sslVerify", true);
    return repository;
  }

  private Transport transport(Repository cache, ItemExchange delivery, String address)
      throws NotSupportedException, URISyntaxException, TransportException {
    boolean secret = delivery.setting("password").isPresent();
    URIish uri =
        address.contains("://")
            ? new URIish(address)
            : new URIish(context.project().resolve(address).normalize().toUri().toString());
    if (secret && uri.getScheme().startsWith("http")) {
      HttpCalls.address(delivery.target(), address, true);
    }
    Transport transport = Transport.open(cache, uri);
    transport.setTimeout(TIMEOUT_SECONDS);
    delivery
        .setting("password")
        .ifPresent(
            password ->
                transport.setCredentialsProvider(
                    new UsernamePasswordCredentialsProvider(
                        delivery.setting("user").orElse("git"), password)));
    return transport;
  }

  /** Fetches the newest commit of the branch; empty if there is no such branch yet. */
  private static Optional<ObjectId> fetch(Repository cache, Transport transport, String branch)
      throws IOException {
    ObjectId tip;
    try (FetchConnection connection = transport.openFetch()) {
      Ref ref = connection.getRef(branch);
      if (ref == null) {
        return Optional.empty();
      }
      tip = ref.getObjectId();
    }
    if (!cache.getObjectDatabase().has(tip)) {
      transport.fetch(
          NullProgressMonitor.INSTANCE, List.of(new RefSpec("+" + branch + ":" + branch)));
    }
    return Optional.of(tip);
  }

  /** Writes a commit with the changes; empty if the tree of the branch has them already. */
  private Optional<ObjectId> commit(Repository cache, Optional<ObjectId> tip, ItemExchange delivery)
      throws IOException {
    try (ObjectInserter inserter = cache.newObjectInserter();
        RevWalk walk = new RevWalk(cache)) {
      DirCache index = DirCache.newInCore();
      RevCommit parent = tip.isPresent() ? walk.parseCommit(tip.get()) : null;
      if (parent != null) {
        DirCacheBuilder before = index.builder();
        before.addTree(
            new byte[0], DirCacheEntry.STAGE_0, walk.getObjectReader(), parent.getTree());
        before.finish();
      }
      String folder = folder(delivery);
      DirCacheEditor editor = index.editor();
      for (DeliveryItem item : delivery.items()) {
        editor.add(edit(inserter, folder + item.path(), item));
      }
      editor.finish();
      ObjectId tree = index.writeTree(inserter);
      if (parent != null && parent.getTree().equals(tree)) {
        return Optional.empty();
      }
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(tree);
      if (parent != null) {
        commit.setParentId(parent);
      }
      PersonIdent author =
          new PersonIdent(
              AUTHOR, "offprint@localhost", context.settings().clock().instant(), ZoneOffset.UTC);
      commit.setAuthor(author);
      commit.setCommitter(author);
      commit.setMessage(delivery.setting("message").orElse("Publish") + "\n");
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      return Optional.of(id);
    }
  }

  private static DirCacheEditor.PathEdit edit(
      ObjectInserter inserter, String path, DeliveryItem item) throws IOException {
    if (item.isDeletion()) {
      return new DirCacheEditor.DeletePath(path);
    }
    ObjectId blob = inserter.insert(Constants.OBJ_BLOB, item.content().toArray());
    return new DirCacheEditor.PathEdit(path) {
      @Override
      public void apply(DirCacheEntry entry) {
        entry.setFileMode(FileMode.REGULAR_FILE);
        entry.setObjectId(blob);
      }
    };
  }

  private static void push(
      Repository cache, Transport transport, String branch, Optional<ObjectId> tip, ObjectId commit)
      throws IOException {
    RemoteRefUpdate update =
        new RemoteRefUpdate(
            cache, commit.name(), commit, branch, false, null, tip.orElse(ObjectId.zeroId()));
    PushResult result = transport.push(NullProgressMonitor.INSTANCE, List.of(update));
    RemoteRefUpdate.Status status = result.getRemoteUpdate(branch).getStatus();
    if (status != RemoteRefUpdate.Status.OK && status != RemoteRefUpdate.Status.UP_TO_DATE) {
      String reason = result.getRemoteUpdate(branch).getMessage();
      throw new DeliveryException(
          "The branch "
              + branch.substring(Constants.R_HEADS.length())
              + " did not take the commit: "
              + (reason == null ? status.toString() : reason)
              + ".",
          "",
          null);
    }
  }
}
