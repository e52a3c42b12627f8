package press.offprint.pipeline.exec;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import press.offprint.model.Article;
import press.offprint.model.Publication;
import press.offprint.model.Rendition;

/**
 * The calls of editions in an {@link IsolatedExecutor}. A call for a post of a watched folder has
 * half a second of a processor within its run. If it needs more, its post is postponed: the call
 * continues within its deadline, and a later run takes its rendition. One such call runs at a time,
 * and the others wait for it. A call for the copies of the pictures of a published page waits for
 * those of posts. All other calls are waited for. Safe for many threads.
 */
public final class EditionCalls implements AutoCloseable {
  /** The processor time of a call within its run. */
  private static final long FIRST_MILLIS = 500;

  /** The time in which a run starts posts, after a call of it took too long. */
  private static final long SLICE_MILLIS = 1_000;

  /** The number of calls that are kept, because each holds a post or a rendition. */
  private static final int MOST_CALLS = 4;

  /** The processor time of a call for copies of pictures within its run. */
  private static final long COPIES_MILLIS = 50;

  /** The number of pages whose copies are made beside the runs, so that posts have places. */
  private static final int COPIES_AT_ONCE = 2;

  // No edition of a route has such a name.
  private final IsolatedExecutor executor;

  @GuardedBy("this")
  private final Map<String, Ticket> tickets = new HashMap<>();

  /** The calls that outlast their run, in their order. */
  @GuardedBy("this")
  private final Map<EditionCall.Name, EditionCall> calls = new LinkedHashMap<>();

  /** The number of runs that postponed a post, by source. */
  @GuardedBy("this")
  private final Map<String, Integer> postponed = new HashMap<>();

  /** The fingerprints of posts for whose calls there was no place. */
  @GuardedBy("this")
  private final Map<String, String> outside = new LinkedHashMap<>();

  @GuardedBy("this")
  private long sliceEnd;

  @GuardedBy("this")
  private boolean slow;

  @GuardedBy("this")
  private boolean left;

  @GuardedBy("this")
  private boolean closed;

  /**
   * A post of the run under way that makes no other post wait.
   *
   * @param hashes returns the hash of all inputs of an edition
   * @param isNew true if nothing of the post is published
   * @param late true if no edition of it is started in this run
   * @param copies true if its page is published, and gets the copies of its pictures
   */
  private record Ticket(
      WeakReference<Article> article,
      String fingerprint,
      UnaryOperator<String> hashes,
      boolean isNew,
      boolean late,
      boolean copies) {}

  public EditionCalls(IsolatedExecutor executor) {
    this.executor = executor;
  }

  /**
   * Starts a run of a watched folder. The calls for posts that were removed or edited end.
   *
   * @param fingerprints of the posts that the run may publish, by source
   */
  public synchronized void begin(Map<String, String> fingerprints) {
    tickets.clear();
    slow = false;
    left = false;
    sliceEnd = 0;
    postponed.keySet().retainAll(fingerprints.keySet());
    outside.entrySet().removeIf(e -> !e.getValue().equals(fingerprints.get(e.getKey())));
    for (Iterator<EditionCall> all = calls.values().iterator(); all.hasNext(); ) {
      EditionCall call = all.next();
      if (call.fingerprint().equals(fingerprints.get(call.name().source()))) {
        call.offer();
      } else {
        call.stop();
        all.remove();
      }
    }
    // So many of these posts are tried in this run.
    Iterator<String> waiting = outside.keySet().iterator();
    for (int free = MOST_CALLS - calls.size(); free > 0 && waiting.hasNext(); free--) {
      waiting.next();
      waiting.remove();
    }
    startNext();
  }

  /** Returns true if a post is not published in this run, because an edition of it is not ready. */
  public synchronized boolean isWaiting(String source) {
    return outside.containsKey(source)
        || calls.values().stream()
            .anyMatch(c -> c.isOf(source) && !c.isEnded() && !c.isForCopies());
  }

  /** Returns how often editions of a post were postponed. */
  public synchronized int postponements(String source) {
    return postponed.getOrDefault(source, 0);
  }

  /** Returns true if another run has a post to publish, or links to a postponed one to remove. */
  public synchronized boolean isDue() {
    return left
        || calls.values().stream().anyMatch(EditionCall::isNews)
        || (!outside.isEmpty() && calls.size() < MOST_CALLS);
  }

  /**
   * Has the editions of a post make no other post wait, in the run that is under way.
   *
   * @param fingerprint of the post
   * @param hashes returns the hash of all inputs of an edition
   * @param isNew true if nothing of the post is published
   */
  public synchronized void admit(
      Article article, String fingerprint, UnaryOperator<String> hashes, boolean isNew) {
    long now = System.nanoTime();
    if (sliceEnd == 0) {
      sliceEnd = now + TimeUnit.MILLISECONDS.toNanos(SLICE_MILLIS);
    }
    String source = article.source();
    boolean known =
        calls.values().stream().anyMatch(call -> call.isOf(source) && !call.isForCopies());
    boolean late = slow && now > sliceEnd && !known;
    if (late) {
      left = true;
      postponed.merge(source, 1, Integer::sum);
    }
    tickets.put(
        source, new Ticket(new WeakReference<>(article), fingerprint, hashes, isNew, late, false));
  }

  /**
   * Has the page of a published post make no other post wait while it gets the copies of its
   * pictures.
   *
   * @param fingerprint of the post
   * @param hashes returns the hash of all inputs of an edition
   */
  public synchronized void admitCopies(
      Article article, String fingerprint, UnaryOperator<String> hashes) {
    tickets.put(
        article.source(),
        new Ticket(new WeakReference<>(article), fingerprint, hashes, false, false, true));
  }

  /** Returns those posts of {@code sources} whose copies can be taken or begun in a run now. */
  public synchronized List<String> nextCopies(List<String> sources) {
    long making = calls.values().stream().filter(EditionCall::isForCopies).count();
    long room = Math.min(COPIES_AT_ONCE - making, MOST_CALLS - calls.size());
    List<String> next = new ArrayList<>();
    for (String source : sources) {
      EditionCall call = copiesOf(source);
      if (call == null ? room > 0 : call.isEnded()) {
        next.add(source);
        room -= call == null ? 1 : 0;
      }
    }
    return next;
  }

  @GuardedBy("this")
  private EditionCall copiesOf(String source) {
    return calls.values().stream()
        .filter(call -> call.isForCopies() && call.isOf(source))
        .findFirst()
        .orElse(null);
  }

  /**
   * Returns the rendition of a publication.
   *
   * @param edition the name of its route without {@code post-}
   * @param heavy true if the call is likely to need much of the heap
   * @param times the limit of processor time is so many times that of a post
   * @param what names the edition in messages, such as {@code "the PDF"}
   * @throws PostponedException if the call outlasts the run
   */
  Rendition call(
      String edition,
      Publication publication,
      boolean heavy,
      int times,
      String what,
      Callable<Rendition> work) {
    EditionCall.Maker maker = made -> executor.call(what, heavy, times, made);
    Ticket ticket = ticket(publication);
    if (ticket == null) {
      return maker.make(work);
    }
    String source = publication.article().source();
    if (ticket.late()) {
      throw new PostponedException(source, edition);
    }
    String hash = ticket.hashes().apply(edition);
    EditionCall.Name name = new EditionCall.Name(source, edition, ticket.copies());
    EditionCall call = kept(name, hash);
    if (call == null) {
      call = new EditionCall(name, ticket.fingerprint(), hash, maker, work, this::startNext);
      call.start();
    }
    return result(call, ticket, what);
  }

  private Rendition result(EditionCall call, Ticket ticket, String what) {
    boolean ended = true;
    try {
      Optional<Rendition> rendition = call.await(ticket.copies() ? COPIES_MILLIS : FIRST_MILLIS);
      ended = rendition.isPresent();
      if (ended) {
        return rendition.get();
      }
    } catch (InterruptedException e) {
      call.stop();
      Thread.currentThread().interrupt();
      throw new CancellationException("Stopped while making " + what);
    } finally {
      if (ended) {
        remove(call);
      }
    }
    leave(call, ticket);
    throw new PostponedException(call.name().source(), call.name().edition());
  }

  // The publications of drafts, books, commands and lists have no ticket; a list may have no post.
  private synchronized Ticket ticket(Publication publication) {
    if (publication.isBook() || publication.articles().isEmpty()) {
      return null;
    }
    Ticket ticket = tickets.get(publication.article().source());
    return ticket != null && ticket.article().get() == publication.article() ? ticket : null;
  }

  // Null if there is none with these inputs.
  private synchronized EditionCall kept(EditionCall.Name name, String hash) {
    EditionCall call = calls.get(name);
    if (call != null && !call.hash().equals(hash)) {
      call.stop();
      calls.values().remove(call);
      call = null;
    }
    return call;
  }

  private synchronized void remove(EditionCall call) {
    calls.values().remove(call);
    startNext();
  }

  private synchronized void leave(EditionCall call, Ticket ticket) {
    if (ticket.copies()) {
      leaveCopies(call);
      return;
    }
    slow = true;
    left |= ticket.isNew();
    postponed.merge(call.name().source(), 1, Integer::sum);
    if (calls.containsValue(call)) {
      return;
    }
    if (closed || calls.size() >= MOST_CALLS) {
      call.stop();
      outside.put(call.name().source(), call.fingerprint());
    } else {
      // They begin again after the posts; the copies that are made are in the cache.
      calls.values().stream().filter(EditionCall::isForCopies).forEach(EditionCall::stop);
      if (isOneRunning()) {
        call.stop();
      }
      calls.put(call.name(), call);
    }
  }

  @GuardedBy("this")
  private void leaveCopies(EditionCall call) {
    if (calls.containsValue(call)) {
      return;
    }
    if (closed || isOneRunning()) {
      call.stop();
    }
    if (!closed && calls.size() < MOST_CALLS) {
      calls.put(call.name(), call);
    } else {
      call.stop();
    }
  }

  @GuardedBy("this")
  private boolean isOneRunning() {
    return calls.values().stream().anyMatch(call -> call.isStarted() && !call.isEnded());
  }

  private synchronized void startNext() {
    if (!closed && !isOneRunning()) {
      calls.values().stream()
          .filter(call -> !call.isStarted())
          .min(Comparator.comparing(EditionCall::isForCopies))
          .ifPresent(EditionCall::start);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    calls.values().forEach(EditionCall::stop);
    calls.clear();
    tickets.clear();
  }
}
