package org.toolforge.components.http.auth;

import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** The subject of a tool's certificate, such as {@code CN=mytool,O=toolforge}. */
final class SubjectName {

  private static final String ORGANISATION = "toolforge";
  private static final int MAX_LENGTH = 500;

  private SubjectName() {}

  /**
   * The tool whose certificate it is.
   *
   * @throws Authenticator.Unauthenticated when it is no tool's
   */
  static String tool(String subject) {
    String tool = null;
    boolean toolforge = false;
    for (Rdn part : parsed(subject).getRdns()) {
      if (part.size() == 1 && part.getType().equalsIgnoreCase("CN") && tool == null) {
        tool = String.valueOf(part.getValue());
      } else if (part.size() == 1
          && part.getType().equalsIgnoreCase("O")
          && !toolforge
          && ORGANISATION.equals(part.getValue())) {
        toolforge = true;
      } else {
        throw unknown();
      }
    }
    if (tool == null || !toolforge) {
      throw unknown();
    }
    return tool;
  }

  private static LdapName parsed(String subject) {
    if (subject.length() > MAX_LENGTH) {
      throw unknown();
    }
    try {
      return new LdapName(subject);
    } catch (InvalidNameException | IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static Authenticator.Unauthenticated unknown() {
    return new Authenticator.Unauthenticated(
        "The 'ssl-client-subject-dn' header does not name a tool; it should look like"
            + " CN=mytool,O=toolforge");
  }
}
