using IncidentPlatform.Contracts;
using IncidentPlatform.Contracts.Facts;
using static IncidentPlatform.PostMortems.Tests.Domain.AnIncident;

namespace IncidentPlatform.PostMortems.Tests.Domain;

/// <summary>A P1 from alert to all clear, with everything that a review can tell: a late commander, a wrong cause, a reverted fix, a recurrence, corrections.</summary>
internal static class AWholeStory
{
    private const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    public static AnIncident Told() => Closed(Resolved(Worked(Opened(Declared()))));

    private static AnIncident Opened(AnIncident incident) => incident
        .Then(
            new RoleAssigned(Roles.Commander, "ada", "roster", false, 7),
            new ObligationOpened(Item(1), "commander-acknowledged", "commander", Midnight(2, 19), FactId(1), "default/1"),
            new ObligationOpened(Item(2), "first-external-notice", "communications-lead", Midnight(2, 44), FactId(1), "default/1"),
            new ObligationOpened(Item(3), "assessment", "commander", Midnight(2, 29), FactId(1), "default/1"))
        .By("service", "communications").At(2, 14, 20)
        .Then(new WarRoomOpened("incident-2026-03-02-payments-fail", "https://rooms.example/1", null, ["ada", "grace", "linus"]))
        .By("service", "escalation").At(2, 14, 30).Then(new ResponderPaged(Item(20), "ada", "commander-acknowledged", "log", "delivered"))
        .At(2, 19).Then(new ObligationMissed(Item(1), "commander-acknowledged", Midnight(2, 19)), new ResponderPaged(Item(21), "grace", "commander-acknowledged", "log", "delivered"))
        .By("grace").At(2, 22).Then(new PageAcknowledged(Item(21), "grace", "commander-acknowledged"))
        .By("service", "incidents").Then(new RoleAssigned(Roles.Commander, "grace", "escalation", true, Replaces: "ada"))
        .By("service", "escalation").Then(new ObligationMet(Item(1), "commander-acknowledged", Midnight(2, 19), Midnight(2, 22), FactId(9)))
        .By("source", "alertmanager").Then(new AlertsAttached(2, ["payments"], [new AlertReference(Item(30), "alertmanager", "payments/latency", "firing", Midnight(2, 9), Hash, "PaymentLatency")]));

    private static AnIncident Worked(AnIncident incident) => incident
        .By("grace").At(2, 27).Then(new AssessmentRecorded(1, ["payments"], 800, 2m, new Money(12000m, "EUR"), "medium", Symptoms: "Card payments are declined", Hypothesis: "The bank's gateway"))
        .By("service", "escalation").Then(new ObligationMet(Item(3), "assessment", Midnight(2, 29), Midnight(2, 27), FactId(13)))
        .By("service", "communications").At(2, 40).Then(Update(40, UpdateKinds.FirstNotice))
        .By("service", "escalation").Then(new ObligationMet(Item(2), "first-external-notice", Midnight(2, 44), Midnight(2, 40), FactId(15)))
        .By("linus").At(2, 45).Then(new FindingRecorded("The connection pool of the ledger is exhausted"), new RootCauseIdentified("The gateway of the bank times out", []))
        .At(2, 50).Then(new FixProposed(Item(50), "mitigation", "Double the pool", "linus")).By("grace").Then(new FixValidated(Item(50), "margaret"))
        .By("linus").At(2, 52).Then(new FixDeployed(Item(50), "linus")).At(2, 58).Then(new FixReverted(Item(50), "It starved the database"))
        .By("grace").At(3, 1).Then(new HandOverProposed(Roles.EngineeringLead, "linus", "margaret")).By("margaret").At(3, 3).Then(new HandOverAcknowledged(Roles.EngineeringLead, "linus", "margaret"))
        .By("service", "communications").At(3, 10).Then(Update(41, UpdateKinds.Progress) with { PreApproved = true })
        .By("linus").At(3, 12).Then(new RootCauseIdentified("A deploy halved the pool of connections to the ledger", ["No alert on the pool", "The deploy was on a Sunday night"]))
        .ThenOf(Midnight(3, 5), new NoteAdded("The deploy of 02:03 changed the pool"))
        .At(3, 13).Then(new AssessmentRecorded(2, ["payments", "checkout"], 1240, 3.1m, new Money(48000.5m, "EUR"), "breached", 17, "Card payments are declined", "The pool", true));

    private static AnIncident Resolved(AnIncident incident) => incident
        .By("linus").At(3, 15).Then(new FixProposed(Item(51), "rollback", "Roll the deploy of 02:03 back", "linus"))
        .By("margaret").At(3, 16).Then(new FixValidated(Item(51), "margaret")).By("linus").At(3, 18).Then(new FixDeployed(Item(51), "linus"))
        .By("margaret").At(3, 20).Then(new VerificationRecorded(true, "Checkout suite, 40 of 40", ["payments-success-rate"]))
        .By("source", "helpdesk").At(3, 30).Then(new TicketVolumeReported(90, 10m, 9m, TimeSpan.FromMinutes(30)))
        .At(3, 45).Then(new TicketVolumeReported(60, 10m, 6m, TimeSpan.FromMinutes(30)))
        .At(4, 0).Then(new TicketVolumeReported(30, 10m, 3m, TimeSpan.FromMinutes(30)))
        .By("linnea").Then(new MediaAttentionReported("social", "negative", 12, "https://social.example/p/1"), new MediaAttentionReported("complaint", "negative", 3))
        .By("grace").At(3, 40).Then(new IncidentResolved(Midnight(3, 20), ["payments-success-rate"]))
        .By("service", "communications").At(3, 41).Then(Update(42, UpdateKinds.Resolved));

    private static AnIncident Closed(AnIncident incident) => incident
        .By("source", "prober").At(4, 10).Then(new SignalFailed("payments-success-rate"), new RecurrenceDetected("Signal payments-success-rate fails again"), new IncidentReopened("Recurrence in the watch"))
        .By("margaret").At(4, 14).Then(new FixDeployed(Item(51), "linus"), new VerificationRecorded(true, "Checkout suite, 40 of 40; <b>bold</b> | pipe", ["payments-success-rate"]))
        .By("grace").At(4, 30).Then(new IncidentResolved(Midnight(4, 14), ["payments-success-rate"]))
        .By("service", "communications").At(4, 31).Then(Update(43, UpdateKinds.Resolved))
        .By("grace").At(6, 31).Then(new AllClearDeclared(Midnight(4, 30)))
        .By("service", "communications").At(6, 33).Then(Update(44, UpdateKinds.AllClear))
        .By("sponsor").At(9, 0).Then(new CompensationAuthorized("credit", new Money(2500m, "EUR"), 17))
        .By("linus").At(9, 5).Then(new FactCorrected(incident.Told.Single(f => f.Type == nameof(NoteAdded)).Id, "The note named the wrong deploy", Midnight(2, 3), "The deploy of 02:01 changed the pool"))
        .ThenUnknown("CustomFieldsSet");

    private static UpdateSent Update(int id, string kind) =>
        new(Item(id), Audiences.Customers, kind, [new ChannelOutcome("status-page", 1, 0, 0), new ChannelOutcome("mail", 1200, 3, 1)], Hash, false);
}
