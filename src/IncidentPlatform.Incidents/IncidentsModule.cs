using IncidentPlatform.Hosting;
using IncidentPlatform.Hosting.EventStore;
using IncidentPlatform.Incidents.Catalogue;
using IncidentPlatform.Incidents.Domain;
using IncidentPlatform.Incidents.Features;
using IncidentPlatform.Incidents.Features.Alerts;
using IncidentPlatform.Incidents.Features.Assessment;
using IncidentPlatform.Incidents.Features.Catalogue;
using IncidentPlatform.Incidents.Features.Cascades;
using IncidentPlatform.Incidents.Features.Business;
using IncidentPlatform.Incidents.Features.Commanding;
using IncidentPlatform.Incidents.Features.Customising;
using IncidentPlatform.Incidents.Features.Declaring;
using IncidentPlatform.Incidents.Features.Impact;
using IncidentPlatform.Incidents.Features.Erasing;
using IncidentPlatform.Incidents.Features.Policies;
using IncidentPlatform.Incidents.Features.Reporting;
using IncidentPlatform.Incidents.Features.Resolving;
using IncidentPlatform.Incidents.Features.Security;
using IncidentPlatform.Incidents.Impact;
using IncidentPlatform.Incidents.Features.Work;
using IncidentPlatform.Incidents.Intake;
using IncidentPlatform.Incidents.Reactions;
using IncidentPlatform.Incidents.Views;

namespace IncidentPlatform.Incidents;

/// <summary>What happened: everything this service does, on one screen.</summary>
public static class IncidentsModule
{
    public static void Configure(PlatformBuilder p)
    {
        p.Stream<Incident>("incident", IncidentEvolution.Evolve, FactTypes.All, RecomputeImpact.With, i => i.Revision);
        p.Publish<Incident>(Publishing.Publishing.From);
        p.ConsumeReportedFacts<TakeReportedFact>();
        p.ConsumeRosters<KeepRoster>();
        p.Timer<AttachAlerts, AttachAlertsTimer>(AttachAlerts.Kind);
        p.Effect<RecomputeImpact, RecomputeImpactEffect>(RecomputeImpact.Kind);
        p.Configure(store =>
        {
            store.Schema.For<Incident>().Index(i => i.Number);
            store.Schema.For<Alert>().Index(a => a.IncidentId!);
            store.Schema.For<AlertsWaiting>();
            store.Schema.For<AlertSource>();
            store.Schema.For<RoutingKey>();
            store.Schema.For<RosterCopy>();
            store.Schema.For<EvidenceAccess>().Index(e => e.IncidentId);
            store.Schema.For<CustomField>();
            store.Schema.For<IncidentType>();
            IntakeSchema.Add(store);
            CatalogueSchema.Add(store);
        });

        p.Leading((services, ct) => services.GetRequiredService<IntakeWorker>().Run(ct));
        p.Waiting("intake", "select count(*) from intake_alert where processed_at is null");

        p.Services.AddSingleton(FirstCommanders.From(p.Configuration));
        p.Services.AddScoped<IExportLimits, ExportToTheNamed>();
        p.Services.AddSingleton<IncidentNumbers>();
        p.Services.AddSingleton<RoutingKeys>();
        p.Services.AddSingleton<SignalReports>();
        p.Services.AddSingleton<CatalogueReader>();
        p.Services.AddSingleton<CatalogueChanges>();
        p.Services.AddSingleton<CatalogueTransactions>();
        p.Services.AddSingleton<ImpactReader>();
        p.Services.AddSingleton<IntakeWorker>();
        p.Services.AddSingleton<IntakeWriter>();
        p.Services.AddHostedService(services => services.GetRequiredService<IntakeWriter>());
        p.Services.AddHostedService<IncidentMetrics>();
        p.Services.AddScoped<IncidentCommands>();
        p.Services.AddSingleton<EvidenceLog>();
        p.Services.AddScoped<EvidenceReader>();
        p.Services.AddScoped<Configured>();
        p.Services.AddScoped<StreamReading>();
        p.Services.AddScoped<Erasures>();
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
        AddPrivilegedNote.Map(routes);
        Correct.Map(routes);
        CorrectImpactStart.Map(routes);
        ReceiveExecutiveEscalation.Map(routes);
        Merge.Map(routes);
        PinFact.Map(routes);
        UnpinFact.Map(routes);
        ShowDefaultPack.Map(routes);

        // Custom fields
        CustomFieldRoutes.Map(routes);
        IncidentTypeRoutes.Map(routes);
        SetCustomFields.Map(routes);
        SetType.Map(routes);

        // Command
        AssignRole.Map(routes);
        ProposeHandOver.Map(routes);
        AcknowledgeHandOver.Map(routes);
        Relieve.Map(routes);
        OverrideRule.Map(routes);
        ChangeCadence.Map(routes);
        RoleCatalogue.Map(routes);

        // Work
        AssignWork.Map(routes);
        ReassignWork.Map(routes);
        CompleteWork.Map(routes);
        OrderWork.Map(routes);
        ListWork.Map(routes);
        GiveTechnicalStatus.Map(routes);

        // Cascades
        Link.Map(routes);
        Unlink.Map(routes);
        FixOrders.Map(routes);

        // Assessment
        Assess.Map(routes);
        ChangeScope.Map(routes);
        StateHypothesis.Map(routes);
        ConfirmHypothesis.Map(routes);
        DropHypothesis.Map(routes);
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
        ReportRelatedTicket.Map(routes);
        ConfirmRelatedTicket.Map(routes);
        DismissRelatedTickets.Map(routes);
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

        // Business
        RequestCompensation.Map(routes);
        AuthorizeCompensation.Map(routes);
        DetermineMateriality.Map(routes);
        RecordBoardApproval.Map(routes);
        FlagCriticalCustomer.Map(routes);

        // Reports
        RecordChange.Map(routes);
        ReportTicketVolume.Map(routes);
        ReportMediaAttention.Map(routes);

        // Catalogue and impact
        CatalogueRoutes.Map(routes);
        GrantSlaException.Map(routes);
        ImpactView.Map(routes);

        // Evidence
        SetLegalHold.Map(routes);
        ErasePerson.Map(routes);
        EraseFacts.Map(routes);
        VerificationView.Map(routes);
        ExportIncident.Map(routes);

        // Views
        IncidentList.Map(routes);
        IncidentView.Map(routes);
        FactsView.Map(routes);
        HypothesesView.Map(routes);
        EtasView.Map(routes);
        RelatedTicketsView.Map(routes);
        Timeline.Map(routes);
        LiveTimeline.Map(routes);
        CommandView.Map(routes);
        AccessView.Map(routes);
        SecurityView.Map(routes);
        EvidenceView.Map(routes);
    }
}
