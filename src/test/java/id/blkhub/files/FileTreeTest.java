package id.blkhub.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {
  @TempDir Path folder;

  @Test
  void shouldCountALinkToAFolderAsThatFolder() throws Exception {
    Path tree = Files.createDirectories(folder.resolve("tree/blk/in"));
    Files.writeString(tree.resolve("a.jslt"), "");
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("b.jslt"), "");
    Files.createSymbolicLink(folder.resolve("tree/supra"), elsewhere);
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("tree"));

    FileTree found = FileTree.of(link);

    assertThat(found.ending(".jslt"))
        .containsExactly(link.resolve("blk/in/a.jslt"), link.resolve("supra/b.jslt"));
    assertThat(found.broken()).isEmpty();
  }

  @Test
  void shouldNameLinksThatLeadNowhereOrInACircleAndReadTheRest() throws Exception {
    Files.writeString(folder.resolve("a.jslt"), "");
    Path gone = Files.createSymbolicLink(folder.resolve("b"), folder.resolve("gone"));
    Path circle = Files.createSymbolicLink(folder.resolve("c"), folder);
    Path itself = Files.createSymbolicLink(folder.resolve("d"), folder.resolve("d"));

    FileTree found = FileTree.of(folder);

    assertThat(found.files()).containsExactly(folder.resolve("a.jslt"));
    assertThat(found.broken())
        .extracting(FileTree.BrokenTree::path)
        .containsExactlyInAnyOrder(gone, circle, itself);
    assertThat(found.broken()).allSatisfy(one -> assertThat(one.why().en()).contains("symbolic"));
  }

  @Test
  void shouldSayThatAFolderIsNotThere() {
    assertThatThrownBy(() -> FileTree.of(folder.resolve("none")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("none");
  }
}
