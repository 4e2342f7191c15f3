package id.blkhub.partner;

import java.util.List;

/** Finds what makes a profile unsafe to use although it is sound by itself: other files tell it. */
public interface ProfileCheck {
  /** The problems of the sound profiles; each is in the file of its profile. */
  List<ProfileProblem> problems(PartnerProfiles loaded);
}
