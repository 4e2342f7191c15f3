package id.blkhub.correlation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The person of a case in the columns of its row. */
final class CasePersonRow {
  private static final String[] NAMES = {
    "person_nik", "person_name", "person_birth_date", "person_former_niks", "person_taught_by"
  };
  static final String COLUMNS = String.join(", ", NAMES);
  static final String REPLACED =
      Arrays.stream(NAMES)
          .map(name -> name + " = excluded." + name)
          .collect(Collectors.joining(", "));

  private CasePersonRow() {}

  /** Null where the row names nobody. */
  static @Nullable CasePerson read(ResultSet row) throws SQLException {
    String taughtBy = row.getString(NAMES[4]);
    if (taughtBy == null) {
      return null;
    }
    String former = row.getString(NAMES[3]);
    return new CasePerson(
        row.getString(NAMES[0]),
        row.getString(NAMES[1]),
        row.getString(NAMES[2]),
        former == null ? Set.of() : Set.of(former.split(",")),
        taughtBy);
  }

  /** These cells, then those of the person. */
  static Object[] with(@Nullable CasePerson person, @Nullable Object... cells) {
    @Nullable Object[] own =
        person == null
            ? new Object[NAMES.length]
            : new Object[] {
              person.nik(),
              person.name(),
              person.birthDate(),
              person.formerNiks().isEmpty()
                  ? null
                  : String.join(",", new TreeSet<>(person.formerNiks())),
              person.taughtBy()
            };
    return BatchSql.row(Stream.concat(Arrays.stream(cells), Arrays.stream(own)).toArray());
  }
}
