package id.blkhub.correlation;

import id.blkhub.message.ClaimedPerson;
import id.blkhub.message.PartnerId;
import id.blkhub.message.PersonTrait;
import id.blkhub.message.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who the person of a case is. A NIK decides wherever both sides have one; only where one lacks,
 * name and birth date do. All are keyed hashes.
 *
 * @param formerNiks those the registry corrected
 * @param taughtBy {@link Arrival#subject()} of the message the hub knows it from
 */
record CasePerson(
    @Nullable String nik,
    @Nullable String name,
    @Nullable String birthDate,
    Set<String> formerNiks,
    String taughtBy) {
  CasePerson {
    formerNiks = Set.copyOf(formerNiks);
  }

  static CasePerson of(ClaimedPerson said, String subject) {
    String former = said.hash(PersonTrait.EARLIER_NIK);
    return new CasePerson(
        said.hash(PersonTrait.NIK),
        said.hash(PersonTrait.NAME),
        said.hash(PersonTrait.BIRTH_DATE),
        former == null ? Set.of() : Set.of(former),
        subject);
  }

  /** Whether a message of this partner is where the hub knows it from. */
  boolean taughtBy(PartnerId partner) {
    return taughtBy.startsWith(partner + "|");
  }

  /** Whether it is the NIK the person had before the registry corrected it. */
  boolean hadBefore(ClaimedPerson said) {
    String now = said.hash(PersonTrait.NIK);
    return now != null && formerNiks.contains(now) && !corrects(said);
  }

  /** What shows that the person spoken of is another one; empty where nothing does. */
  List<Violation> differences(ClaimedPerson said) {
    String hisNik = said.hash(PersonTrait.NIK);
    boolean otherName = differ(name, said.hash(PersonTrait.NAME));
    boolean otherBirth = differ(birthDate, said.hash(PersonTrait.BIRTH_DATE));
    List<Violation> found = new ArrayList<>();
    if (nik == null || hisNik == null || corrects(said) && otherName && otherBirth) {
      addIf(otherName, CorrelationProblem.NAME_OF_ANOTHER_PERSON, said, PersonTrait.NAME, found);
    } else if (nik.equals(hisNik) || corrects(said)) {
      return List.of();
    } else if (said.hash(PersonTrait.EARLIER_NIK) != null) {
      found.add(CorrelationProblem.EARLIER_NIK_UNKNOWN.at(said.path(PersonTrait.EARLIER_NIK)));
    } else {
      found.add(CorrelationProblem.NIK_OF_ANOTHER_PERSON.at(said.path(PersonTrait.NIK)));
    }
    addIf(
        otherBirth,
        CorrelationProblem.BIRTH_DATE_OF_ANOTHER_PERSON,
        said,
        PersonTrait.BIRTH_DATE,
        found);
    return found;
  }

  /** What is written in another way although the NIK is the same; nothing to hold a message for. */
  List<Violation> spelledOtherwise(ClaimedPerson said) {
    List<Violation> found = new ArrayList<>();
    if (nik != null && nik.equals(said.hash(PersonTrait.NIK))) {
      addIf(
          differ(name, said.hash(PersonTrait.NAME)),
          CorrelationProblem.SPELLED_OTHERWISE,
          said,
          PersonTrait.NAME,
          found);
      addIf(
          differ(birthDate, said.hash(PersonTrait.BIRTH_DATE)),
          CorrelationProblem.SPELLED_OTHERWISE,
          said,
          PersonTrait.BIRTH_DATE,
          found);
    }
    return found;
  }

  /** What is known once the registry that owns the case said this: its word counts. */
  CasePerson told(ClaimedPerson said, String subject) {
    String newNik = either(said.hash(PersonTrait.NIK), nik);
    Set<String> former = new TreeSet<>(formerNiks);
    if (said.hash(PersonTrait.EARLIER_NIK) != null) {
      former.add(said.hash(PersonTrait.EARLIER_NIK));
    }
    if (newNik != null) {
      former.remove(newNik);
    }
    return new CasePerson(
        newNik,
        either(said.hash(PersonTrait.NAME), name),
        either(said.hash(PersonTrait.BIRTH_DATE), birthDate),
        former,
        subject);
  }

  /** The same with what was not known yet. */
  CasePerson completed(ClaimedPerson said) {
    return new CasePerson(
        either(nik, said.hash(PersonTrait.NIK)),
        either(name, said.hash(PersonTrait.NAME)),
        either(birthDate, said.hash(PersonTrait.BIRTH_DATE)),
        formerNiks,
        taughtBy);
  }

  /** Whether it says that the NIK known here was corrected. */
  private boolean corrects(ClaimedPerson said) {
    return nik != null && nik.equals(said.hash(PersonTrait.EARLIER_NIK));
  }

  private static void addIf(
      boolean wrong,
      CorrelationProblem problem,
      ClaimedPerson said,
      PersonTrait trait,
      List<Violation> found) {
    if (wrong) {
      found.add(problem.at(said.path(trait)));
    }
  }

  private static boolean differ(@Nullable String one, @Nullable String other) {
    return one != null && other != null && !Objects.equals(one, other);
  }

  private static @Nullable String either(@Nullable String first, @Nullable String second) {
    return first != null ? first : second;
  }
}
