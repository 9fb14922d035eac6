using IncidentPlatform.Hosting;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Features;
using IncidentPlatform.Incidents.Features.Alerts;
using IncidentPlatform.Incidents.Features.Assessment;
using IncidentPlatform.Incidents.Features.Commanding;
using IncidentPlatform.Incidents.Features.Declaring;
using IncidentPlatform.Incidents.Features.Policies;
using IncidentPlatform.Incidents.Features.Reporting;
using IncidentPlatform.Incidents.Features.Resolving;
using IncidentPlatform.Incidents.Features.Security;
using IncidentPlatform.Incidents.Intake;
using IncidentPlatform.Incidents.Reactions;
using IncidentPlatform.Incidents.Views;

namespace IncidentPlatform.Incidents;

/// <summary>What happened: everything this service does, on one screen.</summary>
public static class IncidentsModule
{
    public static void Configure(PlatformBuilder p)
    {
        p.Stream<Incident>("incident", IncidentEvolution.Evolve, FactTypes.All, revision: i => i.Revision);
        p.Publish<Incident>(Publishing.Publishing.From);
        p.ConsumeReportedFacts<TakeReportedFact>();
        p.ConsumeRosters<KeepRoster>();
        p.Timer<AttachAlerts, AttachAlertsTimer>(AttachAlerts.Kind);
        p.Configure(store =>
        {
            store.Schema.For<Incident>().Index(i => i.Number);
            store.Schema.For<Alert>().Index(a => a.IncidentId!);
            store.Schema.For<AlertsWaiting>();
            store.Schema.For<AlertSource>();
            store.Schema.For<RoutingKey>();
            store.Schema.For<RosterCopy>();
            store.Schema.For<EvidenceAccess>().Index(e => e.IncidentId);
            IntakeSchema.Add(store);
        });

        p.Leading((services, ct) => services.GetRequiredService<IntakeWorker>().Run(ct));
        p.Waiting("intake", "select count(*) from intake_alert where processed_at is null");

        p.Services.AddSingleton(FirstCommanders.From(p.Configuration));
        p.Services.AddSingleton<IncidentNumbers>();
        p.Services.AddSingleton<RoutingKeys>();
        p.Services.AddSingleton<SignalReports>();
        p.Services.AddSingleton<IntakeWorker>();
        p.Services.AddSingleton<IntakeWriter>();
        p.Services.AddHostedService(services => services.GetRequiredService<IntakeWriter>());
        p.Services.AddHostedService<IncidentMetrics>();
        p.Services.AddScoped<IncidentCommands>();
        p.Services.AddSingleton<EvidenceLog>();
        p.Services.AddScoped<EvidenceReader>();
    }

    public static void MapRoutes(IEndpointRouteBuilder routes)
    {
        // Intake
        ReceiveAlertmanager.Map(routes);
        ReceiveSignal.Map(routes);
        ListAlerts.Map(routes);
        ListAlertSources.Map(routes);
        PutAlertSource.Map(routes);
        CreateRoutingKey.Map(routes);

        // Declaration
        Declare.Map(routes);
        ChangeSeverity.Map(routes);
        Retitle.Map(routes);
        Cancel.Map(routes);
        AddNote.Map(routes);
        Correct.Map(routes);
        ShowDefaultPack.Map(routes);

        // Command
        AssignRole.Map(routes);
        ProposeHandOver.Map(routes);
        AcknowledgeHandOver.Map(routes);
        Relieve.Map(routes);
        OverrideRule.Map(routes);

        // Assessment
        Assess.Map(routes);
        StateHypothesis.Map(routes);
        GiveEta.Map(routes);
        IdentifyRootCause.Map(routes);

        // Resolution
        RecordFinding.Map(routes);
        RecordDecision.Map(routes);
        ProposeFix.Map(routes);
        ValidateFix.Map(routes);
        DeployFix.Map(routes);
        RevertFix.Map(routes);
        VerifyFix.Map(routes);
        Resolve.Map(routes);
        ReportRecurrence.Map(routes);
        DeclareAllClear.Map(routes);

        // Security
        Designate.Map(routes);
        GrantAccess.Map(routes);
        RevokeAccess.Map(routes);
        EngageAuditor.Map(routes);
        ChangePhase.Map(routes);
        RecordAwareness.Map(routes);
        RecordFiling.Map(routes);
        RegisterEvidence.Map(routes);
        TransferCustody.Map(routes);

        // Reports
        ReportTicketVolume.Map(routes);
        ReportMediaAttention.Map(routes);

        // Views
        IncidentList.Map(routes);
        IncidentView.Map(routes);
        FactsView.Map(routes);
        Timeline.Map(routes);
        LiveTimeline.Map(routes);
        CommandView.Map(routes);
        AccessView.Map(routes);
        VerificationView.Map(routes);
        SecurityView.Map(routes);
        EvidenceView.Map(routes);
    }
}
