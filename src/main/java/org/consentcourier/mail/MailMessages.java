package org.consentcourier.mail;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Every sentence of every mail, in English; another language is one more file {@code messages/mail_xx.properties}. */
@MessageBundle(value = "mail", locale = "en")
public interface MailMessages {

    // Asking

    @Message("Please allow {app} to work with your Docusign account")
    String askSubject(String app);

    @Message("Reminder {number} of {limit}: please allow {app} to work with your Docusign account")
    String reminderSubject(int number, int limit, String app);

    @Message("Last call: please allow {app} to work with your Docusign account")
    String expirySubject(String app);

    @Message("Hello {name},")
    String hello(String name);

    @Message("Your company uses {app} together with Docusign. Before {app} may work for you there, Docusign needs your"
            + " permission, given once by you in person. It takes about a minute.")
    String why(String app);

    @Message("Docusign tells us that {app} still does not have your permission. This is reminder {number} of {limit}.")
    String stillMissing(String app, int number, int limit);

    @Message(
            "Docusign tells us that {app} still does not have your permission. After {day} we stop asking, and {app} will"
                    + " not be able to work for you.")
    String lastCall(String app, String day);

    @Message(
            "Docusign tells us that {app} still does not have your permission. We will soon stop asking, and {app} will"
                    + " not be able to work for you.")
    String lastCallSoon(String app);

    @Message("What to do")
    String whatToDo();

    @Message("Open Docusign with the button below.")
    String stepOpen();

    @Message("Open Docusign with the address below.")
    String stepOpenText();

    @Message("Sign in as {email}. If you have several Docusign accounts, take this one.")
    String stepSignIn(String email);

    @Message("Docusign shows what {app} asks for. Choose Accept.")
    String stepAccept(String app);

    @Message("Open Docusign and allow {app}")
    String button(String app);

    @Message("The button leads straight to Docusign. Its address begins with {origin} and is, in full:")
    String buttonAddress(String origin);

    @Message("The address leads straight to Docusign. It begins with {origin} and is, in full:")
    String textAddress(String origin);

    @Message("What happens then")
    String whatHappens();

    @Message(
            "Docusign brings you back to a page that says whether it worked. You sign no document and pay nothing, we never"
                    + " see your password, and you can take your permission back in your Docusign settings at any time.")
    String afterwards();

    @Message("Please do it by {day}.")
    String doItBy(String day);

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

    @Message("Questions? {contact}")
    String questions(String contact);

    @Message(
            "You get this mail because you are on the list of people who work with {app}. It was sent automatically; answers to it"
                    + " are not read. It holds no pictures and does not track whether you open it.")
    String askFooter(String app);

    // Weekly report

    @Message("Docusign permissions of your team, {period}: {done} of {total} done")
    String reportSubject(String period, int done, int total);

    @Message("Docusign permissions of your team")
    String reportTitle();

    @Message("Hello,")
    String helloNobody();

    @Message("{done} of {total} permissions are given ({percent} %). New since the last report: {newlyDone}.")
    String reportSummary(int done, int total, int percent, int newlyDone);

    @Message("Nobody is missing. There is nothing left to do.")
    String nobodyMissing();

    @Message("Still missing: {count}")
    String stillMissingTitle(int count);

    @Message("It helps most when you ask them yourself. Whoever has had a mail finds the link in it.")
    String missingHint();

    @Message("{state}, for {days} days")
    String stateSince(String state, long days);

    @Message("{state}, since today")
    String stateSinceToday(String state);

    @Message("{state}, for one day")
    String stateSinceYesterday(String state);

    @Message("last mail {day}, {count} sent so far")
    String lastMail(String day, int count);

    @Message("no mail yet")
    String noMail();

    @Message("and {count} more on the page")
    String andMore(int count);

    @Message("New since the last report: {count}")
    String newlyDoneTitle(int count);

    @Message("Open the report")
    String openReport();

    @Message("The same as a page, with every name:")
    String reportPage();

    @Message(
            "You get this mail because you are listed as the manager of these people. It was sent automatically; answers to it are"
                    + " not read.")
    String reportFooter();
}
