package org.consentcourier.roster.file;

/** What we know to do with a column. */
public enum Field {
    /** The address of the person; the one column a file must have. */
    EMAIL("UserEmail"),
    /** Docusign's GUID of the user. */
    USER_ID("APIUserName"),
    /** Docusign's account of the membership. */
    ACCOUNT("AccountID"),
    /** Docusign's status of user or membership; of several columns the worse counts. */
    STATUS("Status"),
    /** First name. */
    FIRST_NAME("FirstName"),
    /** Last name. */
    LAST_NAME("LastName"),
    /** Serves where there is no first and last name. */
    FULL_NAME("FullName"),
    /** Job title. */
    JOB_TITLE("UserTitle"),
    /** Company. */
    COMPANY("CompanyName"),
    /** Department; in no file of Docusign. */
    DEPARTMENT("Department"),
    /** Docusign's permission profile. */
    PERMISSION_SET("PermissionSet"),
    /** Docusign's groups; several columns are joined. */
    GROUPS("Group"),
    /** When the user was added to Docusign, as the file writes it. */
    ADDED_DATE("AddedDate"),
    /** The address of the manager; in no file of Docusign. */
    MANAGER_EMAIL("ManagerEmail"),
    /** Language of the person's mails. */
    LANGUAGE("Language"),
    /** Time zone of the person; in no file of Docusign. */
    TIME_ZONE("TimeZone"),
    /** Country of the person. */
    COUNTRY("Country");

    private final String header;

    Field(String header) {
        this.header = header;
    }

    /** Docusign's name of the column, for messages; where its files have none, a name that is understood. */
    public String header() {
        return header;
    }

    /** Whether several columns may say it. */
    boolean isRepeatable() {
        return this == STATUS || this == GROUPS;
    }
}
