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
using IncidentPlatform.Incidents.Intake;
using IncidentPlatform.Incidents.Reactions;
using IncidentPlatform.Incidents.Views;
using IncidentPlatform.Incidents.Views.ReadModels;

namespace IncidentPlatform.Incidents;

/// <summary>What happened: everything this service does, on one screen.</summary>
public static class IncidentsModule
{
    public static void Configure(PlatformBuilder p)
    {
        p.Stream<Incident>("incident", IncidentEvolution.Evolve, FactTypes.All, revision: i => i.Revision, view: IncidentRow.Write);
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
            IntakeSchema.Add(store);
            IncidentRow.AddTable(store);
            LastLook.AddTable(store);
        });

        p.Leading((services, ct) => services.GetRequiredService<IntakeWorker>().Run(ct));
        p.Leading((services, ct) => services.GetRequiredService<ReadModelProof>().Run(ct));
        p.Waiting("intake", "select count(*) from intake_alert where processed_at is null");

        p.Services.AddSingleton(FirstCommanders.From(p.Configuration));
        p.Services.AddSingleton<IncidentNumbers>();
        p.Services.AddSingleton<RoutingKeys>();
        p.Services.AddSingleton<SignalReports>();
        p.Services.AddSingleton<IntakeWorker>();
        p.Services.AddSingleton<IntakeWriter>();
        p.Services.AddHostedService(services => services.GetRequiredService<IntakeWriter>());
        p.Services.AddHostedService<IncidentMetrics>();
        p.Services.AddSingleton<ReadModelCheck>();
        p.Services.AddSingleton<ReadModelProof>();
        p.Services.AddSingleton<TimelineWatch>();
        p.Services.AddHostedService(services => services.GetRequiredService<TimelineWatch>());
        p.Services.AddScoped<IncidentCommands>();
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

        // Reports
        ReportTicketVolume.Map(routes);
        ReportMediaAttention.Map(routes);

        // Views
        IncidentList.Map(routes);
        ShowIncident.Map(routes);
        FactsView.Map(routes);
        Timeline.Map(routes);
        LiveTimeline.Map(routes);
        Difference.Map(routes);
        CatchUp.Map(routes);
        LastLook.Map(routes);
        CommandView.Map(routes);
        AccessView.Map(routes);
        VerificationView.Map(routes);
        ReadModelRoutes.Map(routes);
    }
}
