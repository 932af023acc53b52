package org.consentcourier.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Every sentence of every public page, in English; another language is one more file {@code messages/pages_xx.properties}. */
@MessageBundle(value = "pages", locale = "en")
public interface PublicMessages {

    // Around every page

    @Message("Skip to content")
    String skip();

    @Message("Language")
    String languages();

    @Message("Consent Courier asks for consent and proves it; it is not affiliated with Docusign.")
    String footer();

    @Message("Questions about {app}? {contact}")
    String questions(String app, String contact);

    @Message("What is this about?")
    String about();

    @Message("Consent at Docusign")
    String toDocusign();

    @Message("Try once more at Docusign")
    String tryAgain();

    @Message("Check again")
    String checkAgain();

    @Message("You need do nothing more and may close this page.")
    String nothingMore();

    @Message("If your consent should be missing after all, we write to you again.")
    String writeAgain();

    // Done

    @Message("Done")
    String doneTitle();

    @Message("Your consent to {app} has arrived. Thank you.")
    String done(String app);

    @Message("You get no further mail about it, and you may close this page.")
    String doneNoMail();

    @Message("You can take your consent back at any time, in Docusign under “Manage Profile”, “Connected Apps”.")
    String doneTakeBack();

    // Checking

    @Message("Checking")
    String checkingTab();

    @Message("Checking with Docusign …")
    String checkingTitle();

    @Message("This takes a few seconds. The page goes on by itself.")
    String checking();

    @Message("Nothing happens?")
    String nothingHappens();

    // Not yet

    @Message("Not yet")
    String notYetTitle();

    @Message("Docusign does not have your consent to {app} yet.")
    String notYet(String app);

    @Message("Most often somebody was signed in at Docusign with another account. We expect the account of {email}.")
    String notYetWhy(String email);

    @Message(
            "Try once more, and sign in as {email}. A private window of your browser helps, because it knows no other account.")
    String notYetSignIn(String email);

    @Message("If Docusign offers several accounts or users, choose the one of your organization.")
    String notYetSeveral();

    @Message("If you have not chosen “Accept” yet, do so now.")
    String notYetAccept();

    @Message("Sure that you accepted with the right account? Then you need do nothing: we go on checking by ourselves.")
    String notYetSure();

    // Not now

    @Message("We check by ourselves")
    String laterTab();

    @Message("Thank you, we check by ourselves")
    String laterTitle();

    @Message("At the moment we cannot ask Docusign about your consent to {app}. That is not your fault.")
    String later(String app);

    @Message("Thank you, we check a little later")
    String busyTitle();

    @Message("We may ask Docusign only so often, and for the moment that is used up. Your consent to {app} is what we"
            + " ask about next, as soon as we may.")
    String busy(String app);

    @Message("That is not your fault, and whatever you decided at Docusign counts.")
    String busyCounts();

    @Message("IT corrects something first")
    String faultyTab();

    @Message("Thank you. IT must correct something first")
    String faultyTitle();

    @Message(
            "Docusign does not know the user that stands on our list for you, so we cannot check your consent to {app}. That is"
                    + " not your fault.")
    String faulty(String app);

    @Message("Your IT department sees this and corrects the list. Then we check again by ourselves.")
    String faultyThen();

    @Message("We look for your user")
    String unresolvedTab();

    @Message("Thank you. We still look for your Docusign user")
    String unresolvedTitle();

    @Message(
            "We do not know yet which Docusign user is yours, so we cannot check your consent to {app}. That is not your fault.")
    String unresolved(String app);

    @Message("Your IT department settles that. Then we check by ourselves.")
    String unresolvedThen();

    // Asked no more

    @Message("Nothing to do")
    String overTab();

    @Message("Nothing to do any more")
    String overTitle();

    @Message("Your IT department has decided that you are not asked for consent to {app}.")
    String exempt(String app);

    @Message("You are no longer on the list of people who are asked for consent to {app}.")
    String left(String app);

    @Message("You may close this page. If that cannot be right, please ask your IT department.")
    String overWrong();

    // Another user

    @Message("IT sorts out the rest")
    String otherTab();

    @Message("Thank you, IT sorts out the rest")
    String otherTitle();

    @Message(
            "You have consented to {app}, but with another Docusign user of your address {email} than the one we expected.")
    String other(String app, String email);

    @Message(
            "That happens easily where somebody has several users at Docusign, and it is not your fault. Your IT department has"
                    + " been told and sorts it out.")
    String otherWhy();

    @Message("You need do nothing more and may close this page. We send you no reminder meanwhile.")
    String otherThen();

    // Came back, declined

    @Message("You came back without consenting")
    String cameBackTitle();

    @Message("Docusign sent you back, and there is no consent to {app}. Nothing has been decided yet.")
    String cameBack(String app);

    @Message("It was a mistake, or something went wrong")
    String mistake();

    @Message("I do not want to consent")
    String unwilling();

    @Message("Why? (optional)")
    String why();

    @Message("The staff who look after {app} read it. They see that you declined, and you get no more reminders.")
    String whyHint(String app);

    @Message("I decline")
    String decline();

    @Message("You declined")
    String declinedTitle();

    @Message("You have told us that you do not consent to {app}. You get no more reminders.")
    String declined(String app);

    @Message("Changed your mind?")
    String changed();

    @Message("Consent at Docusign, now or later; the link in our mail stays valid as well.")
    String changedHow();

    // Check now

    @Message("Check now")
    String checkNow();

    @Message("You have consented? We check now")
    String checkNowTitle();

    @Message("We ask Docusign whether your consent to {app} has arrived, for the account of {email}.")
    String checkNowWhat(String app, String email);

    @Message("Not done yet: to Docusign")
    String notDone();

    // Not for me

    @Message("Not for me")
    String notMeTab();

    @Message("This mail is not for you?")
    String notMeTitle();

    @Message(
            "It asks {email} for consent to {app}. Tell us what is wrong, and no reminder is sent until somebody has looked at it.")
    String notMe(String email, String app);

    @Message("Choose one of the reasons, then send it again.")
    String unchosen();

    @Message("What is wrong?")
    String whatIsWrong();

    @Message("I am not the one who should be asked")
    String wrongPerson();

    @Message("This person has left the company")
    String leftCompany();

    @Message("Something else")
    String somethingElse();

    @Message("More about it (optional)")
    String more();

    @Message("Send")
    String send();

    @Message("We have told the staff")
    String toldTab();

    @Message("Thank you, noted")
    String toldTitle();

    @Message("The staff who look after {app} decide what happens next. Until then no reminder is sent.")
    String told(String app);

    // From a manager's report

    @Message("From your report, {period}. Nothing happens before you press the button.")
    String actFrom(String period);

    @Message("From your report, {period}.")
    String actReport(String period);

    @Message("Send a reminder?")
    String nudgeTitle();

    @Message("No reminder at the moment")
    String nudgeNobody();

    @Message("One reminder more for")
    String nudgeGets();

    @Message("No reminder at the moment for")
    String nudgeNot();

    @Message("Send the reminder")
    String nudgeSend();

    @Message("and {many} more")
    String andMore(int many);

    @Message("is not being asked at the moment")
    String notAsked();

    @Message("the address takes no mail")
    String notDeliverable();

    @Message("the first mail has not left yet")
    String notInvited();

    @Message("must first activate the Docusign user")
    String notActivated();

    @Message("IT has something to decide first")
    String notDecided();

    @Message("a mail is on its way already")
    String notTwice();

    @Message("had a mail only a short time ago")
    String notSoSoon();

    @Message("The reminder is on its way")
    String nudgedTitle();

    @Message("Reminders on their way: {many}. They leave as soon as the sending hours allow.")
    String nudged(int many);

    @Message("Has {name} left the company?")
    String actLeft(String name);

    @Message("{name} is not one of your people?")
    String actManager(String name);

    @Message("{name} should not have to consent to {app}?")
    String actExempt(String name, String app);

    @Message("Your IT department is told and decides. Until then {name} gets no reminder, and nothing else changes.")
    String actTell(String name);

    @Message("Whose, then? (optional)")
    String actWhose();

    @Message("Tell IT")
    String tellIt();

    @Message("Already done")
    String actUsed();

    @Message("This link was used on {day}. Each link of a report acts once.")
    String actOnce(String day);

    @Message("This link is out of date")
    String actExpired();

    @Message("The links of this report worked until {day}. The newest report has newer ones.")
    String actExpiredWhy(String day);

    // Back without a link of ours

    @Message("Thank you")
    String thanksTitle();

    @Message(
            "You are back from Docusign. We check by ourselves whether your consent to {app} has arrived; you need do nothing"
                    + " more, and you may close this page.")
    String thanks(String app);

    @Message(
            "If you were sent here by a link you copied, and want to see at once whether it worked, use the link “I have done"
                    + " this, check now” in our mail.")
    String thanksHint();

    // Information

    @Message("Is this mail real?")
    String infoTab();

    @Message("Asked for your consent by mail?")
    String infoTitle();

    @Message(
            "Your organization connects the applications below with Docusign. Before an application may work in your name there,"
                    + " Docusign wants your consent, once. Consent Courier sends that mail and checks that it worked.")
    String info();

    @Message("Asks for:")
    String asksFor();

    @Message("Questions? {contact}")
    String questionsTo(String contact);

    @Message("How to tell a real mail from a forged one")
    String realTitle();

    @Message("It comes from:")
    String realFrom();

    @Message("Its button leads to Docusign itself. The link begins with:")
    String realLink();

    @Message("It never asks for a password, not in the mail and not on a page of ours. You log in at Docusign alone.")
    String realPassword();

    @Message("It names you, and it links to this page. In doubt, type this address yourself and use the button above:")
    String realPage();

    @Message("For administrators of Docusign")
    String adminsTitle();

    @Message(
            "Where all users belong to a domain your organization has claimed at Docusign, an organization administrator can"
                    + " consent for all of them at once, in Docusign Admin under “Connected Apps”, “Authorize Application”. Whoever is"
                    + " covered by that gets no mail from here.")
    String admins();

    @Message("Log in")
    String login();

    @Message("for staff who run this service")
    String loginFor();

    // What went wrong

    @Message("To the start")
    String toStart();

    @Message("There is nothing here")
    String missingTitle();

    @Message(
            "This link is not complete, or a newer mail has taken its place. Open the newest mail and follow its link, or copy"
                    + " it whole into the address bar. If you have just accepted at Docusign, that counts: we check by ourselves.")
    String missing();

    @Message("This was refused")
    String refusedTitle();

    @Message("The form was out of date. Go back, reload the page and send it again.")
    String refused();

    @Message("This is too large")
    String tooLargeTitle();

    @Message("What was sent is longer than this page takes. Go back, shorten it and send it again.")
    String tooLarge();

    @Message("One moment, please")
    String tooOftenTitle();

    @Message(
            "There have been very many requests from your link or your network within a short time. Please try again in"
                    + " {seconds} seconds. Nothing is lost: if you have consented at Docusign, we find that by ourselves.")
    String tooOften(long seconds);

    @Message("Something failed on our side")
    String oursTitle();

    @Message("It was logged, and nothing you did was wrong. Please try again in a few minutes.")
    String ours();

    @Message("This could not be understood")
    String unclearTitle();

    @Message("Go back and try again.")
    String unclear();
}
