package org.consentcourier.mail;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Every sentence of every mail, in English; another language is one more file {@code messages/mail_xx.properties}. */
@MessageBundle(value = "mail", locale = "en")
public interface MailMessages {

    // Asking

    @Message("Please allow {app} to work with your Docusign account")
    String askSubject(String app);

    @Message("Please allow {app} once more to work with your Docusign account")
    String reconsentSubject(String app);

    @Message("Reminder {number} of {limit}: please allow {app} to work with your Docusign account")
    String reminderSubject(int number, int limit, String app);

    @Message("A reminder: please allow {app} to work with your Docusign account")
    String nudgeSubject(String app);

    @Message("Last notice: please allow {app} to work with your Docusign account")
    String expirySubject(String app);

    @Message("Last notice, until {day}: please allow {app} to work with your Docusign account")
    String expirySubjectUntil(String day, String app);

    @Message("Hello {name},")
    String hello(String name);

    @Message("Hello,")
    String helloNobody();

    @Message(
            "Your organization uses {app} together with Docusign. Before {app} may work for you there, Docusign needs your"
                    + " permission, given once by you in person. It takes about a minute.")
    String why(String app);

    @Message(
            "{organization} uses {app} together with Docusign. Before {app} may work for you there, Docusign needs your"
                    + " permission, given once by you in person. It takes about a minute.")
    String whyOf(String organization, String app);

    @Message("Docusign tells us that {app} still does not have your permission. This is reminder {number} of {limit}.")
    String stillMissing(String app, int number, int limit);

    @Message(
            "Docusign tells us that {app} still does not have your permission. Your IT department asks you to have a look.")
    String nudge(String app);

    @Message(
            "Docusign tells us that {app} still does not have your permission. This is the last of {limit} reminders; after"
                    + " {day} we stop asking.")
    String lastReminder(String app, int limit, String day);

    @Message(
            "Docusign tells us that {app} still does not have your permission. After {day} we stop asking, and {app} will"
                    + " not be able to work for you.")
    String lastCall(String app, String day);

    @Message(
            "Docusign tells us that {app} still does not have your permission. We will soon stop asking, and {app} will"
                    + " not be able to work for you.")
    String lastCallSoon(String app);

    @Message(
            "You had allowed {app} to work for you. Docusign tells us that this permission is gone: it was taken back, by"
                    + " you or by an administrator. Please give it once more; it takes about a minute. If you meant to take it back,"
                    + " choose “This is not for me” below.")
    String takenBack(String app);

    @Message(
            "You have allowed {app} to work for you. It now asks for more than you allowed then, and Docusign needs your"
                    + " permission for that. It takes about a minute; what {app} asks for in all is listed below.")
    String moreAsked(String app);

    @Message("What to do")
    String whatToDo();

    @Message("Open Docusign with the button below.")
    String stepOpen();

    @Message("Open Docusign with the address below.")
    String stepOpenText();

    @Message("Sign in as {email}. If you have several Docusign accounts, take this one.")
    String stepSignIn(String email);

    @Message(
            "Enter {email} at Docusign. It takes you to the sign-in of your organization; you need no Docusign password.")
    String stepSingleSignOn(String email);

    @Message("Docusign shows what {app} asks for. Choose “Accept”.")
    String stepAccept(String app);

    @Message("Open Docusign and allow {app}")
    String button(String app);

    @Message("Please do it by {day}.")
    String doItBy(String day);

    @Message("The button leads straight to Docusign. Its address begins with {origin} and is, in full:")
    String buttonAddress(String origin);

    @Message("The address leads straight to Docusign. It begins with {origin} and is, in full:")
    String textAddress(String origin);

    @Message("What {app} may then do")
    String allows(String app);

    @Message("send documents for signing with Docusign, and manage them (“signature”)")
    String scopeSignature();

    @Message("act in your name, even while you are not signed in (“impersonation”)")
    String scopeImpersonation();

    @Message("stay connected without asking you again (“extended”)")
    String scopeExtended();

    @Message("see your name and your e-mail address (“openid”)")
    String scopeOpenid();

    @Message("see the Docusign users of your organization (“user_read”)")
    String scopeUserRead();

    @Message("add and change Docusign users of your organization (“user_write”)")
    String scopeUserWrite();

    @Message("see which accounts your organization has at Docusign (“organization_read”)")
    String scopeOrganizationRead();

    @Message("what Docusign calls “{scope}”")
    String scopeOther(String scope);

    @Message("Nothing beyond that, and we never see your password. You sign no document and pay nothing, and you can"
            + " take your permission back at any time.")
    String afterwards();

    @Message("Docusign then brings you back to a page that says whether it worked.")
    String comingBack();

    @Message("Already done?")
    String alreadyDone();

    @Message("I have done this, check now")
    String checkNow();

    @Message("Not for you?")
    String notForYou();

    @Message("This is not for me")
    String notForMe();

    @Message("Is this mail real?")
    String isItReal();

    @Message(
            "You need not click anything here. This page tells how to recognise our mails and has the same link to Docusign:")
    String howToTell();

    @Message("Or ask {contact}.")
    String orAsk(String contact);

    @Message(
            "You get this mail because you are on the list of people who work with {app}. It holds no pictures and does not"
                    + " track whether you open it.")
    String askFooter(String app);

    @Message(
            "Docusign needs your permission, given by you in person, for each of these applications: {apps}. Each takes about"
                    + " a minute and has a button of its own below; the most urgent one comes first.")
    String severalAsk(String apps);

    @Message("Open Docusign with the first button below.")
    String stepOpenFirst();

    @Message("Open Docusign with the first address below.")
    String stepOpenFirstText();

    @Message("Docusign shows what the application asks for. Choose “Accept”; then do the same with the next one.")
    String stepAcceptEach();

    // Notice for the service desk and the intranet

    @Message("Soon in your mailbox: an e-mail about Docusign")
    String noticeTitle();

    @Message(
            "You may soon get an e-mail that asks you to allow {apps} to work with your Docusign account. It is real: please"
                    + " do what it says. It takes about a minute.")
    String noticeIntro(String apps);

    @Message("It comes from {sender}.")
    String noticeFrom(String sender);

    @Message("It comes on {days}, between {from} and {until}.")
    String noticeWhen(String days, String from, String until);

    @Message("Its subject is “{subject}”.")
    String noticeSubject(String subject);

    @Message("Its button leads to Docusign itself. The address begins with {origin}")
    String noticeLink(String origin);

    @Message(
            "It asks for no password, has no attachment and no pictures. You sign in at Docusign alone and sign no document.")
    String noticeNever();

    @Message("{app} needs your permission by {day}.")
    String noticeDeadline(String app, String day);

    @Message("Whoever does not answer is reminded. Once you have given your permission, no further e-mail comes.")
    String noticeReminders();

    @Message(
            "Not sure whether an e-mail is real? Then click nothing in it, and type this address yourself. The page there"
                    + " tells how to recognise our e-mails and has the same link to Docusign:")
    String noticeInDoubt();

    @Message("Questions? Ask {contact}.")
    String noticeAsk(String contact);

    // Below every mail

    @Message("Sent automatically for {organization}.")
    String sentFor(String organization);

    @Message("Answers to this mail are not read.")
    String answersUnread();

    @Message("Answers to this mail go to {address}.")
    String answersTo(String address);

    // Escalation

    @Message("Please help: in spite of reminders, Docusign permissions are still missing for {app}")
    String escalationSubject(String app);

    @Message(
            "For {app}, Docusign needs the permission of each person, given once in person. We have asked the people below by e-mail and reminded them; Docusign tells us that their"
                    + " permission is still missing.")
    String escalationIntro(String app);

    @Message(
            "Please talk to them or to their managers. The link is in the e-mails they have had, and it takes about a minute. Nobody can do it"
                    + " for them, not even you: whoever signs in at Docusign gives permission for themselves alone.")
    String escalationAsk();

    @Message("You get this because their direct managers, named below, report to you.")
    String escalationToManager();

    @Message("You get this because you are named as the one responsible, and reminders alone have not helped.")
    String escalationToOwner();

    @Message("Direct manager: {manager}")
    String escalationManager(String manager);

    @Message("No manager is known")
    String escalationNoManager();

    @Message("after {day} we stop asking")
    String escalationUntil(String day);

    @Message("And {count} more. Whoever may sign in here sees all of them:")
    String escalationMore(String count);

    @Message("You need not click anything here. This page tells how to recognise our mails:")
    String escalationReal();

    @Message("If somebody has left, or is not meant to work with {app}, please tell {contact}.")
    String escalationElse(String app, String contact);

    // Reports

    @Message("{progress}: Docusign permissions of your team, {period}")
    String reportSubject(String progress, String period);

    @Message("Docusign permissions of your team")
    String reportTitle();

    @Message("{progress}: Docusign permissions of everybody, {period}")
    String companySubject(String progress, String period);

    @Message("Docusign permissions of everybody")
    String companyTitle();

    @Message("week {week} of {year}")
    String week(String week, String year);

    @Message("{period}, {part}")
    String partOf(String period, String part);

    @Message("{done} of {total} done")
    String someDone(String done, String total);

    @Message("{change} this week")
    String changeThisWeek(String change);

    @Message("{change} since the last report")
    String changeSince(String change);

    @Message("unchanged this week")
    String sameThisWeek();

    @Message("unchanged since the last report")
    String sameSince();

    @Message("Done: {count}")
    String legendDone(String count);

    @Message("Needs you: {count}")
    String legendUrgent(String count);

    @Message("Needs help: {count}")
    String legendLate(String count);

    @Message("Has time: {count}")
    String legendOpen(String count);

    @Message("At this pace everybody is done on {day}.")
    String prospectDay(String day);

    @Message("At this pace everybody is done on {day}, in time for the go-live on {goLive}.")
    String prospectInTime(String day, String goLive);

    @Message("At this pace everybody is done on {day} only, too late for the go-live on {goLive}.")
    String prospectLate(String day, String goLive);

    @Message("At this pace no end is in sight.")
    String prospectNever();

    @Message("At this pace not everybody is done by the go-live on {goLive}.")
    String prospectNeverGoLive(String goLive);

    @Message("It is too early to tell when everybody will be done.")
    String prospectEarly();

    @Message("The go-live is on {goLive}. It is too early to tell whether everybody will be done by then.")
    String prospectEarlyGoLive(String goLive);

    @Message("The go-live was on {goLive}. For whoever is missing, the application does not work.")
    String prospectOverdue(String goLive);

    @Message("This is your first report. You are listed as the manager of these people. They work with {apps}, and "
            + "for that Docusign needs the permission of each of them, given once in person. It takes them about a "
            + "minute, and nobody can do it for them. The report comes until everybody is done.")
    String firstReport(String apps);

    @Message("Nobody is missing. There is nothing left to do.")
    String nobodyMissing();

    @Message("This is the last report, unless something changes.")
    String lastReport();

    @Message("Needs you now: {count}")
    String needsYou(String count);

    @Message("Reminders alone have not helped here. A word from you helps most.")
    String needsYouHint();

    @Message("Remind all of them now")
    String nudgeAll();

    @Message("Each of these links opens a page that says what it does. Nothing happens until you confirm it there.")
    String linksHint();

    @Message("Send a reminder")
    String nudgeOne();

    @Message("Has left the company")
    String hasLeft();

    @Message("Not in my team")
    String notMine();

    @Message("Does not need it")
    String notNeeded();

    @Message("Please ask them in person; the link is in our last mail to them.")
    String fixSilent();

    @Message("We no longer write to them. Please ask them in person; the link in our last mail still works.")
    String fixExpired();

    @Message("Please talk to them; if they need not work with it, tell IT.")
    String fixDeclined();

    @Message("If they use another address at Docusign, please tell IT.")
    String fixOtherAddress();

    @Message("IT sees to it; you need do nothing.")
    String fixByIt();

    @Message("Our mails do not arrive")
    String mailsReturned();

    @Message("Does not answer")
    String noAnswer();

    @Message("Still has time: {count}")
    String waitingTitle(String count);

    @Message("They are being asked. There is nothing for you to do yet.")
    String waitingHint();

    @Message("Still missing: {count}")
    String stillMissingTitle(String count);

    @Message("{state}, for {days} days")
    String stateSince(String state, String days);

    @Message("{state}, since today")
    String stateSinceToday(String state);

    @Message("{state}, for one day")
    String stateSinceYesterday(String state);

    @Message("last mail {day}, {count} sent so far")
    String lastMail(String day, int count);

    @Message("no mail yet")
    String noMail();

    @Message("and {count} more on the page")
    String andMore(String count);

    @Message("New since the last report: {count}")
    String newlyDoneTitle(String count);

    @Message("Taken back since the last report: {count}")
    String revokedTitle(String count);

    @Message("Teams below you")
    String teamsTitle();

    @Message("Everybody below you, your own people included: {progress}.")
    String teamsSum(String progress);

    @Message("By application")
    String byApplication();

    @Message("By department")
    String byDepartment();

    @Message("By country")
    String byCountry();

    @Message("By mail domain")
    String byDomain();

    @Message("How long people have been missing")
    String byAge();

    @Message("What stands in the way")
    String byCause();

    @Message("up to {days} days")
    String daysUpTo(String days);

    @Message("{from} to {until} days")
    String daysBetween(String from, String until);

    @Message("more than {days} days")
    String daysOver(String days);

    @Message("not known")
    String notKnown();

    @Message("Will break at go-live: {count}")
    String willBreakTitle(String count);

    @Message("For these people the application does not work when it goes live, unless something changes.")
    String willBreakHint();

    @Message("Open the report")
    String openReport();

    @Message("The same as a page, with every name:")
    String reportPage();

    @Message("Attached is the list of all these people.")
    String filesAttached();

    @Message("The list of all these people is too large to attach; the page has it.")
    String filesTooLarge();

    @Message("You get this mail because you are listed as the manager of these people.")
    String reportFooter();

    @Message("You get this mail because these people have no manager we know of, and you stand in.")
    String ownerFooter();

    @Message("You get this mail because you stand in for {manager}.")
    String standInFooter(String manager);

    @Message("You get this mail because you stand in for {manager} until {day}.")
    String standInUntilFooter(String manager, String day);

    @Message("You get this mail because you are named as a recipient of the report about everybody.")
    String namedFooter();

    // Columns of the list that goes with a report

    @Message("Name")
    String columnName();

    @Message("E-mail")
    String columnEmail();

    @Message("Application")
    String columnApplication();

    @Message("Department")
    String columnDepartment();

    @Message("Country")
    String columnCountry();

    @Message("Manager")
    String columnManager();

    @Message("State")
    String columnState();

    @Message("Since")
    String columnSince();

    @Message("Days")
    String columnDays();

    @Message("Last mail")
    String columnLastMail();

    @Message("Mails sent")
    String columnMails();

    @Message("What helps")
    String columnAdvice();

    // States of people, as a report names them

    @Message("Docusign account not known yet")
    String unresolved();

    @Message("Not checked yet")
    String unchecked();

    @Message("Permission not given yet")
    String pending();

    @Message("Permission given")
    String granted();

    @Message("Permission taken back")
    String revoked();

    @Message("Has declined")
    String declined();

    @Message("No longer reminded")
    String expired();

    @Message("Docusign does not know this account")
    String faulty();

    @Message("Taken out by IT")
    String exempt();

    @Message("No longer on the list")
    String left();

    @Message("Has not activated Docusign yet")
    String notActivated();

    @Message("They must first open Docusign's activation mail.")
    String notActivatedAdvice();

    @Message("Our mails to this address do not arrive. Please tell IT the right one.")
    String undeliverable();

    @Message("Has several Docusign accounts, IT chooses one")
    String severalUserIds();

    @Message("Has no Docusign account")
    String unknownAddress();

    @Message("Permission given, but not in the organization's Docusign account")
    String noMembership();
}
