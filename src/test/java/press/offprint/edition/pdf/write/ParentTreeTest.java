package press.offprint.edition.pdf.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each key of the parent tree leads to its value through nodes of a limited size. */
class ParentTreeTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 64, 65, 4_096, 4_097, 10_000})
  void each_element_is_found_by_its_key_after_the_division(int entries) throws IOException {
    byte[] file;
    try (PDDocument pdf = new PDDocument()) {
      pdf.getDocumentCatalog().setStructureTreeRoot(withEntries(entries));
      ParentTree.divide(pdf);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      pdf.save(bytes);
      file = bytes.toByteArray();
    }
    try (PDDocument pdf = Loader.loadPDF(file)) {
      PDStructureTreeRoot root = pdf.getDocumentCatalog().getStructureTreeRoot();
      PDNumberTreeNode tree = root.getParentTree();
      for (int key = 0; key < entries; key++) {
        PDParentTreeValue value = (PDParentTreeValue) tree.getValue(2 * key);
        assertThat(((COSDictionary) value.getCOSObject()).getInt(COSName.K)).isEqualTo(key);
      }
      assertThat(tree.getValue(2 * entries)).isNull();
      List<Integer> sizes = new ArrayList<>();
      addSizes(root.getCOSObject().getCOSDictionary(COSName.PARENT_TREE), sizes);
      assertThat(sizes).allMatch(size -> size <= ParentTree.MOST);
    }
  }

  private static PDStructureTreeRoot withEntries(int entries) {
    COSArray numbers = new COSArray();
    for (int key = 0; key < entries; key++) {
      COSDictionary value = new COSDictionary();
      value.setInt(COSName.K, key);
      numbers.add(COSInteger.get(2L * key));
      numbers.add(value);
    }
    COSDictionary tree = new COSDictionary();
    tree.setItem(COSName.NUMS, numbers);
    PDStructureTreeRoot root = new PDStructureTreeRoot();
    root.getCOSObject().setItem(COSName.PARENT_TREE, tree);
    return root;
  }

  private static void addSizes(COSDictionary node, List<Integer> sizes) {
    COSArray kids = node.getCOSArray(COSName.KIDS);
    COSArray numbers = node.getCOSArray(COSName.NUMS);
    sizes.add(kids == null ? numbers.size() / 2 : kids.size());
    for (int i = 0; kids != null && i < kids.size(); i++) {
      addSizes((COSDictionary) kids.getObject(i), sizes);
    }
  }
}
