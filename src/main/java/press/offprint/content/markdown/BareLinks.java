package press.offprint.content.markdown;

import com.vladsch.flexmark.ast.MailLink;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.parser.block.NodePostProcessor;
import com.vladsch.flexmark.parser.block.NodePostProcessorFactory;
import com.vladsch.flexmark.util.ast.DoNotDecorate;
import com.vladsch.flexmark.util.ast.DoNotLinkDecorate;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.ast.NodeTracker;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import press.offprint.content.markdown.inline.MailAddress;
import press.offprint.content.markdown.inline.RawAnchors;

/**
 * The post processor that makes links of bare e-mail addresses. Web addresses are links already,
 * made by the inline parser; an e-mail address is found when all emphasis is, because it may begin
 * with an underscore.
 */
final class BareLinks extends NodePostProcessorFactory {
  BareLinks() {
    super(false);
    addNodes(Text.class);
  }

  @Override
  public NodePostProcessor apply(Document document) {
    RawAnchors anchors = new RawAnchors(document);
    return new NodePostProcessor() {
      @Override
      public void process(NodeTracker state, Node node) {
        if (node.getChars().indexOf('@') >= 0
            && node.getAncestorOfType(DoNotDecorate.class, DoNotLinkDecorate.class) == null
            && !anchors.hold(node)) {
          link(state, node);
        }
      }
    };
  }

  private static void link(NodeTracker state, Node node) {
    BasedSequence chars = node.getChars();
    String text = chars.toString();
    int from = 0;
    MailAddress address = MailAddress.find(text, from);
    while (address != null) {
      if (address.start() > from) {
        insert(state, node, new Text(chars.subSequence(from, address.start())));
      }
      BasedSequence linked = chars.subSequence(address.start(), address.end());
      MailLink link = new MailLink();
      link.setText(linked);
      link.setCharsFromContent();
      link.appendChild(new Text(linked));
      insert(state, node, link);
      from = address.end();
      address = MailAddress.find(text, from);
    }
    if (from > 0) {
      if (from < chars.length()) {
        insert(state, node, new Text(chars.subSequence(from)));
      }
      node.unlink();
      state.nodeRemoved(node);
    }
  }

  private static void insert(NodeTracker state, Node before, Node node) {
    before.insertBefore(node);
    state.nodeAddedWithChildren(node);
  }
}
