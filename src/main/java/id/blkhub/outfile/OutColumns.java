package id.blkhub.outfile;

import java.util.ArrayList;
import java.util.List;

/** The columns of a file, in their order. */
record OutColumns(List<OutColumn> all) {
  private static final String FORM = "name=heading, name=heading";

  OutColumns {
    all = List.copyOf(all);
  }

  /**
   * @param name in the partner's own form
   * @param heading in the file
   */
  record OutColumn(String name, String heading) {}

  /**
   * @param text {@code kejuruan=Kejuruan, wilayah}; a name alone is its own heading
   * @throws IllegalArgumentException saying what is wrong
   */
  static OutColumns parse(String text) {
    List<OutColumn> columns = new ArrayList<>();
    for (String entry : text.split(",", -1)) {
      String[] parts = entry.split("=", 2);
      String name = parts[0].strip();
      String heading = parts.length < 2 ? name : parts[1].strip();
      if (name.isEmpty() || heading.isEmpty()) {
        throw new IllegalArgumentException("columns is " + FORM + ", not " + text);
      }
      if (columns.stream().anyMatch(one -> one.name().equals(name))) {
        throw new IllegalArgumentException("columns names " + name + " twice");
      }
      columns.add(new OutColumn(name, heading));
    }
    return new OutColumns(columns);
  }

  List<String> headings() {
    return all.stream().map(OutColumn::heading).toList();
  }

  boolean has(String name) {
    return all.stream().anyMatch(one -> one.name().equals(name));
  }
}
